"""What admins and readers do with the term of the day."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.daily.courier import Blocked, Ready
from bot.daily.delivery import Delivered, GivenUp, Waiting
from bot.daily.errors import NoEarlier, NotSetUp
from bot.daily.model import Problem, ScheduleKey
from bot.daily.next_term import Left
from bot.daily.schedule import DailySchedule
from bot.daily.storage.claims import ThereAlready
from bot.daily.use_cases.common import NoTerm
from bot.daily.use_cases.posting import Skipped
from bot.daily.use_cases.setting_up import CannotPost
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, TERMS, term


async def test_setting(machine, discord):
    """The next three posts are shown; if the bot cannot post, or has nothing to post, nothing is set."""
    berlin = replace(DAILY, schedule=DailySchedule(time(9), "Europe/Berlin"))
    planned = await machine.set(2, berlin)
    assert [each.local_date.day for each in planned.upcoming] == [2, 3, 4]
    assert (await machine.set(3, replace(DAILY, category_id="none"))).reason == NoTerm("none")
    discord.missing = "embed_links"
    assert await machine.set(3, DAILY) == CannotPost(Blocked(Problem.PERMISSION_LOST, ("embed_links",)), DAILY)
    with pytest.raises(NotSetUp):
        await machine.daily.status(ScheduleKey(3))


async def test_status(machine, discord):
    """It has the schedule, next posts, last posts, what is left of the round, and whether the bot can post."""
    await machine.run(2 * DAY, HOUR)
    status = await machine.daily.status(FIRST)
    assert status.schedule.settings == DAILY
    assert [each.local_date.day for each in status.upcoming] == [3, 4, 5]
    assert [each.message_id for each in status.posts] == [each.id for each in reversed(discord.posts(1))]
    assert (status.left, status.can_post) == (Left(3, 5), Ready())


async def test_preview_shows_what_comes(machine, discord):
    """The previewed term is the one that is posted."""
    preview = await machine.daily.preview(FIRST)
    await machine.run(2 * HOUR, HOUR)
    assert [(each.term_id, each.key.local_date) for each in discord.posts(1)] == [(preview.term.id, preview.local_date)]
    await machine.daily.pause(FIRST)
    assert (await machine.daily.preview(FIRST)).local_date is None
    machine.take_terms(())
    assert await machine.daily.preview(FIRST) == NoTerm(None)


async def test_post_now(machine, discord):
    """The post counts as today's; a second one needs a second request; tomorrow's comes as usual."""
    assert isinstance((await machine.daily.post_now(FIRST)).result, Delivered)
    await machine.run(2 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1
    there = (await machine.daily.post_now(FIRST)).result
    assert isinstance(there, ThereAlready)
    assert there.post.message_id == discord.posts(1)[0].id
    assert isinstance((await machine.daily.post_now(FIRST, again=True)).result, Delivered)
    await machine.run(DAY, HOUR)
    assert [(each.key.local_date.day, each.key.extra) for each in discord.posts(1)] == [(1, 0), (1, 1), (2, 0)]
    assert len({each.term_id for each in discord.posts(1)}) == 3


async def test_post_now_that_does_not_work(machine, discord):
    """The admin is told what is wrong, and the bot tries again by itself."""
    discord.missing = "send_messages"
    outcome = (await machine.daily.post_now(FIRST)).result
    assert isinstance(outcome, Waiting)
    assert outcome.trouble.problem is Problem.PERMISSION_LOST
    discord.missing = ""
    assert isinstance((await machine.daily.post_now(FIRST)).result, Delivered)
    discord.weather += ["refused"]
    assert isinstance((await machine.daily.post_now(FIRST, again=True)).result, GivenUp)
    machine.take_terms(())
    assert (await machine.daily.post_now(FIRST, again=True)).result == NoTerm(None)


async def test_skip(machine, discord):
    """It skips today's post or, if that is out, tomorrow's."""
    assert await machine.daily.skip(FIRST) == Skipped(date(2026, 1, 1))
    await machine.run(DAY + 2 * HOUR, HOUR)
    assert await machine.daily.skip(FIRST) == Skipped(date(2026, 1, 3))
    await machine.run(2 * DAY, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [2, 4]


async def test_pause_and_resume(machine, discord):
    """While paused, nothing is posted, missed or planned."""
    await machine.daily.pause(FIRST)
    await machine.run(2 * DAY, HOUR)
    status = await machine.daily.status(FIRST)
    assert (status.upcoming, status.posts, status.schedule.paused) == ([], [], True)
    discord.missing = "send_messages"
    assert isinstance((await machine.daily.resume(FIRST)).result, Blocked)
    discord.missing = ""
    planned = (await machine.daily.resume(FIRST)).result
    assert planned.upcoming[0].local_date == date(2026, 1, 3)
    await machine.run(2 * HOUR, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [3]


async def test_off_and_on_again(machine, discord):
    """After it is switched off and set up again on the same day, that day has no second post."""
    await machine.run(2 * HOUR, HOUR)
    await machine.daily.off(FIRST)
    with pytest.raises(NotSetUp):
        await machine.daily.off(FIRST)
    planned = await machine.set(1, replace(DAILY, schedule=DailySchedule(time(15), "UTC")))
    assert planned.upcoming[0].local_date == date(2026, 1, 2)
    await machine.run(12 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1


async def test_where_nothing_is_scheduled(machine):
    """Every admin use case says so."""
    daily = machine.daily
    for ask in (daily.status, daily.preview, daily.post_now, daily.skip, daily.pause, daily.resume, daily.off):
        with pytest.raises(NotSetUp):
            await ask(ScheduleKey(2))


async def test_today(machine, discord):
    """Before the post, or without a schedule, there is still a term, the same all day; then the posted one."""
    before = await machine.daily.today(1)
    anywhere = await machine.daily.today(2)
    assert (before.post, before.term) == (None, anywhere.term)
    assert (await machine.daily.today(None)).term == anywhere.term
    await machine.run(2 * HOUR, HOUR)
    after = await machine.daily.today(1)
    assert (after.term.id, after.post.message_id) == (discord.posts(1)[0].term_id, discord.posts(1)[0].id)
    machine.take_terms([term("other")])
    assert (await machine.daily.today(1)).term.id == "other"


async def test_earlier_ones(machine, discord):
    """It goes back from today through the days that had a post, without terms that left the glossary, to the first."""
    await machine.run(4 * DAY, HOUR)
    terms = [each.term_id for each in discord.posts(1)]
    machine.take_terms([term for term in TERMS if term.id != terms[1]])
    day, seen = date(2026, 1, 5), []
    for _ in range(3):
        found = await machine.daily.earlier(FIRST, day)
        seen.append(found.term.id)
        day = found.local_date
    assert seen == [terms[3], terms[2], terms[0]]
    with pytest.raises(NoEarlier):
        await machine.daily.earlier(FIRST, day)
