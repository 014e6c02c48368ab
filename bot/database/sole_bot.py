"""Lets only one bot run on a SQLite file: a second one would work against the first without either noticing.

PostgreSQL is made for several processes; there, nothing is locked. Only ``run`` uses this, so all other commands work
beside a running bot.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager

from bot.database.address import SqliteAddress, parse_address
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.database.sqlite_file import make_folder


@contextmanager
def sole_bot(url: str) -> Generator[None]:
    """Be the only bot on the database at ``url`` until the block ends, if that is a SQLite file.

    The lock is one that SQLite takes on an empty file beside the database. The operating system releases it when the
    process ends, however it ends; the file stays and locks nobody out.

    Raises:
        DatabaseUnavailable: another bot is running on it.
        DatabaseUnusable: the URL is wrong, or the folder cannot be written.
    """
    address = parse_address(url)
    if not isinstance(address, SqliteAddress):
        yield
        return
    make_folder(address)
    with _locked(address):
        yield


@contextmanager
def _locked(address: SqliteAddress) -> Generator[None]:
    real = address.path.resolve()  # the same file for every path that leads to the database
    try:
        lock = sqlite3.connect(real.with_name(f"{real.name}-lock"), timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise _unwritable(address) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise _unwritable(address) from error
            raise DatabaseUnavailable(
                f"Another bot is already running on the {address.where}: stop that one first, or give this one a "
                "database of its own with STATE_DIR or DATABASE_URL."
            ) from error
        yield


def _unwritable(address: SqliteAddress) -> DatabaseUnusable:
    return DatabaseUnusable(
        f"The {address.where} cannot be locked for this bot: allow the bot's user to write to "
        f"{address.path.absolute().parent} and the files in it."
    )
