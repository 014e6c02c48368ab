"""Calls to Discord that fail for a moment are repeated, and nothing appears twice."""

import asyncio
import contextlib
import gc
import io

import discord as discordpy
import pytest

from bot.client import create_bot
from bot.settings import Settings
from bot.transport import retrying, webhooks
from tests.loopback import Fault, LoopbackDiscord
from tests.loopback.answers import VIA
from tests.loopback.faults import PAGE
from tests.loopback.payloads import CHANNEL_ID
from tests.world import FEW_TERMS

CALLBACK = "POST /interactions/*/callback"
SEND = f"POST /channels/{CHANNEL_ID}/messages"
PASSING = [
    Fault(status=429, body="slow down", content_type="text/plain"),  # from a proxy
    Fault(status=429, headers={"Retry-After": "0.7"}),
    Fault(status=429, headers={"Via": VIA}),  # from Discord, but without the time to wait
    Fault(status=429, body="slow down", content_type="text/plain", headers={"Via": VIA}),
    Fault(status=429, headers={"Retry-After": "Thu, 01 Jan 2026 00:00:00 GMT"}),
    Fault(status=503),
    Fault(status=408),
    Fault(status=520, body="<html>", content_type="text/html"),
    PAGE,
    Fault(drop=True),
    Fault(status=503, obeyed=True),  # the call took effect, but the confirmation was lost
    Fault(drop=True, obeyed=True),
]


@contextlib.asynccontextmanager
async def connected(discord: LoopbackDiscord):
    """The bot in this process, logged in to ``discord``."""
    bot = create_bot(Settings(discord_api_base=discord.api_base, glossary_file=FEW_TERMS, cooldown_commands=1000))
    running = asyncio.create_task(bot.start(discord.token))
    await discord.gateway.ready.find()
    async with asyncio.timeout(10):
        while bot.get_channel(int(CHANNEL_ID)) is None:
            await bot.wait_for("socket_event_type")
    try:
        yield bot
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await bot.close()


@pytest.fixture
async def bot(discord):
    """A bot in this process, logged in to the usual Discord."""
    async with connected(discord) as bot:
        yield bot


@pytest.fixture
async def channel(bot):
    """The channel as the bot sees it."""
    return bot.get_channel(int(CHANNEL_ID))


async def idle():
    """Wait until the bot runs no more commands."""
    while running := {task for task in asyncio.all_tasks() if task.get_name() == "CommandTree-invoker"}:
        await asyncio.wait(running)


@pytest.mark.usefixtures("bot")
class TestAnAnswer:
    """An answer to an interaction has three seconds."""

    async def test_that_fails_once_is_given_again(self, discord, caplog):
        """Many ask at once, and each meets another fault; all get the card, and only the card."""
        for fault in PASSING:
            discord.fail(CALLBACK, fault, times=1)

        everybody = [await discord.ask("define", term="sharding") for _ in PASSING]
        titles = [(await asked.answer())["embeds"][0]["title"] for asked in everybody]
        await idle()

        assert titles == ["Sharding"] * len(PASSING)
        assert [len(asked.answers.entries) for asked in everybody] == [1] * len(PASSING)
        assert "Incident" not in caplog.text

    async def test_that_is_refused_is_not_repeated(self, discord):
        """Discord's refusal is final: the interaction is over, and nothing more is sent."""
        discord.fail(CALLBACK, Fault(status=404, body='{"code": 10062, "message": "Unknown interaction"}'))

        asked = await discord.ask("define", term="sharding")
        await discord.rest.calls.find(lambda call: asked.token in call.path)
        await idle()

        assert len([call for call in discord.rest.calls.entries if asked.token in call.path]) == 1

    async def test_that_never_gets_through_harms_nobody(self, discord, monkeypatch, caplog):
        """The log says so, and somebody who asks when Discord is back gets an answer."""
        monkeypatch.setattr(retrying, "_FIRST_PAUSE_SECONDS", 0.001)
        discord.fail(CALLBACK, Fault(drop=True))
        asked = await discord.ask("define", term="sharding")
        await discord.rest.calls.find(lambda call: asked.token in call.path)
        await idle()
        gc.collect()
        discord.rest.faults.clear()
        assert len([call for call in discord.rest.calls.entries if asked.token in call.path]) == 5

        again = await discord.ask("define", term="sharding")

        assert (await again.answer())["embeds"][0]["title"] == "Sharding"
        assert caplog.text.count("An answer was lost") == 1
        assert "Incident" not in caplog.text
        assert "never retrieved" not in caplog.text

    async def test_that_hangs_leaves_no_time_for_another(self, discord, bot, monkeypatch):
        """The time is counted from the interaction's arrival; once it is over, not even a first attempt is made."""
        outcomes = asyncio.Queue()

        async def answer_twice(interaction: discordpy.Interaction):
            for _ in range(2):
                [outcome] = await asyncio.gather(interaction.response.send_message("Hello"), return_exceptions=True)
                outcomes.put_nowait(type(outcome))

        bot.tree.command(name="twice", description="Answer twice")(answer_twice)
        monkeypatch.setattr(webhooks, "FIRST_ANSWER_SECONDS", 0.1)
        discord.fail(CALLBACK, Fault(held=asyncio.Event()), times=1)

        asked = await discord.ask("twice")

        assert [await outcomes.get(), await outcomes.get()] == [webhooks.Unanswered] * 2
        assert len([path for path in discord.rest.begun.entries if asked.token in path]) == 1


class TestAMessage:
    """Everything except interaction answers goes through discord.py's HTTP client."""

    async def test_that_fails_once_is_posted_once(self, discord, channel):
        """It is posted once, whatever the fault, even if the first try had reached Discord."""
        for fault in PASSING:
            discord.fail(SEND, fault, times=1)
        sent = [f"message {number}" for number in range(len(PASSING))]

        await asyncio.gather(*(channel.send(text) for text in sent))

        assert sorted(message["content"] for message in discord.rest.messages.values()) == sorted(sent)

    async def test_carries_its_files_again(self, discord, channel):
        """Every try sends the file from its beginning."""
        discord.fail(SEND, Fault(status=503), times=1)

        await channel.send(file=discordpy.File(io.BytesIO(b"the whole file"), "x.txt"))

        tries = [call for call in discord.rest.calls.entries if call.path == SEND.split()[1]]
        assert [call.status for call in tries] == [503, 200]
        assert all("the whole file" in call.body for call in tries)

    async def test_that_would_have_to_wait_too_long_fails_now(self, discord, channel):
        """A call that would have to wait an hour fails at once."""
        discord.fail(SEND, Fault(status=429, headers={"Retry-After": "3600"}))

        with pytest.raises(discordpy.HTTPException):
            await channel.send("hello")


async def test_two_bots_in_one_process_have_a_discord_each(discord):
    """The address belongs to the bot, not to the process, so calls, gateway and answers stay apart."""
    async with LoopbackDiscord(token="another") as other, connected(discord), connected(other):
        asked = [await one.ask("define", term="sharding") for one in (discord, other)]

        answers = [await one.answer() for one in asked]

        assert [answer["embeds"][0]["title"] for answer in answers] == ["Sharding", "Sharding"]


async def test_closing_one_of_two_bots_in_one_process_leaves_the_other_intact(discord):
    """Features and their buttons belong to the bot that set them up."""
    async with LoopbackDiscord(token="another") as other, connected(discord):
        async with connected(other):
            pass

        asked = await discord.ask("define", term="sharding")

        assert (await asked.answer())["embeds"][0]["title"] == "Sharding"
