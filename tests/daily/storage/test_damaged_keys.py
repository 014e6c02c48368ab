"""Rows in SQLite whose key is not in the form that the bot writes do not keep it busy."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.database.database import Database
from tests.daily.storage.days import DAY, MINUTE, NINE, lease
from tests.database.places import SqlitePlace


@pytest.fixture
async def database(sqlite: SqlitePlace) -> AsyncIterator[Database]:
    """Only SQLite stores such keys."""
    database = await Database.open(sqlite.url)
    yield database
    await database.close()


async def test_a_date_in_another_form(days, posts, sqlite, caplog):
    """Python reads it, but would not find its row again: it counts as damaged."""
    await days.claimed()
    await sqlite.run("UPDATE daily_post SET local_date = '2026-W01-4'")
    async with asyncio.timeout(10):
        assert await posts.take_unfinished(NINE + MINUTE, 1, lease) == []
    assert "local_date holds '2026-W01-4'" in caplog.text
    assert await sqlite.run("SELECT attempt_at FROM daily_post") == [("2026-01-01 09:11:00.000000",)]


async def test_a_key_that_finds_no_row(days, sqlite):
    """Each turn takes it once, although it cannot be set aside."""
    for guild_id in (1, 2):
        await days.scheduled(guild_id)
    await sqlite.run(
        "UPDATE daily_schedule SET guild_id = CAST(x'ff41' AS TEXT), next_post_at = '2026-01-01' WHERE guild_id = 1"
    )
    async with asyncio.timeout(10):
        assert await days.schedules.take_due(NINE, 1, lease) == []
        assert [each.key.guild_id for each in await days.schedules.take_due(NINE, 2, lease)] == [2]
        assert await days.schedules.take_due(NINE + DAY, 1, lease) == []
