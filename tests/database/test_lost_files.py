"""A SQLite file that is deleted or replaced under the running bot: nothing is written where nobody finds it."""

import asyncio
import shutil
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import insert, select

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.database.sqlite_file import SqliteFile
from bot.glossary.tables import lookup_count
from tests.database.added_migrations import NEXT, Migrations
from tests.database.places import BOUND, ROW, SHORT, rows_in, write

SECOND_ROW = ROW | {"guild_id": 2}
ALL, FILE = ("", "-wal", "-shm"), ("",)


@pytest.fixture
async def database(sqlite):
    """A database in use, with a row that is still in the write-ahead log."""
    database = await Database.open(sqlite.url)
    await write(database)
    yield database
    await database.close()


def beside(sqlite, suffix):
    """One of the database's files."""
    return sqlite.path.with_name(sqlite.path.name + suffix)


def delete(sqlite, suffixes) -> None:
    """Delete some of the database's files."""
    for suffix in suffixes:
        beside(sqlite, suffix).unlink()


def stored(sqlite) -> object:
    """The guilds in the file that is at the path, as any other program reads them."""
    return sqlite.run("SELECT guild_id FROM lookup_count ORDER BY 1")


@pytest.mark.parametrize("suffixes", [ALL, FILE])
async def test_deleted(database, sqlite, caplog, suffixes):
    """It is created again at the next use, with its tables; what is written then is in the file, and that is logged."""
    delete(sqlite, suffixes)
    assert await rows_in(database) == 0
    await write(database, SECOND_ROW)
    assert await stored(sqlite) == [(2,)]
    assert caplog.text.count("was deleted or emptied while the bot was running") == 1


async def test_deleted_with_its_folder(sqlite):
    """The folder is made again, too."""
    path = sqlite.path.parent / "state" / "glossary.db"
    database = await Database.open(f"sqlite:///{path}")
    shutil.rmtree(path.parent)
    await write(database)
    await database.close()
    assert path.exists()


async def test_emptied(database, sqlite):
    """An empty file is filled again, and the old write-ahead log does not come back to life in it."""
    with sqlite.path.open("w"):
        pass
    await write(database, SECOND_ROW)
    assert await stored(sqlite) == [(2,)]
    await database.close()
    assert await stored(sqlite) == [(2,)]


async def test_deleted_during_a_transaction(database, sqlite):
    """Whoever wrote meanwhile is told that it may be lost; whoever comes next writes to the new file."""

    async def lose_it() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(lookup_count), SECOND_ROW)
            delete(sqlite, ALL)

    with pytest.raises(DatabaseUnavailable, match="may be lost"):
        await lose_it()
    await write(database, ROW | {"guild_id": 3})
    assert await stored(sqlite) == [(3,)]


@asynccontextmanager
async def reading(database):
    """A transaction that reads until the block ends."""
    inside, leave = asyncio.Event(), asyncio.Event()

    async def stay() -> None:
        async with database.read() as connection:
            await connection.execute(select(lookup_count))
            inside.set()
            await leave.wait()

    staying = asyncio.create_task(stay())
    await inside.wait()
    yield
    leave.set()
    await staying


async def test_deleted_while_transactions_run(database, sqlite):
    """The next ones wait until they have ended."""
    async with reading(database):
        delete(sqlite, ALL)
        writing = [asyncio.create_task(write(database, ROW | {"guild_id": guild_id})) for guild_id in (2, 3)]
        await asyncio.sleep(0)
        assert not sqlite.path.exists()
    await asyncio.gather(*writing)
    assert await stored(sqlite) == [(2,), (3,)]


async def test_closed_while_it_waits_to_be_opened_again(database, sqlite):
    """Then it stays closed, and no file is made."""
    async with reading(database):
        delete(sqlite, ALL)
        writing = asyncio.create_task(write(database))
        await asyncio.sleep(0)
        closing = asyncio.create_task(database.close())
    await closing
    with pytest.raises(DatabaseUnavailable, match="is closed"):
        await writing
    assert not sqlite.path.exists()


async def rows_once_it_answers(database) -> int | None:
    """The number of rows; on a busy machine, making the file again may take longer than the time limit."""
    async with asyncio.timeout(10):
        while True:
            with suppress(DatabaseUnavailable):
                return await rows_in(database)


