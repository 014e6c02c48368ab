import asyncio

import pytest
from sqlalchemy import select

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.queries import LookupCounts
from bot.glossary.tables import lookup_count

LARGEST_SNOWFLAKE = 2**63 - 1


@pytest.fixture
def counts(database: Database) -> LookupCounts:
    """The counts in a fresh database."""
    return LookupCounts(database)


async def counts_of(counts, guild_id):
    """What is counted for the guild."""
    async with counts._database.read() as connection:
        rows = await connection.execute(select(lookup_count).where(lookup_count.c.guild_id == guild_id))
        return {row.term_id: row.count for row in rows}


async def test_starts_with_nothing(counts):
    """A new database has no counts."""
    assert await counts.totals() == {}
    assert await counts_of(counts, 1) == {}


async def test_adds_up(counts):
    """A second batch adds to the first, and totals sum over all guilds."""
    await counts.add({(0, "sharding"): 1, (LARGEST_SNOWFLAKE, "sharding"): 2, (LARGEST_SNOWFLAKE, "gpu"): 5})
    await counts.add({(LARGEST_SNOWFLAKE, "sharding"): 10})
    assert await counts_of(counts, LARGEST_SNOWFLAKE) == {"sharding": 12, "gpu": 5}
    assert await counts_of(counts, 0) == {"sharding": 1}
    assert await counts.totals() == {"sharding": 13, "gpu": 5}


async def test_totals_are_whole_numbers(counts):
    """Both databases return ints, however large the sum is."""
    await counts.add({(1, "gpu"): 2**40, (2, "gpu"): 2**40})
    (total,) = (await counts.totals()).values()
    assert (total, type(total)) == (2**41, int)


async def test_nothing_to_add(counts):
    """An empty batch and zeros leave no rows behind."""
    await counts.add({})
    await counts.add({(1, "gpu"): 0})
    assert await counts_of(counts, 1) == {}


async def test_negative_counts_are_refused(counts):
    """A negative count is the caller's mistake, and nothing of its batch is written."""
    with pytest.raises(ValueError, match="negative"):
        await counts.add({(1, "gpu"): 1, (1, "sharding"): -1})
    assert await counts.totals() == {}


async def test_a_batch_is_written_whole_or_not_at_all(counts):
    """If one count does not fit into 64 bits, nothing of its batch is written."""
    with pytest.raises(Exception, match=r"(?i)int|range"):
        await counts.add({(1, "gpu"): 1, (2, "gpu"): 2**63})
    assert await counts.totals() == {}


async def test_large_batches(counts):
    """A batch may be larger than the number of parameters a database takes in one statement."""
    batch = {(guild, f"term-{number}"): 1 for guild in range(150) for number in range(100)}
    await counts.add(batch)
    totals = await counts.totals()
    assert (len(totals), set(totals.values())) == (100, {150})


async def test_concurrent_batches_lose_nothing(counts):
    """Concurrent tasks that add to the same terms in different orders lose no count and cause no deadlock."""
    terms = [f"term-{number}" for number in range(500)]
    forwards = {(1, term): 1 for term in terms}
    backwards = {(1, term): 1 for term in reversed(terms)}
    await asyncio.gather(*(counts.add(batch) for _ in range(10) for batch in (forwards, backwards)))
    assert set((await counts_of(counts, 1)).values()) == {20}


async def test_two_processes_count_together(counts, place):
    """A second bot on the same database adds to the same counts."""
    other = await Database.open(place.url)
    await asyncio.gather(*(LookupCounts(each).add({(1, "gpu"): 1}) for each in [counts._database, other] * 10))
    await other.close()
    assert await counts.totals() == {"gpu": 20}


async def test_no_column_knows_a_user(counts, place):
    """Only guild, term and number are stored."""
    await counts.add({(7, "gpu"): 3})
    assert await place.run("SELECT * FROM lookup_count") == [(7, "gpu", 3)]


async def test_says_when_the_database_is_gone(counts):
    """Every query raises the one error that callers handle."""
    await counts._database.close()
    for question in (counts.totals(), counts.add({(1, "gpu"): 1})):
        with pytest.raises(DatabaseUnavailable):
            await question


async def test_what_cannot_be_stored_keeps_nothing_else_from_being_written(counts, caplog):
    """A guild whose id needs more than 63 bits is left out and logged; all others are counted."""
    await counts.add({(1, "gpu"): 1, (2**63, "gpu"): 5, (2**80, "ray"): 5, (2, "ray"): 1})
    assert await counts.totals() == {"gpu": 1, "ray": 1}
    [line] = [record.getMessage() for record in caplog.records if record.name == "bot.glossary.queries"]
    assert line == "Lookups in 2 guilds are not counted; their ids cannot be stored: 9223372036854775808, …"
    await counts.add({(2**63, "gpu"): 1})


@pytest.mark.parametrize("damage", [2**63 - 1, -(2**63), -1])
async def test_a_damaged_count(counts, place, damage):
    """It counts as nothing: it neither keeps the bot from starting nor other counts from being written."""
    await counts.add({(guild_id, "gpu"): 3 for guild_id in range(1, 5)})
    await place.run(f"UPDATE lookup_count SET count = {damage} WHERE guild_id IN (1, 2)")  # noqa: S608 -- ours
    assert await counts.totals() == {"gpu": 6}
    await counts.add({(guild_id, "gpu"): 1 for guild_id in range(1, 5)})
    assert await counts.totals() == {"gpu": 10}
