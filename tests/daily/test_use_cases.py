"""What admins and readers do with the term of the day."""

from dataclasses import replace
from datetime import date, time

from bot.daily.courier import Blocked, Ready
from bot.daily.delivery import Delivered, GivenUp, Waiting
from bot.daily.model import Problem
from bot.daily.schedule import DailySchedule
from bot.daily.storage.claims import ThereAlready
from bot.daily.term_selection import Left
from bot.daily.use_cases import NoTerm, Skipped
from tests.daily.discord_double import DAILY, DAY, HOUR, TERMS, term


async def test_setting(machine, discord):
    """The next three posts are shown; where the bot cannot post, or has nothing to post, nothing is set."""
    berlin = replace(DAILY, schedule=DailySchedule(time(9), "Europe/Berlin"))
    planned = await machine.daily.set(2, berlin)
    assert [each.local_date.day for each in planned.upcoming] == [2, 3, 4]
    assert await machine.daily.set(3, replace(DAILY, category_id="none")) == NoTerm("none")
    discord.missing = "embed_links"
    assert await machine.daily.set(3, DAILY) == Blocked(Problem.PERMISSION_LOST, "embed_links")
    assert await machine.daily.status(3) is None


async def test_status(machine, discord):
    """Schedule, next posts, last posts, what is left of the round, and whether the bot can post."""
    await machine.run(2 * DAY, HOUR)
    status = await machine.daily.status(1)
    assert status.schedule.settings == DAILY
    assert [each.local_date.day for each in status.upcoming] == [3, 4, 5]
    assert [each.message_id for each in status.posts] == [each.id for each in reversed(discord.posts(1))]
    assert (status.left, status.can_post) == (Left(3, 5), Ready())


async def test_preview_shows_what_comes(machine, discord):
    """The previewed term is the one that is posted."""
    preview = await machine.daily.preview(1)
    await machine.run(2 * HOUR, HOUR)
    assert [(each.term_id, each.key.local_date) for each in discord.posts(1)] == [(preview.term.id, preview.local_date)]
    await machine.daily.pause(1)
    assert (await machine.daily.preview(1)).local_date is None
    machine.take_terms(())
    assert await machine.daily.preview(1) == NoTerm(None)


