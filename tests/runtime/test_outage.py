"""Once it was let in, the bot waits out whatever happens to Discord, and answers again as soon as it can."""

import pytest

from tests.loopback import Fault, Guild


async def answered(discord):
    """Whether somebody who asks now gets their card."""
    asked = await discord.ask("define", term="sharding")
    answer = await asked.answer()
    return answer["embeds"][0]["title"] == "Sharding"


@pytest.mark.usefixtures("bot")
async def test_a_broken_connection_is_resumed(discord):
    """What was sent meanwhile arrives after the resume: nobody notices."""
    discord.gateway.drop()
    asked = await discord.ask("define", term="sharding")

    await discord.gateway.resumed.find()

    assert (await asked.answer())["embeds"][0]["title"] == "Sharding"
    assert len(discord.gateway.ready.entries) == 1


async def test_a_guild_that_goes_during_an_outage(discord, run_bot):
    """A guild that a new session no longer has is as gone as one that removes the bot, and only that one."""
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
    """Longer than a start may take; afterwards the bot logs in anew and answers."""
    bot = await run_bot(start_timeout_seconds=3)
    await discord.gateway.ready.find()
    await discord.go_away()
    await bot.says("Attempting a reconnect")

    await discord.come_back()

    await discord.gateway.ready.find(after=1)
    assert await answered(discord)
    assert bot.output.count("logging in") == 1


async def test_an_end_of_discordpy_is_no_end(discord, bot):
    """What discord.py cannot digest ends it; a new bot takes over, also where Discord is away at that moment."""
    discord.fail("GET /users/@me", Fault(status=500, drop=True), times=1)
    session = await discord.gateway.ready.find()
    await session.socket.send_str("this is not JSON")

    await discord.gateway.ready.find(after=1)

    assert await answered(discord)
    assert "started anew" in bot.output
