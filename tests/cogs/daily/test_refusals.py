"""Discord refuses a post or fails: what an admin reads, and what becomes of that day's post."""

import sqlite3
from contextlib import closing

import pytest

from bot.glossary.guild_lookups import Lookups
from tests.cogs.daily.days import DAY, HOUR, SET, allow, ask, passes, posts
from tests.world import field_of

pytestmark = pytest.mark.unmeasured("the same commands, refused")

MESSAGES = "/channels/*/messages"


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


async def interrupted(world) -> None:
    """Leave today's post as a crash ten minutes ago would: noted as sent, with no answer."""
    world.env.inject_error("POST", MESSAGES, status=503)
    await ask(world, "daily post-now")
    done = "UPDATE daily_post SET state = 'sent', channel_id = ?, sent_at = '2025-12-31 23:50:00.000000'"
    with closing(sqlite3.connect(world.settings.state_dir / "ki-glossar.db")) as connection, connection:
        connection.execute(done, [world.channel.id])


async def last_problem(world) -> str:
    """What the status names as the last problem."""
    return field_of((await ask(world, "daily status")).embeds[0], "Latest problem (possibly solved by now)")


async def test_a_discord_that_fails(daily):
    """The admin reads that the bot tries again, and it does: there is one post, and no second one that day."""
    daily.env.inject_error("POST", MESSAGES, status=503)
    answer = await ask(daily, "daily post-now")
    assert answer.content.startswith(
        "As far as I can tell, the post isn't out yet. Discord didn't accept the post or couldn't be reached.\n"
        "Next attempt: <t:"
    )
    assert posts(daily) == []

    await passes(daily, 3 * HOUR)
    assert len(posts(daily)) == 1
    await passes(daily, 12 * HOUR)
    assert len(posts(daily)) == 1


async def test_a_discord_that_fails_all_day(daily):
    """The day is missed, and the status says so; the next day has its post, and no term was used up."""
    daily.env.inject_error("POST", MESSAGES, status=500, times=None)
    await passes(daily, DAY)
    assert posts(daily) == []
    daily.env.backend.faults.clear()

    await passes(daily, DAY)

    card = (await ask(daily, "daily status")).embeds[0]
    assert "Thursday, January 1, 2026: not posted (Discord didn't accept it or couldn't be reached)" in field_of(
        card, "Recent posts"
    )
    assert len(posts(daily)) == 1
    assert field_of(card, "Terms left in this round").startswith(f"{daily.bot.part(Lookups).of(None).size - 1} of")


async def test_a_post_that_is_refused(daily):
    """A post that Discord refuses is not repeated all day; the admin reads what Discord said."""
    daily.env.inject_error("POST", MESSAGES, status=400, code=50035, message="Invalid Form Body", times=None)
    answer = await ask(daily, "daily post-now")
    assert answer.content.startswith("I couldn't post today's term. Discord rejected the post: ")
    assert "Invalid Form Body" in answer.content
    assert "Invalid Form Body" in await last_problem(daily)


async def test_a_permission_that_only_discord_finds_missing(daily):
    """The bot sees no reason, but Discord forbids the post: it waits, says so, and posts when it is allowed."""
    daily.env.inject_error("POST", MESSAGES, status=403, code=50013, message="Missing Permissions", times=2)
    answer = await ask(daily, "daily post-now")
    assert "Discord won't let me post in" in answer.content
    assert "Discord won't let me post in" in await last_problem(daily)

    await passes(daily, 6 * HOUR)

    assert len(posts(daily)) == 1


async def test_a_channel_that_only_discord_knows_is_gone(daily):
    """The channel is gone, but the bot was not told yet: the admin reads the same as for a channel known to be gone."""
    daily.env.inject_error("POST", MESSAGES, status=404, code=10003, message="Unknown Channel")
    answer = await ask(daily, "daily post-now")
    assert "The channel is gone, or I can't see it." in answer.content


async def test_a_schedule_that_cannot_be_kept(daily):
    """Without the permissions, setting up and resuming change nothing, and the admin reads what to do."""
    await allow(daily, send_messages=False, embed_links=False)
    refused = await ask(daily, "daily set", channel=daily.channel, time="10:00", timezone="Berlin")
    assert refused.content == (
        f"I don't have permission for this in <#{daily.channel.id}>: **Send Messages**, **Embed Links**. Nothing was "
        "changed. Allow it in the channel's settings under *Permissions*, then use the command again."
    )
    assert "09:00" in field_of((await ask(daily, "daily status")).embeds[0], "When")
    await ask(daily, "daily pause")
    assert "Nothing was changed" in (await ask(daily, "daily resume")).content


