"""Answers to interactions while Discord limits them: given in time, or lost with one line in the log."""

import asyncio
import inspect
import io

import aiohttp
import discord as discordpy
import pytest
from discord.webhook.async_ import AsyncWebhookAdapter, interaction_message_response_params

from bot.transport import webhooks
from bot.transport.endpoint import Endpoint
from tests.loopback import Fault
from tests.loopback.answers import VIA

CALLBACK = "POST /interactions/*/callback"
LATER = "POST /webhooks/*"
PAGE = {"body": "<html>error code: 1015</html>", "content_type": "text/html"}
LIMITED = {
    "for a moment": Fault(status=429, body='{"retry_after": 0.2, "global": false}', headers={"Via": VIA}),
    "by a page": Fault(status=429, headers={"Via": VIA}, **PAGE),
    "for an unknown time": Fault(status=429, body='{"message": "Slow down"}', headers={"Via": VIA}),
    "for a time that is no number": Fault(status=429, body='{"retry_after": "soon"}', headers={"Via": VIA}),
    "by a failing Discord": Fault(status=500, **PAGE),
    "by a Discord that does not answer": Fault(held=asyncio.Event()),
}
FOR_AGES = {
    "for ten seconds": Fault(status=429, body='{"retry_after": 10}', headers={"Via": VIA}),
    "for longer than a clock can show": Fault(status=429, body='{"retry_after": 1e15}', headers={"Via": VIA}),
    "for ever": Fault(status=429, body='{"retry_after": Infinity}', headers={"Via": VIA, "Retry-After": "1e400"}),
}


def warnings(bot):
    """The lines above INFO that the bot has logged."""
    return [line for line in bot.lines.entries if " INFO " not in line]


@pytest.mark.parametrize("fault", LIMITED.values(), ids=LIMITED)
async def test_an_answer_that_is_limited_is_given_again(discord, bot, fault):
    """It comes within the three seconds, and the log has one line about it."""
    discord.fail(CALLBACK, fault, times=1)

    asked = await discord.ask("define", term="sharding")

    assert (await asked.answer(within=3))["embeds"][0]["title"] == "Sharding"
    await bot.says("outcome=exact")
    assert ["trying again" in line for line in warnings(bot)] == [True]


@pytest.mark.parametrize("fault", FOR_AGES.values(), ids=FOR_AGES)
async def test_an_answer_that_would_come_too_late_is_lost(discord, bot, fault):
    """No time is spent on an interaction that will be over: one line says so, and others are answered."""
    discord.fail(CALLBACK, fault, times=1)

    asked = await discord.ask("define", term="sharding")
    await bot.says("outcome=over")

    assert ["An answer was lost" in line for line in warnings(bot)] == [True]
    assert asked.answers.entries == []
    again = await discord.ask("define", term="ray")
    assert (await again.answer())["embeds"][0]["title"] == "Ray"


async def test_choices_that_would_come_too_late_are_lost(discord, bot):
    """One line says so, without a traceback, although discord.py would log one."""
    discord.fail(CALLBACK, FOR_AGES["for ten seconds"], times=1)

    await discord.type("define", term="sh")
    await bot.says("An answer was lost")

    later = await discord.type("define", term="sh")
    assert (await later.answer())["choices"]
    assert len(warnings(bot)) == 1


async def test_an_answer_that_hangs_is_lost(discord, bot):
    """It is cut off when the interaction is over, and others are answered."""
    discord.fail(CALLBACK, Fault(held=asyncio.Event()), times=2)

    asked = await discord.ask("define", term="sharding")
    await bot.says("outcome=over")

    assert ["trying again" in line for line in warnings(bot)] == [True, False]
    assert "An answer was lost" in warnings(bot)[-1]
    assert asyncio.get_running_loop().time() - asked.at < 4
    again = await discord.ask("define", term="ray")
    assert (await again.answer())["embeds"][0]["title"] == "Ray"


async def test_after_an_acknowledgment_there_is_time(discord, bot):
    """Once a command is acknowledged, its answer may wait for longer than three seconds."""
    wait = Fault(status=429, body='{"retry_after": 3.2}', headers={"Via": VIA})
    discord.fail(LATER, wait, times=1)

    asked = await discord.ask("today")

    assert (await asked.answer())["embeds"]
    await discord.rest.calls.find(lambda call: call.path.startswith("/webhooks/") and call.status == 429)
    assert ["trying again in 3.2 s" in line for line in warnings(bot)] == [True]


def test_the_replaced_part_of_discordpy_is_as_it_was():
    """All that discord.py passes to ``request`` for an interaction is passed on; a change there must be looked at."""
    passed = {
        *("route", "session", "payload", "multipart", "files", "params", "proxy", "proxy_auth"),
        *("reason", "auth_token"),  # for webhooks that are not an interaction's; the bot has none
    }

    assert set(inspect.signature(AsyncWebhookAdapter.request).parameters) == {"self", *passed}
    assert webhooks.DiscordWebhooks.request is not AsyncWebhookAdapter.request


async def test_an_answer_carries_its_files_again(discord):
    """Every attempt sends the file from its beginning."""
    discord.fail(CALLBACK, Fault(status=503), times=1)
    discord.fail(CALLBACK, Fault(status=200), times=1)
    file = discordpy.File(io.BytesIO(b"the whole file"), "x.txt")
    params = interaction_message_response_params(type=4, file=file)

    async with aiohttp.ClientSession() as session:
        answers = webhooks.DiscordWebhooks(Endpoint(discord.api_base))
        await answers.create_interaction_response(1, "token", session=session, params=params)

    assert [call.status for call in discord.rest.calls.entries] == [503, 200]
    assert all("the whole file" in call.body for call in discord.rest.calls.entries)
