import asyncio
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import event, insert, select

from bot.daily.model import PostState, Problem, ScheduleKey, Trouble
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.schedules import DailySchedules
from bot.daily.tables import daily_schedule
from bot.database.database import Database
from tests.daily.storage.days import DAY, FIRST, MINUTE, NINE, SETTINGS, TODAY, Days, lease, plan_after, plan_today


@pytest.fixture
def schedules(days: Days) -> DailySchedules:
    """The schedules in the same database."""
    return days.schedules


async def test_keeps_what_was_chosen(days, schedules):
    """A schedule comes back as it was put, with what is planned; another guild has none."""
    await days.scheduled()
    found = await schedules.get(FIRST)
    assert found.settings == SETTINGS
    assert (found.next_date, found.due_at, found.revision) == (TODAY.local_date, NINE, 1)
    assert (found.paused, found.blocked, found.last_trouble, found.told) == (False, None, None, None)
    assert await schedules.get(ScheduleKey(2)) is None


async def test_replacing(days, schedules):
    """Changed settings replace the old ones and count as a revision; a pause goes on."""
    await days.scheduled()
    await schedules.pause(FIRST, NINE - DAY)
    await days.put(NINE - DAY, plan_today, replace(SETTINGS, role_id=None, category_id=None))
    found = await schedules.get(FIRST)
    assert (found.settings.role_id, found.settings.category_id, found.paused, found.revision) == (None, None, True, 3)


async def test_pausing_and_resuming(days, schedules):
    """A paused schedule is never due; resuming plans it again."""
    await days.scheduled()
    assert await schedules.pause(FIRST, NINE - DAY)
    found = await schedules.get(FIRST)
    assert (found.paused, found.next_date, found.due_at) == (True, None, None)
    assert await schedules.take_due(NINE + DAY, 10, lease) == []
    assert await schedules.resume(FIRST, NINE + MINUTE, plan_after(NINE + MINUTE))
    found = await schedules.get(FIRST)
    assert (found.paused, found.next_date) == (False, date(2026, 1, 2))


async def test_where_there_is_nothing(schedules):
    """Pausing, resuming and turning off say that there is no schedule."""
    assert not await schedules.pause(FIRST, NINE)
    assert not await schedules.resume(FIRST, NINE, plan_today)
    assert not await schedules.turn_off(FIRST, NINE)
    assert not await schedules.told(FIRST, Problem.NO_TERM)


async def test_turning_off(days, schedules):
    """A schedule that is off is found among those that are off only, and its waiting post is withdrawn."""
    post = await days.claimed()
    assert await schedules.turn_off(FIRST, NINE)
    assert await schedules.get(FIRST) is None
    assert await days.claims.skip(FIRST, NINE, plan_today) is None
    assert await DailyPosts(schedules._database).of_date(FIRST, post.key.local_date) == []


async def test_a_post_that_waits_is_owed(days, schedules):
    """Changing the schedule plans a date again if its post waits, or is due and not taken; otherwise not."""
    owed = []

    def plan(past):
        owed.append((past.owed, past.last_date))
        return plan_today(past)

    await days.put(NINE - MINUTE, plan)
    await days.put(NINE - MINUTE, plan)
    await days.put(NINE, plan)
    post = await days.claimed(2)
    await days.put(NINE, plan, key=ScheduleKey(2))
    assert owed == [(False, None), (False, None), (True, None), (True, None)]
    assert await DailyPosts(schedules._database).mark_sent(post, 5, NINE, MINUTE) is None


async def test_a_post_that_may_be_there_is_not_owed(days, schedules, database):
    """A post that is being sent keeps its date whatever is changed."""
    post = await days.claimed()
    await DailyPosts(database).mark_sent(post, 5, NINE, MINUTE)
    await days.put(NINE, plan_today)
    found = await schedules.get(FIRST)
    assert found.next_date == date(2026, 1, 2)


async def test_due_ones_in_order(days, schedules):
    """Schedules that are due are taken, those that have waited longest first, up to the limit."""
    for guild_id, minutes in ((1, 3), (2, 1), (3, 2), (4, 60)):
        due = replace(TODAY, moment=NINE + minutes * MINUTE)
        await days.put(NINE - DAY, lambda _, due=due: due, key=ScheduleKey(guild_id))
    taken = await schedules.take_due(NINE + 3 * MINUTE, 2, lease)
    assert [each.key.guild_id for each in taken] == [2, 3]
    taken = await schedules.take_due(NINE + 3 * MINUTE, 2, lease)
    assert [each.key.guild_id for each in taken] == [1]
    assert await schedules.take_due(NINE + 3 * MINUTE, 2, lease) == []


async def test_taken_ones_come_again_later_and_later(days, schedules):
    """A schedule whose taker dies comes again, and one that always fails comes less and less often."""
    await days.scheduled()
    takes = []

    def longer(count: int) -> timedelta:
        takes.append(count)
        return MINUTE * 2**count

    assert await schedules.take_due(NINE, 1, longer)
    assert await schedules.take_due(NINE + MINUTE / 2, 1, longer) == []
    (again,) = await schedules.take_due(NINE + MINUTE, 1, longer)
    assert again.due_at == NINE
    assert await schedules.take_due(NINE + 2 * MINUTE, 1, longer) == []
    assert await schedules.take_due(NINE + 3 * MINUTE, 1, longer)
    assert takes == [0, 1, 2]


