import pytest

from bot.all_tables import all_tables
from bot.daily.storage.posts import DailyPosts
from bot.database.database import Database
from bot.glossary.queries import LookupCounts
from bot.membership.queries import Departures
from tests.daily.storage.days import DAY, MINUTE, NINE, Days, lease, plan_today


@pytest.fixture
def departures(database: Database) -> Departures:
    """Who left, in a fresh database."""
    return Departures(database, all_tables())


async def test_a_guild_that_leaves(departures, database):
    """Nothing is due for it any more and nothing of it waits; the first time it was noted counts."""
    days = Days(database)
    await days.claimed()
    await departures.note(1, NINE)
    await departures.note(1, NINE + DAY)
    assert await days.schedules.take_due(NINE + 7 * DAY, 10, lease) == []
    assert await DailyPosts(database).take_unfinished(NINE + DAY, 10, lease) == []
    assert await departures.before(NINE + MINUTE, 10) == [1]


async def test_a_guild_that_comes_back(departures, database):
    """It is forgotten that it left, and its schedule can be resumed."""
    days = Days(database)
    await days.scheduled()
    await departures.note(1, NINE - DAY)
    await departures.come_back(1)
    assert await departures.known() == ({1}, set())
    await days.schedules.resume(1, NINE - DAY, plan_today)
    assert await days.schedules.take_due(NINE, 10, lease)


async def test_whom_the_database_knows(departures, database):
    """Guilds with a schedule or lookups are known, and those that left; lookups outside of guilds are nobody's."""
    await Days(database).scheduled(1)
    await LookupCounts(database).add({(0, "gpu"): 1, (2, "gpu"): 1})
    await departures.note(3, NINE)
    assert await departures.known() == ({1, 2, 3}, {3})


async def test_forgetting(departures, database, place):
    """Everything about a guild that left goes, the others' stays, and so does that of one that came back meanwhile."""
    for guild_id in (1, 2, 3):
        await Days(database).claimed(guild_id)
        await LookupCounts(database).add({(guild_id, "gpu"): 1})
    await departures.note(1, NINE)
    await departures.note(3, NINE)
    gone = await departures.before(NINE + DAY, 10)
    await departures.come_back(3)
    await departures.forget(gone)
    for table in ("daily_schedule", "lookup_count"):
        assert await place.run(f"SELECT guild_id FROM {table} ORDER BY 1") == [(2,), (3,)]  # noqa: S608 -- names of ours
    assert await place.run("SELECT guild_id FROM daily_post") == [(2,)]
    assert await place.run("SELECT * FROM departed_guild") == []
