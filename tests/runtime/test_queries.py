from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import literal, select
from sqlalchemy.exc import StatementError

from bot.database.database import Database
from bot.database.metadata import UtcDateTime
from bot.runtime.queries import CommandSyncs
from bot.runtime.tables import command_sync

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def syncs(database: Database) -> CommandSyncs:
    """The syncs noted in a fresh database."""
    return CommandSyncs(database)


async def test_remembers_per_application(syncs):
    """Each application has its own hash; one that never synced has none."""
    await syncs.remember(2**63 - 1, "abc", NOON)
    assert await syncs.hash_of(2**63 - 1) == "abc"
    assert await syncs.hash_of(1) is None


async def test_the_last_sync_counts(syncs, database):
    """A newer sync replaces the hash and the time of the older one."""
    await syncs.remember(1, "old", NOON)
    await syncs.remember(1, "new", NOON + timedelta(days=1))
    async with database.read() as connection:
        rows = (await connection.execute(select(command_sync))).all()
    assert rows == [(1, "new", NOON + timedelta(days=1))]


async def test_moments_come_back_as_utc(syncs, database):
    """A time given in another zone comes back as the same time in UTC, on both databases."""
    await syncs.remember(1, "abc", datetime(2026, 1, 1, 14, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2))))
    async with database.read() as connection:
        moment = await connection.scalar(select(command_sync.c.synced_at))
    assert (moment, moment.tzinfo) == (NOON.replace(microsecond=123456), UTC)


async def test_naive_moments_are_refused(syncs):
    """A time without a zone is the caller's mistake."""
    with pytest.raises(StatementError, match="time zone"):
        await syncs.remember(1, "abc", NOON.replace(tzinfo=None))


async def test_no_moment(database):
    """If there is no time, none is returned."""
    async with database.read() as connection:
        assert await connection.scalar(select(literal(None, UtcDateTime))) is None


async def test_survives_reopening(syncs, database, place):
    """What was remembered survives a restart."""
    await syncs.remember(1, "abc", NOON)
    await database.close()
    reopened = await Database.open(place.url)
    assert await CommandSyncs(reopened).hash_of(1) == "abc"
    await reopened.close()
