from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from bot.all_tables import all_tables
from bot.daily.model import ScheduleKey
from bot.daily.storage.claims import DailyClaims
from bot.database.copy_database import copy_database
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.glossary.queries import LookupCounts
from bot.membership.queries import Departures
from bot.runtime.queries import CommandSyncs
from tests.daily.storage.days import FIRST, TODAY, Days
from tests.glossary.own.editors import ANNA, GUILD, Editors, draft, own_draft

copied = partial(copy_database, metadata=all_tables())
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite to postgres", "postgres to sqlite"])
def ways(request, sqlite, postgres):
    """The source and target kinds."""
    return (sqlite, postgres) if request.param == "sqlite to postgres" else (postgres, sqlite)


async def fill(url: str) -> None:
    """Put rows into every table, more than are copied in one batch."""
    database = await Database.open(url)
    await LookupCounts(database).add({(guild, f"term-{number}"): 5 for guild in range(25) for number in range(100)})
    await CommandSyncs(database).remember(2**63 - 1, "abc", NOON)
    for key in (FIRST, ScheduleKey(1, 1)):
        await Days(database).put(NOON, lambda _: TODAY, key=key)
        await DailyClaims(database).skip(key, NOON, lambda _: TODAY)
    editors = Editors(database)
    await editors.add(draft({"de": "Rückblick 🌞"}))
    await editors.editing.hide(GUILD, "ray", ANNA)
    await editors.editing.keep_draft(GUILD, own_draft(term_id="ray", version=1, other=("horovod", 2)))
    await Departures(database, all_tables()).note(2, NOON)
    await database.close()


async def everything(url: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    database = await Database.open_existing(url)
    async with database.read() as connection:
        rows = {
            table.name: sorted(tuple(row) for row in await connection.execute(select(table)))
            for table in all_tables().sorted_tables
        }
    await database.close()
    return rows


async def test_copies_every_row(ways):
    """Every row of every table is copied, and the source stays as it was."""
    source, target = ways
    await fill(source.url)
    before = await everything(source.url)
    assert len(before["lookup_count"]) == 2500
    assert await copied(source.url, target.url) == {table: len(rows) for table, rows in before.items()}
    assert await everything(target.url) == before
    assert await everything(source.url) == before
    assert all(before.values()), "a table nobody fills here is a table whose move nobody tests"


async def test_there_and_back(sqlite, postgres, tmp_path):
    """After moving to PostgreSQL and back nothing is lost."""
    await fill(sqlite.url)
    back = f"sqlite:///{tmp_path}/back.sqlite3"
    await copied(sqlite.url, postgres.url)
    await copied(postgres.url, back)
    assert await everything(back) == await everything(sqlite.url)


async def test_an_empty_source(ways):
    """An empty database can be moved as well."""
    source, target = ways
    await (await Database.open(source.url)).close()
    assert await copied(source.url, target.url) == dict.fromkeys(all_tables().tables, 0)


async def test_a_target_with_data_is_refused(ways):
    """Nothing is mixed into a database that is in use."""
    source, target = ways
    await fill(source.url)
    await (await Database.open(target.url)).close()
    await target.run("INSERT INTO lookup_count VALUES (1, 'gpu', 3)")
    with pytest.raises(DatabaseUnusable, match=r"is not empty \(1 row in lookup_count\)"):
        await copied(source.url, target.url)
    assert await target.run("SELECT * FROM lookup_count") == [(1, "gpu", 3)]


async def test_onto_itself(ways):
    """A database cannot be copied onto itself."""
    source, _ = ways
    await fill(source.url)
    with pytest.raises(DatabaseUnusable, match="not empty"):
        await copied(source.url, source.url)


async def test_a_missing_source_makes_no_target(sqlite, postgres, tmp_path):
    """A wrong source is reported before anything is created."""
    with pytest.raises(DatabaseUnusable, match="does not exist"):
        await copied(f"sqlite:///{tmp_path}/typo.sqlite3", postgres.url)
    with pytest.raises(DatabaseUnusable, match="not up to date"):
        await copied(postgres.url, sqlite.url)
    assert not sqlite.path.exists()
    assert await postgres.tables() == set()


async def test_all_or_nothing(sqlite, postgres):
    """If the target fails in the middle, nothing of the copy remains, and a second try works."""
    await fill(sqlite.url)
    await (await Database.open(postgres.url)).close()
    await postgres.run(
        "CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$"
    )
    await postgres.run(
        "CREATE TRIGGER vanish BEFORE INSERT ON lookup_count FOR EACH ROW WHEN (NEW.guild_id = 20)"
        " EXECUTE FUNCTION vanish()"
    )
    with pytest.raises(DatabaseUnavailable):
        await copied(sqlite.url, postgres.url)
    assert set(map(len, (await everything(postgres.url)).values())) == {0}
    await postgres.run("DROP TRIGGER vanish ON lookup_count")
    await copied(sqlite.url, postgres.url)
    assert await everything(postgres.url) == await everything(sqlite.url)


async def test_damaged_rows_are_left_out(sqlite, postgres, caplog):
    """What only SQLite stores is not copied: each such row is named, and all others arrive."""
    await fill(sqlite.url)
    await sqlite.run("UPDATE lookup_count SET count = 'many' WHERE guild_id = 7 AND term_id = 'term-7'")
    await sqlite.run("UPDATE command_sync SET synced_at = 'never'")

    rows = await copied(sqlite.url, postgres.url)

    assert (rows["lookup_count"], rows["command_sync"], rows["daily_schedule"]) == (2499, 0, 2)
    assert [record.getMessage() for record in caplog.records if record.name.endswith("copy_database")] == [
        f"A row of command_sync (application_id {2**63 - 1}) is not copied: synced_at holds 'never'",
        "A row of lookup_count (guild_id 7, term_id 'term-7') is not copied: count holds 'many'",
    ]
