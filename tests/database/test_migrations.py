import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.all_tables import all_tables
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from tests.database.added_migrations import NEWEST, NEXT, ONE_MORE, Migrations
from tests.database.places import SqlitePlace

TABLES = {"alembic_version", *all_tables().tables}


@pytest.fixture
def migrations(tmp_path: Path) -> Migrations:
    """Migrations that a test can add to."""
    return Migrations(tmp_path / "migrations")


def shape(connection: Connection) -> dict[str, object]:
    """Everything the database knows about its tables."""
    seen = inspect(connection)
    return {
        table: {
            "columns": [
                {**column, "type": column["type"].compile(connection.dialect)} for column in seen.get_columns(table)
            ],
            "primary key": seen.get_pk_constraint(table),
            "foreign keys": seen.get_foreign_keys(table),
            "unique": seen.get_unique_constraints(table),
            "checks": seen.get_check_constraints(table),
            "indexes": seen.get_indexes(table),
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


async def test_migrations_make_what_the_code_expects(database):
    """Alembic finds no difference between the migrated database and ``tables.py``."""

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return compare_metadata(context, all_tables())

    async with database.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrated_and_newly_created_look_the_same(database):
    """Names of constraints and everything else that Alembic does not compare are the same, too."""
    async with database.begin() as connection:
        migrated = await connection.run_sync(shape)
        await connection.run_sync(all_tables().drop_all)
        await connection.run_sync(all_tables().create_all)
        assert await connection.run_sync(shape) == migrated
    assert set(migrated) == set(all_tables().tables)


def test_no_key_is_generated_by_the_database():
    """A copy brings its keys along; a counter would have to be set after that."""
    assert [table.name for table in all_tables().sorted_tables if table.autoincrement_column is not None] == []


async def test_migrating_twice(place):
    """A database that is up to date stays as it is."""
    for _ in range(2):
        await (await Database.open(place.url)).close()
    assert await place.tables() == TABLES
    assert await place.run("SELECT version_num FROM alembic_version") == [(NEWEST,)]


async def test_from_the_shipped_version_to_a_newer_one(place, migrations):
    """A database with data gets the newer schema and keeps its data."""
    await (await Database.open(place.url)).close()
    await place.run("INSERT INTO lookup_count VALUES (1, 'gpu', 3)")
    migrations.put(NEXT, "op.add_column('lookup_count', sa.Column('extra', sa.Text()))")
    await migrations.apply(place.url)
    assert await place.run("SELECT * FROM lookup_count") == [(1, "gpu", 3, None)]


@pytest.mark.unmeasured("the same in four processes")
async def test_processes_that_start_at_once(place, migrations, tmp_path):
    """When four processes open an empty database at once, one migrates, and all four can use it."""
    diary = tmp_path / "diary"
    migrations.put(
        NEXT,
        f"op.create_table('extra', sa.Column('id', sa.Text()))\n"
        f"with open({str(diary)!r}, 'a') as diary:\n    diary.write('migrated\\n')",
    )
    children = await asyncio.gather(*(migrations.child(place.url) for _ in range(4)))
    ends = await asyncio.gather(*(child.communicate(b"go\n") for child in children))
    assert [(child.returncode, *end) for child, end in zip(children, ends, strict=True)] == [(0, b"", b"")] * 4
    assert diary.read_text() == "migrated\n"
    assert await place.tables() == TABLES | {"extra"}


@pytest.mark.parametrize("start", ["empty", "migrated"])
async def test_a_process_that_dies_while_migrating(place, migrations, start):
    """A crash in the middle leaves the database as it was, and the next start begins again."""
    if start == "migrated":
        await (await Database.open(place.url)).close()
        await place.run("INSERT INTO lookup_count VALUES (1, 'gpu', 3)")
    before = await place.tables()
    half = "op.create_table('half', sa.Column('id', sa.Text()))\nop.execute('DELETE FROM lookup_count')"
    migrations.put(NEXT, f"{half}\nos._exit(9)")
    child = await migrations.child(place.url)
    await child.communicate(b"go\n")
    assert child.returncode == 9
    assert await place.tables() == before
    if start == "migrated":
        assert await place.run("SELECT * FROM lookup_count") == [(1, "gpu", 3)]
        assert await place.run("SELECT version_num FROM alembic_version") == [(NEWEST,)]
    migrations.put(NEXT, "op.create_table('whole', sa.Column('id', sa.Text()))")
    await migrations.apply(place.url)
    assert await place.tables() == TABLES | {"whole"}


async def test_a_migration_that_fails(place, migrations):
    """A mistake in a migration is raised unchanged and leaves nothing of that migration or those before it."""
    migrations.put(NEXT, "op.create_table('half', sa.Column('id', sa.Text()))\nraise KeyError('oh')")
    with pytest.raises(KeyError):
        await migrations.apply(place.url)
    assert await place.tables() == set()


async def test_waits_for_another_migration(place):
    """While another process holds the lock, opening waits, but never longer than the time limit."""
    await (await Database.open(place.url)).close()
    async with place.locked():
        with pytest.raises(DatabaseUnavailable, match="lock"):
            await Database.open(place.url, migration_timeout=0.3)
        waiting = asyncio.create_task(Database.open(place.url))
    await (await waiting).close()


async def test_a_newer_database_is_refused(place, migrations):
    """After a downgrade the bot says so and touches nothing."""
    migrations.put(NEXT, "op.create_table('extra', sa.Column('id', sa.Text()))")
    await migrations.apply(place.url)
    with pytest.raises(DatabaseUnusable, match="newer version of KI-Glossar"):
        await Database.open(place.url)
    with pytest.raises(DatabaseUnusable, match="newer version of KI-Glossar"):
        await Database.open_existing(place.url)
    assert await place.run("SELECT version_num FROM alembic_version") == [(NEXT,)]


async def test_an_older_database_is_not_taken_as_it_is(place):
    """If migrating is not allowed, a database that lacks a migration is refused."""
    await (await Database.open(place.url)).close()
    await place.run("DELETE FROM alembic_version")
    with pytest.raises(DatabaseUnusable, match="not up to date"):
        await Database.open_existing(place.url)


async def test_changing_a_table_others_refer_to(place, migrations):
    """SQLite changes a table by replacing it, and the rows that refer to it must survive that."""
    migrations.put(
        NEXT,
        """
op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("old", sa.Text()))
op.create_table("child", sa.Column("id", sa.Integer(), sa.ForeignKey("parent.id", ondelete="CASCADE")))
op.execute("INSERT INTO parent VALUES (1, 'kept')")
op.execute("INSERT INTO child VALUES (1)")
""",
    )
    await migrations.apply(place.url)
    migrations.put(
        ONE_MORE,
        """
with op.batch_alter_table("parent") as batch:
    batch.alter_column("old", new_column_name="new", existing_type=sa.Text(), nullable=False)
""",
    )
    await migrations.apply(place.url)
    assert await place.run("SELECT id, new FROM parent") == [(1, "kept")]
    assert await place.run("SELECT id FROM child") == [(1,)]


async def test_a_migration_that_leaves_rows_without_parents(sqlite: SqlitePlace, migrations):
    """While SQLite's checks are off a migration could break references; they are checked before the commit."""
    migrations.put(
        NEXT,
        """
op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table("child", sa.Column("id", sa.Integer(), sa.ForeignKey("parent.id")))
op.execute("INSERT INTO child VALUES (1)")
""",
    )
    with pytest.raises(DatabaseUnusable, match="refer to missing rows"):
        await migrations.apply(sqlite.url)
    assert await sqlite.tables() == set()
