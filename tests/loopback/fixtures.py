"""The loopback Discord, and the bot as a process that talks to it."""

import contextlib
from collections.abc import AsyncIterator

import pytest

from tests.loopback import BotProcess, LoopbackDiscord


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    """A Discord that works until a test orders faults."""
    async with LoopbackDiscord() as discord:
        yield discord


@pytest.fixture
async def run_bot(discord, tmp_path):
    """Start ``python -m bot run`` against the loopback Discord. At the end, its output must not contain the token."""
    async with contextlib.AsyncExitStack() as ends:
        started = []

        async def start(**settings: object) -> BotProcess:
            process = await BotProcess.start(tmp_path, discord, **settings)
            ends.push_async_callback(process.end)
            started.append(process)
            return process

        yield start
    assert all(discord.token not in process.output for process in started)


@pytest.fixture
async def bot(discord, run_bot):
    """The bot, logged in and serving its guild."""
    process = await run_bot()
    await discord.gateway.ready.find()
    return process
