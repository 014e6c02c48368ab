import asyncio

import pytest
import sqlalchemy.exc
from sqlalchemy import func, insert, select, text, update

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.tables import lookup_count
from tests.database.places import BOUND, ROW, SHORT, hold_on, rows_in, write


async def test_commits(database, place):
    """Everybody can read what a transaction wrote once it has ended."""
    await write(database)
    assert await place.run("SELECT * FROM lookup_count") == [(1, "gpu", 3)]


async def test_rolls_back(database):
    """An exception undoes everything and is raised unchanged."""

    async def fail() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(lookup_count), ROW)
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    assert await rows_in(database) == 0


async def test_rolls_back_when_canceled(database):
    """A task that is canceled in the middle leaves neither a row nor a lock."""
    inside = asyncio.Event()
    task = asyncio.create_task(hold_on(database, inside))
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await write(database)
    assert await rows_in(database) == 1


async def test_only_what_must_last_waits_for_the_disk(sqlite):
    """SQLite's setting follows each transaction, also when a connection is reused."""
    database = await Database.open(sqlite.url)
    for lasting in (True, False, True):
        async with database.begin(lasting=lasting) as connection:
            normal, full = 1, 2
            assert await connection.scalar(text("PRAGMA synchronous")) == (full if lasting else normal)
    await database.close()


async def test_reading_cannot_write(database):
    """Both databases refuse a write in a read-only transaction, also after a write."""
    await write(database)
    with pytest.raises(DatabaseUnavailable, match=r"readonly|read-only"):
        async with database.read() as connection:
            await connection.execute(insert(lookup_count), ROW | {"guild_id": 2})
    await write(database, ROW | {"guild_id": 3})


async def test_reading_sees_one_moment(database):
    """A reader sees the same rows from beginning to end, whatever others write in between."""
    async with database.read() as connection:
        before = await connection.scalar(select(func.count()).select_from(lookup_count))
        await write(database)
        after = await connection.scalar(select(func.count()).select_from(lookup_count))
    assert (before, after) == (0, 0)
    assert await rows_in(database) == 1


async def test_reading_before_writing(sqlite):
    """On SQLite a writer has the lock from the beginning, so what it read is still true when it writes."""
    database = await Database.open(sqlite.url)
    await write(database)

    async def count_up() -> None:
        async with database.begin() as connection:
            count = await connection.scalar(select(lookup_count.c.count))
            await connection.execute(update(lookup_count).values(count=count + 1))

    await asyncio.gather(*(count_up() for _ in range(10)))
    assert await sqlite.run("SELECT count FROM lookup_count") == [(13,)]
    await database.close()


async def test_mistakes_are_raised_unchanged(database):
    """A broken constraint, an unknown table and a wrong type are raised unchanged, not as an outage."""
    await write(database)
    with pytest.raises(sqlalchemy.exc.IntegrityError):
        await write(database)
    with pytest.raises(sqlalchemy.exc.DBAPIError, match="nowhere"):
        async with database.begin() as connection:
            await connection.execute(text("SELECT 1 FROM nowhere"))
    with pytest.raises(sqlalchemy.exc.DBAPIError, match=r"'many'|datatype mismatch|list"):
        await write(database, ROW | {"guild_id": 9, "count": ["many"]})


async def test_errors_keep_parameters_to_themselves(database):
    """The values to be written stay out of messages and logs."""
    await write(database)
    with pytest.raises(sqlalchemy.exc.IntegrityError) as error:
        await write(database)
    assert "gpu" not in str(error.value).partition("[SQL")[2]


async def test_a_statement_that_takes_too_long(postgres):
    """A statement that exceeds the time limit is aborted, by the server or by the bot."""
    database = await Database.open(postgres.url, timeout=SHORT)
    with pytest.raises(DatabaseUnavailable):
        async with database.begin() as connection:
            await connection.execute(text("SELECT pg_sleep(60)"))
    assert await rows_in(database) == 0
    await database.close()


async def test_a_transaction_that_takes_too_long(place):
    """A transaction that is not finished in time is rolled back, and its locks are released."""
    database = await Database.open(place.url, timeout=SHORT)
    with pytest.raises(DatabaseUnavailable, match="did not answer in time"):
        await hold_on(database)
    await write(database)
    await database.close()


async def test_more_transactions_than_connections(place):
    """Transactions wait for a free connection, and never longer than the limit, even if others hold on to theirs."""
    database = await Database.open(place.url, timeout=SHORT)
    assert await asyncio.gather(*(rows_in(database) for _ in range(50))) == [0] * 50

    async def hold_on_reading() -> None:
        async with database.read() as connection:
            await connection.execute(select(1))
            await asyncio.Event().wait()

    async with asyncio.timeout(BOUND):
        ends = await asyncio.gather(*(hold_on_reading() for _ in range(12)), return_exceptions=True)
    assert [type(end) for end in ends] == [DatabaseUnavailable] * 12
    assert await rows_in(database) == 0
    await database.close()


async def test_closes_twice(database):
    """Closing again does nothing, and later calls raise an error that says so."""
    await database.close()
    await database.close()
    with pytest.raises(DatabaseUnavailable, match="is closed"):
        await rows_in(database)


async def test_waits_for_what_runs(database, place):
    """A transaction that runs while the bot stops is completed."""
    inside, leave = asyncio.Event(), asyncio.Event()

    async def stay() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(lookup_count), ROW)
            inside.set()
            await leave.wait()

    staying = asyncio.create_task(stay())
    await inside.wait()
    closing = asyncio.create_task(database.close())
    leave.set()
    await asyncio.gather(staying, closing)
    assert await place.run("SELECT count(*) FROM lookup_count") == [(1,)]


async def test_leaves_one_file(sqlite):
    """After closing, the SQLite file holds everything; no other file needs to be copied."""
    database = await Database.open(sqlite.url)
    await write(database)
    await database.close()
    assert [path.name for path in sqlite.path.parent.iterdir()] == [sqlite.path.name]