async def test_a_new_file_that_is_locked(sqlite):
    """Everybody gets an error within the time limit, however many wait; once it is free, it is used."""
    database = await Database.open(sqlite.url, timeout=SHORT)
    await write(database)
    delete(sqlite, ALL)
    await sqlite.run("CREATE TABLE mine (id INTEGER)")
    async with sqlite.locked(), asyncio.timeout(BOUND):
        ends = await asyncio.gather(*(rows_in(database) for _ in range(12)), return_exceptions=True)
    assert [type(end) for end in ends] == [DatabaseUnavailable] * 12
    assert await rows_once_it_answers(database) == 0
    await database.close()


async def test_a_failure_while_it_is_made_again(sqlite, tmp_path, caplog):
    """What the failed attempt left behind is not taken for another file that replaced it."""
    full, migrations = tmp_path / "full", Migrations(tmp_path / "migrations")
    migrations.put(NEXT, f"if os.path.exists({str(full)!r}):\n    raise OSError('No space left on device')")
    database = await Database.open(sqlite.url, migrations=str(migrations.folder))
    delete(sqlite, FILE)
    full.touch()
    with pytest.raises(DatabaseUnavailable, match="No space left"):
        await write(database)
    full.unlink()
    await write(database)
    assert "was deleted or emptied while the bot was running" in caplog.text
    assert "was replaced" not in caplog.text
    await database.close()


@pytest.fixture
async def backup(tmp_path):
    """The database as it was another time, with a different row."""
    path = tmp_path / "backup.sqlite3"
    other = await Database.open(f"sqlite:///{path}")
    await write(other, ROW | {"guild_id": 7})
    await other.close()
    return path


async def test_replaced_by_a_backup(database, sqlite, backup, caplog):
    """The bot uses it from then on; the log of the former file is not applied to it."""
    backup.rename(sqlite.path)
    await write(database, SECOND_ROW)
    assert await stored(sqlite) == [(2,), (7,)]
    await database.close()
    assert await stored(sqlite) == [(2,), (7,)]
    assert "was replaced while the bot was running" in caplog.text


async def test_replaced_by_something_else(database, sqlite, tmp_path):
    """It is refused as at the start, unchanged, until the file is back."""
    sqlite.path.rename(tmp_path / "aside")
    sqlite.path.write_text("notes, and nothing a database would write\n" * 100)
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable, match="name another file, or restore a backup"):
            await write(database)
    assert sqlite.path.read_text().startswith("notes")
    sqlite.path.unlink()
    await write(database)
    assert await stored(sqlite) == [(1,)]


async def test_closing_a_deleted_file(sqlite):
    """The bot can stop all the same, and brings no file back."""
    database = await Database.open(sqlite.url)
    await write(database)
    delete(sqlite, ALL)
    await database.close()
    assert not sqlite.path.exists()


async def test_a_former_log_that_cannot_be_moved(database, sqlite, backup):
    """The other file is not opened, because SQLite would apply the log to it; nothing else is moved to its place."""
    obstacle = beside(sqlite, "-wal-former")
    obstacle.mkdir()
    (obstacle / "notes").touch()
    backup.rename(sqlite.path)
    with pytest.raises(DatabaseUnavailable, match="wal-former"):
        await write(database, SECOND_ROW)
    assert beside(sqlite, "-wal").is_file()
    shutil.rmtree(obstacle)
    await write(database, SECOND_ROW)
    assert await stored(sqlite) == [(2,), (7,)]


def test_a_new_log_stays_when_opening_fails(sqlite):
    """The log of the former file does not take its place."""
    log = beside(sqlite, "-wal")
    sqlite.path.write_text("former")
    log.write_text("former")
    file = SqliteFile(sqlite.path)
    file.remember()
    assert file.is_in_place

    def fail() -> None:
        log.write_text("new")
        raise OSError("full")

    with pytest.raises(OSError, match="full"), file.opened_again():
        fail()
    assert log.read_text() == "new"


def test_an_unfinished_file_with_the_number_of_the_former_one(sqlite):
    """The system may give a deleted file's number to the next file, here by a link; it is not taken for the former."""
    same = beside(sqlite, "-same")
    sqlite.path.write_text("former")
    same.hardlink_to(sqlite.path)
    file = SqliteFile(sqlite.path)
    file.remember()
    sqlite.path.unlink()
    file.let_go()

    def fail() -> None:
        sqlite.path.hardlink_to(same)
        raise OSError("full")

    with pytest.raises(OSError, match="full"), file.opened_again():
        fail()
    assert not file.is_in_place


async def test_a_log_that_a_crash_left_aside(sqlite):
    """It is deleted at the start."""
    left = beside(sqlite, "-wal-former")
    left.touch()
    database = await Database.open(sqlite.url)
    await database.close()
    assert not left.exists()
