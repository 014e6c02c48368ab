"""The loopback Discord, and the bot as a process that talks to it."""

import contextlib
import shutil
from collections.abc import AsyncIterator

import pytest

from tests.forks.process import ForkedProcess
from tests.loopback import BotProcess, LoopbackDiscord
from tests.loopback.process import environment
from tests.world import FEW_TERMS


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    """A Discord that works until a test orders faults."""
    async with LoopbackDiscord() as discord:
        yield discord


@pytest.fixture
async def run_bot(discord, tmp_path, command_server, migrated_sqlite):
    """Start ``python -m bot run``, or another command, against the loopback Discord, as after an earlier start.

    At the end, its output must not contain the token.
    """
    async with contextlib.AsyncExitStack() as ends:
        ends.enter_context(command_server.serving())
        started = []

        async def start(*arguments: str, **settings: object) -> BotProcess:
            if not (state := tmp_path / "var").exists():
                state.mkdir()
                shutil.copyfile(migrated_sqlite, state / "ki-glossar.db")
            asked = environment(discord, **{"glossary_file": FEW_TERMS, **settings})
            process = BotProcess(await ForkedProcess.start(command_server, tmp_path, asked, *(arguments or ["run"])))
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


@pytest.fixture
async def new_bot(discord, tmp_path):
    """The same in a Python of its own, as an operator starts it."""
    process = await BotProcess.start(tmp_path, discord, glossary_file=FEW_TERMS)
    try:
        await discord.gateway.ready.find()
        yield process
    finally:
        await process.end()
    assert discord.token not in process.output
