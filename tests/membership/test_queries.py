import pytest

from bot.all_tables import all_tables
from bot.daily.storage.posts import DailyPosts
from bot.database.database import Database
from bot.glossary.queries import LookupCounts
from bot.membership.queries import Departures
from tests.daily.storage.days import DAY, FIRST, MINUTE, NINE, Days, lease, plan_today
from tests.glossary.own.editors import ANNA, Editors, own_draft


@pytest.fixture
def departures(database: Database) -> Departures:
    """The departures in a fresh database."""
    return Departures(database, all_tables())


async def test_a_guild_that_leaves(departures, database):
    """Nothing is due and no post waits for it anymore; the first time it was noted counts."""
    days = Days(database)
    await days.claimed()
    await departures.note(1, NINE)
    await departures.note(1, NINE + DAY)
    assert await days.schedules.take_due(NINE + 7 * DAY, 10, lease) == []
    assert await DailyPosts(database).take_unfinished(NINE + DAY, 10, lease) == []
    assert await departures.before(NINE + MINUTE, 10) == [1]


async def test_a_guild_that_comes_back(departures, database):
    """Its departure is deleted, and its schedule can be resumed."""
    days = Days(database)
    await days.scheduled()
    await departures.note(1, NINE - DAY)
    await departures.come_back(1)
    assert await departures.known() == ({1}, set())
    await days.schedules.resume(FIRST, NINE - DAY, plan_today)
    assert await days.schedules.take_due(NINE, 10, lease)


async def test_whom_the_database_knows(departures, database):
    """Guilds with a schedule or lookups, and those that left, are known; lookups outside of guilds belong to none."""
    await Days(database).scheduled(1)
    await LookupCounts(database).add({(0, "gpu"): 1, (2, "gpu"): 1})
    await departures.note(3, NINE)
    assert await departures.known() == ({1, 2, 3}, {3})


async def test_forgetting(departures, database, place):
    """Everything about a guild that left is deleted; other guilds', and that of one that came back, stays."""
    for guild_id in (1, 2, 3):
        await Days(database).claimed(guild_id)
        await LookupCounts(database).add({(guild_id, "gpu"): 1})
        await Editors(database).add(guild_id=guild_id)
        await Editors(database).editing.hide(guild_id, "ray", ANNA)
        await Editors(database).editing.keep_draft(guild_id, own_draft())
    await departures.note(1, NINE)
    await departures.note(3, NINE)
    gone = await departures.before(NINE + DAY, 10)
    await departures.come_back(3)
    await departures.forget(gone)
    for table in ("daily_schedule", "lookup_count", "guild_glossary", "own_term", "hidden_term", "own_draft"):
        assert await place.run(f"SELECT guild_id FROM {table} ORDER BY 1") == [(2,), (3,)]  # noqa: S608 -- names of ours
    assert await place.run("SELECT DISTINCT guild_id FROM own_term_change ORDER BY 1") == [(2,), (3,)]
    assert await place.run("SELECT guild_id FROM daily_post") == [(2,)]
    assert await place.run("SELECT * FROM departed_guild") == []


@pytest.mark.parametrize("damage", ["'never'", "'2026-99-99'", "5", "'9999-12-31'", "'0001-01-01'"])
async def test_a_departure_at_no_moment(sqlite, damage, caplog):
    """If it cannot be read when a guild left, its 30 days begin now: its data is deleted neither at once nor never."""
    database = await Database.open(sqlite.url)
    departures = Departures(database, all_tables())
    for guild_id in (1, 2):
        await departures.note(guild_id, NINE)
    await sqlite.run(f"UPDATE departed_guild SET left_at = {damage} WHERE guild_id = 1")  # noqa: S608 -- ours
    await departures.mend(NINE + DAY)
    await departures.mend(NINE + 2 * DAY)
    assert await departures.before(NINE + MINUTE, 10) == [2]
    assert await departures.before(NINE + 2 * DAY, 10) == [2, 1]
    assert caplog.text.count("The departure of guild 1 cannot be used") == 1
    await database.close()