async def test_an_interrupted_post_that_cannot_be_looked_for(daily):
    """An interrupted post that cannot be looked for is not repeated, unless an admin wants another one."""
    await allow(daily, read_message_history=False)
    await interrupted(daily)
    await passes(daily, 3 * HOUR)
    assert "interrupted" in field_of((await ask(daily, "daily status")).embeds[0], "Recent posts")
    assert (await ask(daily, "today", daily.ben)).content.startswith("Today's post was interrupted, and I can't tell")
    question = await ask(daily, "daily post-now")
    assert "can't tell whether it went out" in question.content
    await daily.ada.click(question, label="Post another")
    assert len(posts(daily)) == 1


async def test_an_interrupted_post_that_can_be_looked_for(daily):
    """If the bot may read the history, it finds out that the post is not there, and posts it once."""
    await interrupted(daily)
    await passes(daily, 12 * HOUR)
    assert len(posts(daily)) == 1


async def test_a_server_that_discord_has_lost(daily):
    """While Discord has lost the server, nobody knows whether the bot may post there; nothing is changed."""
    daily.env.backend.emit("GUILD_DELETE", {"id": str(daily.guild.id), "unavailable": True})
    await daily.env.settle()
    card = (await ask(daily, "daily status")).embeds[0]
    assert "I can't check right now whether I'm allowed to post in the channel." in card.description
    await ask(daily, "daily pause")
    answer = await ask(daily, "daily resume")
    assert "I can't check right now whether I'm allowed to post in the channel." in answer.content
    answer = await ask(daily, "daily set", channel=daily.channel, **SET)
    assert "I can't check right now whether I'm allowed to post in the channel." in answer.content


async def test_a_channel_that_the_bot_does_not_know_yet(world):
    """The admin reads what to do, nothing is set up, and once the bot knows the channel the same command works."""
    [channel] = [payload for _, event, payload in world.env.backend.transcript if event == "CHANNEL_CREATE"]
    world.env.backend.emit("CHANNEL_DELETE", channel)
    await world.env.settle()
    answer = await ask(world, "daily set", channel=world.channel, **SET)
    assert answer.content.startswith(f"I can't see <#{world.channel.id}>. Nothing was changed.")
    assert "isn't set up on this server" in (await ask(world, "daily status")).content

    world.env.backend.emit("CHANNEL_CREATE", channel)
    await world.env.settle()

    assert (await ask(world, "daily set", channel=world.channel, **SET)).content.startswith("Done")


async def test_a_channel_of_a_server_that_is_still_to_come(world):
    """At the start of a large bot, Discord names the servers first and shows them later."""
    [channel] = [payload for _, event, payload in world.env.backend.transcript if event == "CHANNEL_CREATE"]
    world.env.backend.emit("CHANNEL_DELETE", channel)
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True})
    await world.env.settle()
    answer = await ask(world, "daily set", channel=world.channel, **SET)
    assert "I can't check right now whether I'm allowed to post in the channel." in answer.content


async def test_a_server_that_has_only_the_commands(world):
    """If the bot is no member of the server, the admin reads that it must be one."""
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id)})
    await world.env.settle()
    answer = await ask(world, "daily set", channel=world.channel, **SET)
    assert "make sure that I'm a member of this server" in answer.content


async def test_a_role_that_the_bot_does_not_know_yet(world):
    """The schedule is set up with it, and it is pinged once the bot knows it."""
    role = world.guild.create_role("Learners", mentionable=True)
    guild_id, payloads = str(world.guild.id), world.env.backend.transcript
    created = next(payload for _, event, payload in reversed(payloads) if event == "GUILD_ROLE_CREATE")
    world.env.backend.emit("GUILD_ROLE_DELETE", {"guild_id": guild_id, "role_id": str(role.id)})
    await world.env.settle()
    answer = await ask(world, "daily set", channel=world.channel, role=role, **SET)
    assert f"pings <@&{role.id}>" in answer.content

    world.env.backend.emit("GUILD_ROLE_CREATE", created)
    await passes(world, DAY)

    assert any(message.content.startswith(f"<@&{role.id}>") for message in world.seen_by(world.ben))
