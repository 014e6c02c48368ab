"""Stopping: answers in progress are finished, and the process ends in time."""

import asyncio
import signal
import subprocess
import sys

import pytest

from tests.loopback import Fault

CALLBACK = "POST /interactions/*/callback"


@pytest.fixture
async def held(discord):
    """Holds back the first answer until the test sets it."""
    held = asyncio.Event()
    discord.fail(CALLBACK, Fault(held=held), times=1)
    yield held
    held.set()


async def underway(discord, asked):
    """Wait until the bot has begun to answer."""
    await discord.rest.begun.find(lambda path: asked.token in path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_with_nothing_to_do(new_bot, number):
    """It ends at once, with exit code 0 and no error."""
    new_bot.signal(number)

    assert await new_bot.exit_code(within=5) == 0
    assert "ERROR" not in new_bot.output
    assert "Traceback" not in new_bot.output


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_with_an_answer_in_flight(discord, bot, held, number):
    """The first user gets their card; a new one is told in their language that the bot restarts; then it ends."""
    asked = await discord.ask("define", term="sharding")
    await underway(discord, asked)

    bot.signal(number)
    await bot.says("Stopping")
    late = await discord.ask("define", locale="de", term="ray")

    assert (await late.answer())["content"].startswith("Ich gehe gerade offline")
    held.set()
    assert (await asked.answer())["embeds"][0]["title"] == "Sharding"
    assert await bot.exit_code(within=5) == 0
    assert "Traceback" not in bot.output


@pytest.mark.usefixtures("held")
async def test_with_an_answer_that_hangs(discord, run_bot):
    """After STOP_TIMEOUT_SECONDS the answer is abandoned, and the log says so."""
    bot = await run_bot(stop_timeout_seconds=0.3)
    await discord.gateway.ready.find()
    asked = await discord.ask("define", term="sharding")
    await underway(discord, asked)

    bot.signal(signal.SIGTERM)

    assert await bot.exit_code(within=5) == 0
    assert "1 answer did not finish within 0.3 s" in bot.output
    assert "Traceback" not in bot.output


@pytest.mark.usefixtures("held")
async def test_a_second_signal_ends_it_at_once(discord, bot):
    """The second signal skips the wait."""
    asked = await discord.ask("define", term="sharding")
    await underway(discord, asked)
    bot.signal(signal.SIGTERM)
    await bot.says("Stopping")

    bot.signal(signal.SIGTERM)

    assert await bot.exit_code(within=5) == -signal.SIGTERM


BLOCKED = """
import asyncio, threading
from bot.runtime.stopping import stop_signals

async def main():
    with stop_signals(0.1):
        print("running", flush=True)
        threading.Event().wait()

asyncio.run(main())
"""


def test_a_blocked_event_loop_keeps_nobody_waiting():
    """If a call blocks the loop forever, the process still ends, and says so."""
    process = subprocess.Popen(
        [sys.executable, "-c", BLOCKED], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate(timeout=10)
    finally:
        process.kill()
        process.communicate()

    assert process.returncode == 0
    assert "Something is still running" in error
