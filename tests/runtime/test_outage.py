"""Once logged in, the bot waits out every Discord outage, and answers again as soon as it can."""

import pytest

from tests.loopback import Fault, Guild

pytestmark = pytest.mark.unmeasured("nearly all of it is waiting for Discord")


async def answered(discord):
    """Whether somebody who asks now gets the card."""
    asked = await discord.ask("define", term="sharding")
    answer = await asked.answer()
    return answer["embeds"][0]["title"] == "Sharding"


@pytest.mark.usefixtures("bot")
async def test_a_broken_connection_is_resumed(discord):
    """Events sent during the break arrive after the resume, so nobody notices it."""
    discord.gateway.drop()
    asked = await discord.ask("define", term="sharding")

    await discord.gateway.resumed.find()

    assert (await asked.answer())["embeds"][0]["title"] == "Sharding"
    assert len(discord.gateway.ready.entries) == 1


@pytest.mark.usefixtures("bot")
async def test_what_is_delivered_again_after_a_resume(discord):
    """A choice from the list posts one card, although the resumed connection repeats the command and the click."""
    listed = await discord.ask("define", term="s")
    await listed.answer()
    picked = await discord.click(listed, "pick:sharding:public")
    await picked.answer(1)
    discord.gateway.repeats = 2
    discord.gateway.drop()

    await discord.gateway.resumed.find()

    assert await answered(discord)
    assert [(answer.get("embeds") or [{}])[0].get("title") for answer in picked.answers.entries] == ["Sharding", None]
    assert len([call for call in discord.rest.calls.entries if call.path.startswith(f"/interactions/{picked.id}")]) == 1


async def test_an_interaction_that_cannot_be_read(discord, bot):
    """It is ignored with a line in the log, and does not end the connection."""
    await discord.gateway.send("INTERACTION_CREATE", {"id": "7", "type": 2, "guild_id": "2001"})

    assert await answered(discord)
    assert "An interaction cannot be read: KeyError: 'member'" in bot.output
    assert len(discord.gateway.ready.entries) == 1


async def test_a_guild_that_goes_during_an_outage(discord, run_bot):
    """A guild missing from a new session counts as one that removed the bot, and only that guild does."""
    discord.guilds.append(Guild(1 << 40, 2 << 40))
    bot = await run_bot()
    await discord.gateway.ready.find()
    await discord.go_away()
    await bot.says("Attempting a reconnect")
    gone = discord.guilds.pop()
    discord.gateway.ready.entries[0].id = "forgotten"
    await discord.come_back()

    await bot.says(f"Guild {gone.id} removed the bot")

    assert await answered(discord)
    assert bot.output.count("removed the bot") == 1


async def test_an_outage_is_waited_out(discord, run_bot):
    """The outage may last longer than a start may take; afterwards the bot logs in again and answers.

    Each attempt to reconnect is one line in the log.
    """
    bot = await run_bot(start_timeout_seconds=3)
    await discord.gateway.ready.find()
    await discord.go_away()
    await bot.says("Attempting a reconnect")

    await discord.come_back()

    await discord.gateway.ready.find(after=1)
    assert await answered(discord)
    assert bot.output.count("logging in") == 1
    assert "Traceback" not in bot.output
    assert "(Cannot connect to host" in await bot.says("Attempting a reconnect")


async def test_a_ready_without_its_shard_is_waited_out(discord, bot):
    """A bot that was let in once takes it for an outage, because the gateway named the shard before."""
    discord.gateway.sharded = False
    discord.gateway.ready.entries[0].id = "forgotten"
    discord.gateway.drop()
    await bot.says("Not connected: its READY does not name the session's shard")

    discord.gateway.sharded = True
    sessions = len(discord.gateway.ready.entries)

    await discord.gateway.ready.find(after=sessions)
    assert await answered(discord)
    assert "Traceback" not in bot.output


async def test_a_new_bot_takes_over_when_discordpy_ends(discord, bot):
    """Invalid data ends discord.py; a new bot takes over, even if Discord is away at that moment."""
    discord.fail("GET /users/@me", Fault(status=500, drop=True), times=1)
    session = await discord.gateway.ready.find()
    await session.socket.send_str("this is not JSON")

    await discord.gateway.ready.find(after=1)

    assert await answered(discord)
    assert "stopped unexpectedly" in bot.output
