"""The power fails between any two steps: never two posts, and a miss only if nobody could know, and it is told."""

import asyncio
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from bot.all_tables import all_tables
from bot.daily.errors import NotSetUp
from bot.daily.model import Origin, PostState, Problem, ScheduleKey
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from tests.daily.discord_double import (
    DAILY,
    DAY,
    FIRST,
    HOUR,
    MINUTE,
    OTHER,
    OTHERS_KEY,
    SECOND,
    Clock,
    Discord,
    Killed,
    Machine,
)

pytestmark = [pytest.mark.long, pytest.mark.unmeasured("every step again, on both databases")]

KEYS = (FIRST, OTHERS_KEY)
EIGHT = datetime(2026, 1, 1, 8, 59, tzinfo=UTC)
ENDS = {PostState.CONFIRMED, PostState.MISSED, PostState.UNKNOWN, PostState.SKIPPED}


async def emptied(database: Database) -> Database:
    """Empty the database."""
    async with database.begin() as connection:
        for table in all_tables().sorted_tables:
            await connection.execute(delete(table))
    return database


async def dies(machine: Machine) -> bool:
    """Run the next tick; whether the machine died in it."""
    try:
        await machine.tick()
    except Killed:
        return True
    return False


async def fates(machine: Machine, key: ScheduleKey) -> dict[int, PostState]:
    """What the bot says became of each day's post."""
    return {each.key.local_date.day: each.state for each in await machine.posts.history(key, 50)}


def days_posted(discord: Discord, key: ScheduleKey) -> list[int]:
    """The days of January that have a post of the schedule, apart from extra ones."""
    posts = [each.key for each in discord.posts(1) if each.key.schedule == key]
    return sorted(post.local_date.day for post in posts if post.extra == 0)


async def with_two_schedules(database: Database, discord: Discord) -> Machine:
    """A bot that has set up both schedules of guild 1."""
    machine = Machine(database, discord)
    for wanted in (DAILY, OTHER):
        await machine.set(1, wanted)
    return machine


@pytest.mark.unmeasured("the same days again and again")
@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("away", [0 * MINUTE, 5 * MINUTE, 3 * HOUR, 8 * HOUR])
async def test_dying_at_every_step(database, readable, away):
    """Killed at each step of a post, restarted at once, later, or after the window: never two posts, each miss told."""
    outcomes, step, died = set(), 1, True
    while died:
        discord = Discord(Clock(EIGHT), readable=readable)
        machine = await with_two_schedules(await emptied(database), discord)
        discord.clock.passes(MINUTE)
        died = await dies(Machine(database, discord, dies_at=step))

        discord.clock.passes(away)
        await machine.run(10 * MINUTE, 65 * SECOND)
        await machine.run(24 * HOUR, 6 * HOUR)

        for key in KEYS:
            posted, told = days_posted(discord, key), await fates(machine, key)
            assert posted in ([1, 2], [2]), step
            assert told[2] is PostState.CONFIRMED
            assert 1 in posted or told[1] in {PostState.MISSED, PostState.UNKNOWN}, "a miss is told"
            if readable and away < 6 * HOUR:
                assert (posted, told[1]) == ([1, 2], PostState.CONFIRMED), "what can be verified is not missed"
            if not readable and away == 0 * MINUTE:
                assert (posted, told[1]) == ([1, 2], PostState.CONFIRMED), "the nonce still protects"
            if told[1] is PostState.UNKNOWN:
                assert (await machine.daily.status(key)).schedule.last_trouble.problem is Problem.OUTCOME_UNKNOWN
            outcomes.add((1 in posted, told[1]))
        step += 2  # both posts have the same steps
    assert step > 30
    assert ((True, PostState.UNKNOWN) in outcomes) == (not readable and away > 0 * MINUTE)


async def test_the_database_away_at_every_step(database):
    """A transaction fails, or its answer is lost, at any step: the tick goes on, and the post comes once."""
    step, failed = 1, True
    while failed:
        discord = Discord(Clock(EIGHT))
        machine = await with_two_schedules(await emptied(database), discord)
        discord.clock.passes(MINUTE)
        machine.steps.fail_at(step)
        with suppress(DatabaseUnavailable):  # the tick itself may raise; the loop around it goes on
            await machine.tick()
        failed = machine.steps.done >= step
        machine.steps.fails = None
        await machine.run(5 * MINUTE, 65 * SECOND)
        for key in KEYS:
            assert (days_posted(discord, key), await fates(machine, key)) == ([1], {1: PostState.CONFIRMED}), step
        step += 2  # both posts have the same steps
    assert step > 30


@pytest.mark.unmeasured("the same days again and again")
@pytest.mark.parametrize("readable", [True, False])
async def test_dying_twice(sqlite, readable):
    """Killed at a step, then again at each step of cleaning up: still never two posts."""
    database = await Database.open(sqlite.url)
    for step in range(8, 24, 3):
        second, died = 1, True
        while died:
            discord = Discord(Clock(EIGHT), readable=readable)
            machine = Machine(await emptied(database), discord)
            await machine.set(1, DAILY)
            discord.clock.passes(MINUTE)
            await dies(Machine(database, discord, dies_at=step))
            discord.clock.passes(MINUTE)
            died = await dies(Machine(database, discord, dies_at=second))
            await machine.run(5 * MINUTE, 65 * SECOND)
            assert len(days_posted(discord, FIRST)) <= 1
            if readable:
                assert (days_posted(discord, FIRST), await fates(machine, FIRST)) == ([1], {1: PostState.CONFIRMED})
            second += 1
    await database.close()


