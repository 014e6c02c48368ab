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
from bot.daily.model import PostState, Problem
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, MINUTE, SECOND, Clock, Discord, Killed, Machine

pytestmark = [pytest.mark.long, pytest.mark.unmeasured("every step again, on both databases")]

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


async def fates(machine: Machine) -> dict[int, PostState]:
    """What the bot says became of each day's post."""
    return {each.key.local_date.day: each.state for each in await machine.posts.history(FIRST, 50)}


def days_posted(discord: Discord) -> list[int]:
    """The days of January that have a post."""
    return sorted(each.key.local_date.day for each in discord.posts(1))


@pytest.mark.unmeasured("the same days again and again")
@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("away", [0 * MINUTE, 5 * MINUTE, 3 * HOUR, 8 * HOUR])
async def test_dying_at_every_step(database, readable, away):
    """Killed at each step of a post, restarted at once, later, or after the window: never two posts, each miss told."""
    outcomes, step, died = set(), 1, True
    while died:
        discord = Discord(Clock(EIGHT), readable=readable)
        machine = Machine(await emptied(database), discord)
        await machine.set(1, DAILY)
        discord.clock.passes(MINUTE)
        died = await dies(Machine(database, discord, dies_at=step))

        discord.clock.passes(away)
        await machine.run(10 * MINUTE, 65 * SECOND)
        await machine.run(24 * HOUR, 6 * HOUR)

        posted, told = days_posted(discord), await fates(machine)
        assert posted in ([1, 2], [2]), step
        assert told[2] is PostState.CONFIRMED
        assert 1 in posted or told[1] in {PostState.MISSED, PostState.UNKNOWN}, "a miss is told"
        if readable and away < 6 * HOUR:
            assert (posted, told[1]) == ([1, 2], PostState.CONFIRMED), "what can be verified is not missed"
        if not readable and away == 0 * MINUTE:
            assert (posted, told[1]) == ([1, 2], PostState.CONFIRMED), "the nonce still protects"
        if told[1] is PostState.UNKNOWN:
            assert (await machine.daily.status(FIRST)).schedule.last_trouble.problem is Problem.OUTCOME_UNKNOWN
        outcomes.add((1 in posted, told[1]))
        step += 1
    assert step > 15
    assert ((True, PostState.UNKNOWN) in outcomes) == (not readable and away > 0 * MINUTE)


async def test_the_database_away_at_every_step(database):
    """A transaction fails, or its answer is lost, at any step: the tick goes on, and the post comes once."""
    step, failed = 1, True
    while failed:
        discord = Discord(Clock(EIGHT))
        machine = Machine(await emptied(database), discord)
        await machine.set(1, DAILY)
        discord.clock.passes(MINUTE)
        machine.steps.fail_at(step)
        with suppress(DatabaseUnavailable):  # the tick itself may raise; the loop around it goes on
            await machine.tick()
        failed = machine.steps.done >= step
        machine.steps.fails = None
        await machine.run(5 * MINUTE, 65 * SECOND)
        assert (days_posted(discord), await fates(machine)) == ([1], {1: PostState.CONFIRMED}), step
        step += 1
    assert step > 15


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
            assert len(days_posted(discord)) <= 1
            if readable:
                assert (days_posted(discord), await fates(machine)) == ([1], {1: PostState.CONFIRMED})
            second += 1
    await database.close()


events = st.one_of(
    st.tuples(st.just("weather"), st.sampled_from(["arrives unheard", "lost", "busy", "bug", "bug after", "refused"])),
    st.tuples(st.just("passes"), st.sampled_from([MINUTE / 6, MINUTE, 10 * MINUTE, 2 * HOUR, 7 * HOUR, 2 * DAY])),
    st.tuples(st.just("dies"), st.integers(1, 30)),
    st.tuples(st.just("permission"), st.sampled_from(["", "send_messages"])),
    st.tuples(st.just("admin"), st.sampled_from(["set", "skip", "pause", "resume", "post now"])),
    st.tuples(st.just("tick"), st.none()),
)


async def live(database: Database, readable: bool, happens: list) -> None:
    """Live through a guild's life with everything that can go wrong, and check what must always hold."""
    discord = Discord(Clock(EIGHT), readable=readable)
    machine = Machine(database, discord)
    await machine.set(1, DAILY)
    acts = {
        "set": lambda: machine.set(1, DAILY),
        "skip": lambda: machine.daily.skip(FIRST),
        "pause": lambda: machine.daily.pause(FIRST),
        "resume": lambda: machine.daily.resume(FIRST),
        "post now": lambda: machine.daily.post_now(FIRST),
    }
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
                await acts[value]()
            case _:
                await machine.tick()
        assert len(days_posted(discord)) == len(set(days_posted(discord))), "never two for a date"
    discord.weather.clear()
    discord.missing = ""
    await machine.daily.resume(FIRST)
    await machine.run(36 * HOUR, HOUR)

    posted, told = days_posted(discord), await fates(machine)
    assert len(posted) == len(set(posted)), "never two for a date"
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
