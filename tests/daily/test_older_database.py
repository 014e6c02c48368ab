"""A database of the version that had one schedule a server: all of it moves over, and the posts go on."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.daily.model import PostKey, PostState, ScheduleKey
from bot.database.database import Database
from tests.daily.discord_double import CHANNEL, DAILY, DAY, FIRST, HOUR, Clock, Discord, Machine, Message, fates
from tests.database.added_migrations import Migrations
from tests.database.places import Place, SqlitePlace

STOPPED = datetime(2026, 1, 1, 9, 0, 20, tzinfo=UTC)  # in the middle of the post of nine o'clock
TODAY = PostKey(FIRST, date(2026, 1, 1))
OLD = {
    "daily_schedule": (
        "guild_id, revision, channel_id, minute_of_day, zone, days, category_id, role_id, language, thread, paused, "
        "next_date, due_at, next_post_at, takes, blocked, problem, problem_details, problem_at, told"
    ),
    "daily_post": (
        "guild_id, local_date, extra, state, due_at, claimed_at, attempt, attempt_at, term_id, round, channel_id, "
        "message_id, sent_at, problem"
    ),
}


def literal(place: Place, value: object) -> str:
    """A value as the older version wrote it, in SQL."""
    match value:
        case None:
            return "NULL"
        case datetime() if isinstance(place, SqlitePlace):
            return f"'{value:%Y-%m-%d %H:%M:%S.%f}'"
        case bool() if isinstance(place, SqlitePlace):
            return str(int(value))
        case str() | datetime() | date():
            return f"'{value}'"
        case _:
            return str(value)


async def insert(place: Place, table: str, *values: object) -> None:
    """Write a row of the older version."""
    row = ", ".join(literal(place, value) for value in values)
    await place.run(f"INSERT INTO {table} ({OLD[table]}) VALUES ({row})")  # noqa: S608 -- names of ours


async def rows(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """All that the older version knew."""
    return {
        table: await place.run(f"SELECT {columns} FROM {table} ORDER BY {columns}")  # noqa: S608 -- names of ours
        for table, columns in OLD.items()
    }


async def fill(place: Place, folder: Path) -> None:
    """Make a database of the older version: guild 1 had a post yesterday, guild 2 has paused, guild 3 is damaged."""
    migrations = Migrations(folder / "migrations")
    for path in (migrations.folder / "versions").glob("[0-9]*.py"):
        if path.name >= "0004":
            path.unlink()
    await migrations.apply(place.url)
    nine = datetime(2026, 1, 1, 9, tzinfo=UTC)
    for guild_id in (1, 2, 3):
        paused, zone = guild_id == 2, "Mars/Olympus" if guild_id == 3 else "UTC"
        plan = [None] * 3 if paused else [date(2026, 1, 2), nine + DAY, nine + DAY]
        await insert(
            place, "daily_schedule", guild_id, 4, CHANNEL, 540, zone, 127, None, None, "en", False, paused, *plan, 0,
            None, "down", "", nine - 3 * DAY, None,
        )  # fmt: skip
        before = nine - DAY
        await insert(
            place, "daily_post", guild_id, before.date(), 0, "confirmed", before, before, 0, None, "term-0", 1, CHANNEL,
            990, before, None,
        )  # fmt: skip


@pytest.mark.unmeasured("the same days with rows of the older version")
@pytest.mark.parametrize("stopped", ["claimed", "sent", "sent and there"])
@pytest.mark.parametrize("readable", [True, False])
async def test_a_bot_that_stopped_in_the_middle_of_a_post(place, tmp_path, stopped, readable):
    """Nothing is lost, and the newer version finishes the post: it comes once."""
    await fill(place, tmp_path)
    discord = Discord(Clock(STOPPED), readable=readable)
    sent_at = None if stopped == "claimed" else STOPPED
    state = PostState.SENT if sent_at else PostState.CLAIMED
    nine = datetime(2026, 1, 1, 9, tzinfo=UTC)
    await insert(
        place, "daily_post", 1, TODAY.local_date, 0, state.value, nine, nine, 0, STOPPED + HOUR / 60, "term-2", 1,
        CHANNEL if sent_at else None, None, sent_at, None,
    )  # fmt: skip
    if stopped == "sent and there":
        discord.channels[CHANNEL].append(Message(991, TODAY, "term-2", STOPPED, ping=True))
    before = await rows(place)

    database = await Database.open(place.url)
    assert await rows(place) == before
    machine = Machine(database, discord)
    await machine.run(HOUR)
    assert [(each.key, each.term_id) for each in discord.posts(1)] == [(TODAY, "term-2")]
    assert await fates(machine) == {31: "confirmed", 1: "confirmed"}
    status = await machine.daily.status(FIRST)
    assert (status.schedule.settings, status.schedule.revision, status.left.left) == (DAILY, 4, 3)
    assert (await machine.daily.status(ScheduleKey(2))).schedule.paused
    assert [each.key for each in (await machine.daily.list(3)).damaged] == [ScheduleKey(3)]
    await machine.run(3 * DAY, HOUR)
    terms = [each.term_id for each in discord.posts(1)]
    assert sorted(["term-0", *terms]) == [f"term-{number}" for number in range(5)]
    await database.close()


async def test_damaged_rows(sqlite, tmp_path):
    """Rows that only SQLite can hold move over, too."""
    await fill(sqlite, tmp_path)
    await sqlite.run("UPDATE daily_schedule SET due_at = 'never', revision = 'x' WHERE guild_id = 2")
    await sqlite.run("UPDATE daily_post SET local_date = 'never', round = 1.5 WHERE guild_id = 2")
    before = await rows(sqlite)
    await (await Database.open(sqlite.url)).close()
    assert await rows(sqlite) == before