async def undo(machine: Machine) -> None:
    """An admin undoes the last change, if that is possible."""
    for schedule in (await machine.daily.list(1)).on:
        if schedule.before and schedule.before.origin is not Origin.NEW:
            await machine.daily.undo(schedule.key, schedule.revision)


async def swap(machine: Machine) -> None:
    """Admins let the schedules that are on swap their channels."""
    on = (await machine.daily.list(1)).on
    channels = [each.settings.channel_id for each in on]
    for each, channel_id in zip(on, (900, 901), strict=False):
        await machine.change(each.settings.channel_id, move_to=channel_id)
    for channel_id, wanted in zip((900, 901), reversed(channels), strict=False):
        await machine.change(channel_id, move_to=wanted)


async def off(machine: Machine) -> None:
    """An admin turns the first schedule off."""
    with suppress(NotSetUp):
        await machine.daily.off(FIRST)


async def unskip(machine: Machine) -> None:
    """An admin takes a skip back."""
    skipped = await machine.daily.skip(OTHERS_KEY)
    if skipped.local_date:
        await machine.daily.unskip(OTHERS_KEY, skipped.local_date)


ACTS = {
    "set": lambda machine: machine.set(1, DAILY),
    "swap": swap,
    "undo": undo,
    "off": off,
    "skip": lambda machine: machine.daily.skip(OTHERS_KEY),
    "unskip": unskip,
    "pause": lambda machine: machine.daily.pause(OTHERS_KEY),
    "resume": lambda machine: machine.daily.resume(OTHERS_KEY),
    "post now": lambda machine: machine.daily.post_now(OTHERS_KEY),
    "another": lambda machine: machine.daily.post_now(OTHERS_KEY, again=True),
    "preview": lambda machine: machine.daily.preview(OTHERS_KEY),
    "draw": lambda machine: machine.daily.draw_another(OTHERS_KEY),
    "choose": lambda machine: machine.daily.choose(OTHERS_KEY, "term-1"),
}

events = st.one_of(
    st.tuples(st.just("weather"), st.sampled_from(["arrives unheard", "lost", "busy", "bug", "bug after", "refused"])),
    st.tuples(st.just("passes"), st.sampled_from([MINUTE / 6, MINUTE, 10 * MINUTE, 2 * HOUR, 7 * HOUR, 2 * DAY])),
    st.tuples(st.just("dies"), st.integers(1, 30)),
    st.tuples(st.just("permission"), st.sampled_from(["", "send_messages"])),
    st.tuples(st.just("admin"), st.sampled_from([*ACTS])),
    st.tuples(st.just("tick"), st.none()),
)


async def live(database: Database, readable: bool, happens: list) -> None:
    """Live through a guild's life with everything that can go wrong, and check what must always hold."""
    discord = Discord(Clock(EIGHT), readable=readable)
    machine = await with_two_schedules(database, discord)
    for what, value in happens:
        match what:
            case "weather":
                discord.weather.append(value)
            case "passes":
                discord.clock.passes(value)
            case "dies":
                await dies(Machine(database, discord, dies_at=value))
            case "permission":
                discord.missing = value
            case "admin":
                await ACTS[value](machine)
            case _:
                await machine.tick()
        keys = [each.key for each in discord.posts(1)]
        assert len(keys) == len(set(keys)), "never two for a schedule and date"
    discord.weather.clear()
    discord.missing = ""
    for wanted in (DAILY, OTHER):
        await machine.set(1, wanted)
    for key in KEYS:
        await machine.daily.resume(key)
    await machine.run(36 * HOUR, HOUR)

    for key in KEYS:
        posted, told = days_posted(discord, key), await fates(machine, key)
        assert len(posted) == len(set(posted)), "never two for a schedule and date"
        assert set(told.values()) <= ENDS, "nothing is left unfinished"
        confirmed = [day for day, state in told.items() if state is PostState.CONFIRMED]
        assert set(confirmed) <= set(posted), "a term is used up only by a post that is there"
        assert set(posted) <= set(told), "every post is known"
        newest = told[(discord.clock.now - 9 * HOUR).day]
        assert newest in {PostState.CONFIRMED, PostState.SKIPPED}, "and life goes on"


@pytest.mark.unmeasured("the same days again and again")
@settings(max_examples=40)
@given(st.booleans(), st.lists(events, max_size=14))
def test_whatever_happens(readable, happens):
    """Faults, deaths, lost permissions, waiting and admins in any order."""

    async def main(path: Path) -> None:
        database = await Database.open(f"sqlite:///{path}")
        try:
            await live(database, readable, happens)
        finally:
            await database.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(main(Path(folder) / "glossary.db"))
