"""The term of the day when something is in its way: no term is lost, admins are told, and it recovers by itself."""

from datetime import timedelta

import pytest

from bot.daily.errors import NotSetUp
from bot.daily.model import ScheduleKey
from bot.daily.use_cases import Daily
from bot.glossary.guild_lookups import Lookups
from tests.cogs.daily.days import DAY, HOUR, SET, allow, ask, passes, posts
from tests.world import SMALL_GLOSSARY, field_of


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


async def system_channel(world):
    """Give the server a system channel, where Discord posts its own announcements."""
    channel = world.guild.create_text_channel("system")
    world.env.backend.guilds[world.guild.id].system_channel_id = channel.id
    world.bot.get_guild(world.guild.id)._system_channel_id = channel.id
    return channel


async def test_a_lost_permission(daily):
    """The schedule waits, admins read why (once in the system channel too), and the post comes once it is allowed."""
    system = await system_channel(daily)
    await allow(daily, send_messages=False)
    await passes(daily, 11 * HOUR)
    status = (await ask(daily, "daily status")).embeds[0]
    assert posts(daily) == []
    assert "I can't post right now." in status.description
    assert "**Send Messages**" in status.description
    assert "waiting to be posted" in field_of(status, "Recent posts")
    [told] = system.history(viewer=daily.ben)
    assert "**Send Messages**" in told.content
    assert "/daily status" in told.content

    await allow(daily, send_messages=None)
    await passes(daily, HOUR)

    assert len(posts(daily)) == 1
    assert (await ask(daily, "daily status")).embeds[0].description is None
    assert len(system.history(viewer=daily.ben)) == 1


async def test_a_lost_permission_that_stays_lost(daily):
    """The day is missed with the reason, no term is used up, and the next day the admins are not told again."""
    system = await system_channel(daily)
    await allow(daily, embed_links=False)
    await passes(daily, 2 * DAY, measured=True)
    status = (await ask(daily, "daily status")).embeds[0]
    terms = daily.bot.part(Lookups).of(None).size
    assert "Thursday, January 1, 2026: not posted (I wasn't allowed to post)" in field_of(status, "Recent posts")
    assert field_of(status, "Terms left in this round") == f"All ({terms}): the next post starts a new round"
    assert len(system.history(viewer=daily.ben)) == 1


async def test_a_channel_that_is_gone(daily):
    """Admins read that the channel is gone; if they set another one, the post of the same day appears there."""
    await daily.bot.get_channel(daily.channel.id).delete()
    daily.channel = daily.guild.create_text_channel("elsewhere")
    await passes(daily, 11 * HOUR)
    status = (await ask(daily, "daily status")).embeds[0]
    assert "The channel is gone" in status.description

    await ask(daily, "daily set", move_to=daily.channel)
    await passes(daily, HOUR)

    [post] = posts(daily)
    assert post.content.endswith("** · Thursday, January 1, 2026")


async def test_a_missing_permission_for_threads(daily):
    """Without the permission to open threads, the post comes without a thread, and the status names the permission."""
    await ask(daily, "daily set", channel=daily.channel, thread=True, **SET)
    await allow(daily, create_public_threads=False)
    await passes(daily, DAY)
    assert len(posts(daily)) == 1
    assert daily.channel.threads == []
    assert "**Create Public Threads**" in (await ask(daily, "daily status")).embeds[0].description


async def test_a_role_that_is_gone(daily):
    """A deleted role is no longer pinged; the post still comes."""
    role = daily.guild.create_role("Learners", mentionable=True)
    await ask(daily, "daily set", channel=daily.channel, role=role, **SET)
    await daily.bot.get_guild(daily.guild.id).get_role(role.id).delete()
    await passes(daily, DAY)
    assert len(posts(daily)) == 1


async def test_a_guild_that_removes_the_bot(daily):
    """Nothing is planned for it anymore."""
    use_cases = daily.bot.part(Daily)
    removed = daily.guild.id
    daily.env.backend.emit("GUILD_DELETE", {"id": str(removed)})
    await daily.env.settle()
    assert (await use_cases.status(ScheduleKey(removed))).upcoming == []
    await passes(daily, 12 * HOUR)
    assert posts(daily) == []


async def test_a_removal_while_the_bot_was_down(daily):
    """At its next start the bot notices that it was removed; after 30 days nothing about the server is kept."""
    guild_id = daily.guild.id
    daily.env.create_guild("Other")
    await daily.bot.close()
    daily.env.backend.remove_guild(guild_id)
    await daily.restart()
    await passes(daily, 3 * HOUR)
    assert (await daily.bot.part(Daily).status(ScheduleKey(guild_id))).upcoming == []
    daily.env.backend.clock.advance(timedelta(days=31).total_seconds())
    await daily.restart()
    await passes(daily, 3 * HOUR)
    with pytest.raises(NotSetUp):
        await daily.bot.part(Daily).status(ScheduleKey(guild_id))


class TestASmallGlossary:
    """Two fruits, and no vegetables."""

    @pytest.fixture
    def settings(self, make_settings, glossary_file):
        """A small glossary that is checked often."""
        return make_settings(
            daily_tick_seconds=3600, counts_flush_seconds=3600, glossary_file=glossary_file, glossary_poll_seconds=3600
        )

    async def test_every_term_once_a_round(self, daily):
        """Both terms come before one comes again, and never the same one twice in a row."""
        await passes(daily, 6 * DAY)
        titles = [post.embeds[0].title for post in posts(daily)]
        assert titles in (["Apple", "Pear"] * 3, ["Pear", "Apple"] * 3)

    async def test_a_category_that_is_gone(self, daily, glossary_file):
        """A server whose category has left the glossary is told once, and can choose another one."""
        system = await system_channel(daily)
        await ask(daily, "daily set", channel=daily.channel, category="Fruit", **SET)
        other = SMALL_GLOSSARY.replace("  fruit:", "  root:").replace("category: fruit", "category: root")
        glossary_file.write_text(other, encoding="utf-8")
        await passes(daily, 3 * DAY)
        assert posts(daily) == []
        [told] = system.history(viewer=daily.ben)
        assert "No term has the chosen category" in told.content
        for command in ("preview", "post-now"):
            assert "No term has the chosen category" in (await ask(daily, f"daily {command}")).content
        status = (await ask(daily, "daily status")).embeds[0]
        assert "not posted (there was no term to post)" in field_of(status, "Recent posts")
        assert "No term has the chosen category" in field_of(status, "Terms left in this round")

    async def test_a_term_that_is_gone(self, daily, glossary_file):
        """If today's term has left the glossary, /today says so and shows another one."""
        await ask(daily, "daily post-now")
        [post] = posts(daily)
        gone, other = ("apple", "Pear") if post.embeds[0].title == "Apple" else ("pear", "Apple")
        entries = SMALL_GLOSSARY.replace(f"  {gone}:", "  plum:").replace(gone.title(), "Plum")
        glossary_file.write_text(entries.replace(gone, "plum"), encoding="utf-8")
        await passes(daily, 3 * HOUR)
        page = await ask(daily, "today", daily.ben)
        assert page.content == "Today's term has since been removed from the glossary. Here's another one."
        assert page.embeds[0].title in {other, "Plum"}