async def test_post_now(machine, discord):
    """It counts as today's; a second one only when asked for again; tomorrow's comes as ever."""
    assert isinstance((await machine.daily.post_now(1)).result, Delivered)
    await machine.run(2 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1
    there = (await machine.daily.post_now(1)).result
    assert isinstance(there, ThereAlready)
    assert there.post.message_id == discord.posts(1)[0].id
    assert isinstance((await machine.daily.post_now(1, again=True)).result, Delivered)
    await machine.run(DAY, HOUR)
    assert [(each.key.local_date.day, each.key.extra) for each in discord.posts(1)] == [(1, 0), (1, 1), (2, 0)]
    assert len({each.term_id for each in discord.posts(1)}) == 3


async def test_post_now_that_does_not_work(machine, discord):
    """The admin is told what is wrong; it is tried again by itself."""
    discord.missing = "send_messages"
    outcome = (await machine.daily.post_now(1)).result
    assert isinstance(outcome, Waiting)
    assert outcome.trouble.problem is Problem.PERMISSION_LOST
    discord.missing = ""
    assert isinstance((await machine.daily.post_now(1)).result, Delivered)
    discord.weather += ["refused"]
    assert isinstance((await machine.daily.post_now(1, again=True)).result, GivenUp)
    machine.take_terms(())
    assert (await machine.daily.post_now(1, again=True)).result == NoTerm(None)


async def test_skip(machine, discord):
    """Today's is left out; when today's is out, tomorrow's."""
    assert await machine.daily.skip(1) == Skipped(date(2026, 1, 1))
    await machine.run(DAY + 2 * HOUR, HOUR)
    assert await machine.daily.skip(1) == Skipped(date(2026, 1, 3))
    await machine.run(2 * DAY, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [2, 4]


async def test_pause_and_resume(machine, discord):
    """Nothing is posted, nothing is missed and nothing is planned meanwhile."""
    assert await machine.daily.pause(1)
    await machine.run(2 * DAY, HOUR)
    status = await machine.daily.status(1)
    assert (status.upcoming, status.posts, status.schedule.paused) == ([], [], True)
    discord.missing = "send_messages"
    assert isinstance((await machine.daily.resume(1)).result, Blocked)
    discord.missing = ""
    planned = (await machine.daily.resume(1)).result
    assert planned.upcoming[0].local_date == date(2026, 1, 3)
    await machine.run(2 * HOUR, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [3]


async def test_off_and_on_again(machine, discord):
    """Switched off and set anew on the same day, the day has no second post."""
    await machine.run(2 * HOUR, HOUR)
    assert await machine.daily.off(1)
    assert not await machine.daily.off(1)
    planned = await machine.daily.set(1, replace(DAILY, schedule=DailySchedule(time(15), "UTC")))
    assert planned.upcoming[0].local_date == date(2026, 1, 2)
    await machine.run(12 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1


async def test_where_nothing_is_scheduled(machine):
    """Every use case says so with None or False."""
    daily = machine.daily
    for answer in (daily.status(2), daily.preview(2), daily.post_now(2), daily.skip(2), daily.resume(2)):
        assert await answer is None
    assert not await daily.pause(2)


async def test_today(machine, discord):
    """Before the post and where nothing is scheduled a term anyway, the same all day; then the posted one."""
    before = await machine.daily.today(1)
    anywhere = await machine.daily.today(2)
    assert (before.post, before.term) == (None, anywhere.term)
    assert await machine.daily.today(None) == anywhere
    await machine.run(2 * HOUR, HOUR)
    after = await machine.daily.today(1)
    assert (after.term.id, after.post.message_id) == (discord.posts(1)[0].term_id, discord.posts(1)[0].id)
    machine.take_terms([term("other")])
    assert (await machine.daily.today(1)).term.id == "other"


async def test_earlier_ones(machine, discord):
    """Back from today through the days that had a post, without terms that left the glossary, to the first."""
    await machine.run(4 * DAY, HOUR)
    terms = [each.term_id for each in discord.posts(1)]
    machine.take_terms([term for term in TERMS if term.id != terms[1]])
    day, seen = date(2026, 1, 5), []
    while found := await machine.daily.earlier(1, day):
        seen.append(found.term.id)
        day = found.local_date
    assert seen == [terms[3], terms[2], terms[0]]


async def test_a_guild_that_leaves_and_comes_back(machine, discord):
    """Its schedule stops at once, goes on when it is back, and of the days between nothing is made up for."""
    await machine.membership.left(1)
    await machine.run(2 * DAY, HOUR)
    assert discord.posts(1) == []
    await machine.membership.joined(1)
    await machine.membership.joined(1)
    await machine.run(2 * HOUR, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [3]


async def test_a_paused_guild_that_comes_back(machine):
    """A pause is the admins', and stays; a guild without a schedule has nothing to go on with."""
    await machine.daily.pause(1)
    for guild_id in (1, 2):
        await machine.membership.left(guild_id)
        await machine.membership.joined(guild_id)
    assert (await machine.daily.status(1)).schedule.paused


async def test_what_happened_while_the_bot_was_down(machine, discord):
    """Who left meanwhile is noted, who came back goes on, and other processes' guilds are left alone."""
    for guild_id in (2, 3, 4):
        await machine.daily.set(guild_id, DAILY)
    await machine.membership.left(3)
    await machine.membership.reconcile({2, 3}, mine=lambda guild_id: guild_id != 4)
    await machine.run(2 * HOUR, HOUR)
    assert [len(discord.posts(guild_id)) for guild_id in (1, 2, 3, 4)] == [0, 1, 1, 1]


async def test_forgetting(machine, discord):
    """Thirty days after it left, nothing of a guild is there."""
    await machine.run(2 * HOUR, HOUR)
    await machine.membership.left(1)
    discord.clock.passes(30 * DAY)
    assert await machine.membership.forget() == 0
    discord.clock.passes(HOUR)
    assert await machine.membership.forget() == 1
    assert await machine.daily.status(1) is None
    assert await machine.posts.history(1, 10) == []
