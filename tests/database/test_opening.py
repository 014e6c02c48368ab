import os
import shutil
import sqlite3
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.glossary.tables import lookup_count
from tests.database.places import SECRET, SqlitePlace


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user of this machine can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="ki-glossar-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Run as a user to whom permissions apply; they do not apply to root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


async def test_makes_the_folder(tmp_path):
    """A missing SQLite file is created, with the folders above it."""
    path = tmp_path / "new" / "folder" / "glossary.sqlite3"
    database = await Database.open(f"sqlite:///{path}")
    assert path.exists()
    assert str(path) in database.where
    await database.close()


async def test_sqlite_is_set_up(sqlite):
    """Every connection has the journal, the durability and the checks that were chosen."""
    database = await Database.open(sqlite.url)
    names = ["journal_mode", "foreign_keys", "synchronous", "busy_timeout"]
    for transaction in (database.read, database.begin):
        async with transaction() as connection:
            found = [(await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in names]
        assert found == ["wal", 1, 2, 3000]
    await database.close()


async def test_a_file_that_is_no_database(sqlite):
    """A file with other content is refused and left unchanged."""
    sqlite.path.write_text("notes, and nothing a database would write\n" * 100)
    with pytest.raises(DatabaseUnusable, match="name another file"):
        await Database.open(sqlite.url)
    with pytest.raises(DatabaseUnusable, match="name another file"):
        await Database.open_existing(sqlite.url)
    assert sqlite.path.read_text().startswith("notes")


async def test_a_folder_as_database(tmp_path):
    """The path of a folder is refused with what to write instead."""
    with pytest.raises(DatabaseUnusable, match="is a folder"):
        await Database.open(f"sqlite:///{tmp_path}")


async def test_a_folder_that_cannot_be_made(tmp_path):
    """A path through a file is refused."""
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnusable, match="cannot be created"):
        await Database.open(f"sqlite:///{tmp_path}/file/glossary.sqlite3")


async def test_a_folder_that_must_not_be_written(public_folder):
    """The error names the folder that is not writable, and no thread is left behind."""
    threads = threading.enumerate()
    public_folder.chmod(0o555)
    with ordinary_user():
        with pytest.raises(DatabaseUnusable, match=f"write to {public_folder}"):
            await Database.open(f"sqlite:///{public_folder}/glossary.sqlite3")
        assert threading.enumerate() == threads
        with pytest.raises(DatabaseUnusable, match=f"{public_folder}/new .* cannot be created"):
            await Database.open(f"sqlite:///{public_folder}/new/glossary.sqlite3")


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
async def test_a_file_that_must_not_be_written(public_folder, folder_mode):
    """A read-only database is refused when it is opened, not at the first write."""
    file = public_folder / "glossary.sqlite3"
    await (await Database.open(f"sqlite:///{file}")).close()
    file.chmod(0o444)
    public_folder.chmod(folder_mode)
    with ordinary_user(), pytest.raises(DatabaseUnusable, match=f"write to {public_folder} and the files"):
        await Database.open(f"sqlite:///{file}")


async def test_without_the_postgresql_driver(monkeypatch):
    """PostgreSQL without its driver is refused with what to install."""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(DatabaseUnusable, match=r"pip install 'ki-glossar\[postgres\]'"):
        await Database.open("postgresql://db/ki")


@pytest.mark.parametrize(
    ("user", "password", "parameters", "advice"),
    [
        ("guarded", "wrong-pass", "", "correct them"),
        ("nobody", SECRET, "", "correct them"),
        ("postgres", SECRET, "", "does not exist: create it"),
        ("postgres", SECRET, "&channel_binding=require", "channel_binding"),
        ("postgres", SECRET, "&sslmode=maybe", "correct the part after the"),
        ("postgres", SECRET, "&port=x", "correct the part after the"),
    ],
)
async def test_what_the_server_or_the_driver_refuses(server, user, password, parameters, advice):
    """An error that waiting cannot fix is reported as such, and no part of it holds the password."""
    url = server.url("elsewhere" if not parameters and user == "postgres" else "postgres", user, password) + parameters
    with pytest.raises(DatabaseUnusable, match=advice) as refusal:
        await Database.open(url)
    with pytest.raises(DatabaseUnusable, match=advice):
        await Database.open_existing(url)
    told = "".join(traceback.format_exception(refusal.value))
    assert password not in told


async def test_a_user_who_must_not_make_tables(postgres):
    """A user without rights in the schema is told which to get."""
    url = postgres.url.replace("postgres:", f"guarded:{SECRET}", 1)
    with pytest.raises(DatabaseUnusable, match="GRANT CREATE, USAGE ON SCHEMA public"):
        await Database.open(url)
    await postgres.run("GRANT CREATE, USAGE ON SCHEMA public TO guarded")
    database = await Database.open(url)
    assert SECRET not in repr(database._engine.url) + database.where
    await database.close()


async def test_parameters_of_the_url_win(postgres):
    """Server settings in the URL win; all others have the bot's limits."""
    database = await Database.open(f"{postgres.url}&sslmode=disable&statement_timeout=1234")
    async with database.read() as connection:
        shown = [await connection.scalar(text(f"SHOW {name}")) for name in ("statement_timeout", "lock_timeout")]
    assert shown == ["1234ms", "3s"]
    await database.close()


async def test_existing_only(sqlite, postgres):
    """Opening only what exists creates no file and no table."""
    with pytest.raises(DatabaseUnusable, match="does not exist"):
        await Database.open_existing(sqlite.url)
    assert not sqlite.path.exists()
    with pytest.raises(DatabaseUnusable, match="not up to date"):
        await Database.open_existing(postgres.url)
    assert await postgres.tables() == set()


async def test_existing_but_locked_away(server, postgres):
    """A server that is down counts as an outage that may pass, also for a database that exists."""
    server.stop()
    try:
        with pytest.raises(DatabaseUnavailable):
            await Database.open_existing(postgres.url)
    finally:
        server.start()


async def test_a_sqlite_file_that_somebody_reads_before_it_is_set_up(sqlite: SqlitePlace):
    """SQLite refuses to turn on its write-ahead log then, without waiting; the file can be used all the same."""
    await (await Database.open(sqlite.url)).close()
    with closing(sqlite3.connect(sqlite.path, isolation_level=None)) as reader:
        assert reader.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM lookup_count").fetchall()

        database = await Database.open_existing(sqlite.url)
        async with database.read() as connection:
            assert (await connection.execute(select(lookup_count))).all() == []
        await database.close()