async def test_one_that_cannot_be_read(days, schedules, place, caplog):
    """An unknown time zone is logged and keeps no other guild from its post."""
    await days.scheduled(1)
    await days.scheduled(2)
    await place.run("UPDATE daily_schedule SET zone = 'Mars/Olympus' WHERE guild_id = 1")
    taken = await schedules.take_due(NINE, 10, lease)
    assert [each.key.guild_id for each in taken] == [2]
    assert "guild 1 cannot be used: no time zone is called 'Mars/Olympus'" in caplog.text
    await days.put(NINE, plan_today)
    assert (await schedules.get(FIRST)).settings == SETTINGS


@pytest.mark.parametrize("damage", ["NULL", "'pin'", "'pin:whatever'"])
async def test_what_failed_cannot_be_read(days, schedules, place, damage):
    """A schedule whose last problem is damaged is set aside like any other that cannot be read."""
    await days.scheduled()
    problem = f"problem = 'incomplete', problem_at = next_post_at, problem_details = {damage}"
    await place.run(f"UPDATE daily_schedule SET {problem}")  # noqa: S608 -- ours
    assert await schedules.take_due(NINE, 10, lease) == []
    assert len((await schedules.of_guild(1)).damaged) == 1


async def test_planning_again(days, schedules):
    """A schedule that was taken too early is planned again, but never over an admin's change."""
    await days.scheduled()
    (taken,) = await schedules.take_due(NINE, 1, lease)
    await schedules.plan_again(taken, plan_after(NINE))
    assert (await schedules.get(FIRST)).next_date == date(2026, 1, 2)
    await schedules.plan_again(taken, plan_after(NINE + 3 * DAY))
    assert (await schedules.get(FIRST)).next_date == date(2026, 1, 2)


async def test_telling_once(days, schedules, database):
    """A problem is told once; so is a different one, and the same one again after a successful post."""
    post = await days.claimed()
    assert await schedules.told(FIRST, Problem.NO_TERM)
    assert not await schedules.told(FIRST, Problem.NO_TERM)
    assert await schedules.told(FIRST, Problem.CHANNEL_GONE)
    assert (await schedules.get(FIRST)).told is Problem.CHANNEL_GONE
    await DailyPosts(database).confirm(post, 99)
    assert await schedules.told(FIRST, Problem.CHANNEL_GONE)


async def test_what_went_wrong_is_kept(days, schedules, database):
    """The last trouble stays readable after it is over; a post that succeeds ends what blocks."""
    post, posts = await days.claimed(), DailyPosts(database)
    trouble = Trouble(Problem.PERMISSION_LOST, "", NINE, missing=("send_messages", "embed_links"))
    await posts.put_off(post, NINE + MINUTE, trouble, nothing_sent=True)
    found = await schedules.get(FIRST)
    assert (found.blocked, found.last_trouble) == (Problem.PERMISSION_LOST, trouble)
    await posts.confirm(post, 99)
    found = await schedules.get(FIRST)
    assert (found.blocked, found.last_trouble) == (None, trouble)


@pytest.mark.unmeasured("the same again and again")
async def test_no_schedule_is_taken_twice(place, database, days):
    """Two bots that look at one database at the same moment share the due schedules, and leave none."""
    for guild_id in range(1, 101):
        await days.scheduled(guild_id)
    other = await Database.open(place.url)

    async def take(database: Database) -> list[int]:
        found = []
        for _ in range(10):
            found += [each.key.guild_id for each in await DailySchedules(database).take_due(NINE, 7, lease)]
        return found

    taken = await asyncio.gather(*(take(each) for each in (database, other) * 2))
    await other.close()
    assert sorted(chain.from_iterable(taken)) == list(range(1, 101))


async def test_looking_reads_only_what_is_due(place, database):
    """Among many schedules, none of them due, the database searches the index and does not read every row."""
    days = Days(database)
    await days.scheduled()
    async with database.begin() as connection:
        (row,) = (await connection.execute(select(daily_schedule))).mappings().all()
        later = [{**row, "guild_id": guild_id, "next_post_at": NINE + 365 * DAY} for guild_id in range(2, 5000)]
        await connection.execute(insert(daily_schedule), later)
    await place.run("ANALYZE")
    explain = "EXPLAIN " if "postgres" in place.url else "EXPLAIN QUERY PLAN "
    query = "SELECT * FROM daily_schedule WHERE next_post_at <= '2026-01-01 09:00:00' LIMIT 9"
    plan = await place.run(f"{explain} {query}")
    assert "ix_daily_schedule_next_post_at" in str(plan)
    assert [each.key.guild_id for each in await days.schedules.take_due(NINE, 9, lease)] == [1]


async def test_taking_some_of_many(place, database):
    """The first of thousands due in the same minute come from the index; the others are not sorted."""
    days, asked = Days(database), []
    await days.scheduled()
    async with database.begin() as connection:
        (row,) = (await connection.execute(select(daily_schedule))).mappings().all()
        await connection.execute(insert(daily_schedule), [{**row, "guild_id": n} for n in range(2, 5000)])
    await place.run("ANALYZE")

    def note(*call: Any) -> None:
        asked.append(call[2:4])

    event.listen(database._engine.sync_engine, "before_cursor_execute", note)
    await days.schedules.take_due(NINE, 9, lease)
    event.remove(database._engine.sync_engine, "before_cursor_execute", note)
    explain = "EXPLAIN " if "postgres" in place.url else "EXPLAIN QUERY PLAN "
    for statement, parameters in asked:
        if statement.startswith("SELECT"):
            async with database.begin() as connection:
                plan = str((await connection.exec_driver_sql(explain + statement, parameters)).all())
            assert "ix_daily_schedule_next_post_at" in plan
            assert "Sort" not in plan
            assert "TEMP B-TREE" not in plan


def test_states_are_told_apart():
    """Every state is either unfinished or final; a typo in a query would lose posts."""
    assert {state.value for state in PostState} == {"claimed", "sent", "confirmed", "skipped", "missed", "unknown"}
