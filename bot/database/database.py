"""The database: opened once, brought up to date, used through transactions, closed.

It knows no tables. Callers get the ``Database`` and query it through ``read()`` and ``begin()``. Each of these either
finishes within the time limit or raises ``DatabaseUnavailable``, and works again once the database is back. A SQLite
file that was deleted or replaced is opened again as at the start.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.address import Address, SqliteAddress, parse_address
from bot.database.dialect import Mode, open_engine, unusable_because, write_lock
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.database.schema_version import MIGRATIONS, bring_up_to_date, require_newest
from bot.database.sqlite_file import SqliteFile, exists, make_folder
from bot.database.transaction import transaction, unavailable

_log = logging.getLogger(__name__)

TIMEOUT = 5.0
MIGRATION_TIMEOUT = 60.0

_LOST = (
    "The %s was deleted or emptied while the bot was running. It is created again, without what was in it: if you have "
    "a backup, stop the bot and restore it."
)
_REPLACED = "The %s was replaced while the bot was running. The bot uses the new one from now on."


class Database:
    """A database that is up to date. Create it with ``open`` or ``open_existing``."""

    def __init__(self, address: Address, timeout: float, prepare: Callable[[], Awaitable[None]] | None = None) -> None:
        """``prepare`` brings what is at the address up to date; without it, a file that was replaced goes unnoticed."""
        self._address = address
        self._timeout = timeout
        self._prepare = prepare
        self._file = SqliteFile(address.path) if isinstance(address, SqliteAddress) and prepare else None
        if self._file:
            self._file.remember()
        self._opening: asyncio.Task[str | None] | None = None
        self._was_lost = False
        self._engine = open_engine(address, connect_within=min(timeout, TIMEOUT), answer_within=timeout)
        self._write_lock = write_lock(address)
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 -- it limits later transactions, too
        migration_timeout: float = MIGRATION_TIMEOUT,
        migrations: str = MIGRATIONS,
    ) -> Self:
        """Open the database at ``url`` and bring it up to date; a missing SQLite file is created.

        Args:
            url: ``sqlite:///path`` or ``postgresql://user:password@host:port/name``.
            timeout: the time limit in seconds for connecting, and for each later transaction.
            migration_timeout: the time limit in seconds for migrating, including the wait for another process to
                finish migrating.
            migrations: where the migrations are, as an Alembic ``script_location``.

        Raises:
            DatabaseUnavailable: it cannot be reached or is locked; a retry may succeed.
            DatabaseUnusable: wrong URL, wrong password, no permission, no database, or newer than this code.
        """
        address = parse_address(url)

        async def prepare() -> None:
            if isinstance(address, SqliteAddress):
                make_folder(address)
            await bring_up_to_date(
                address,
                connect_within=min(timeout, TIMEOUT),
                migrate_within=migration_timeout,
                migrations=migrations,
            )

        await prepare()
        return cls(address, timeout, prepare)

    @classmethod
    async def open_existing(cls, url: str, *, timeout: float = TIMEOUT) -> Self:  # noqa: ASYNC109 -- as above
        """Open the database at ``url`` without creating or migrating anything.

        Raises:
            DatabaseUnavailable: it cannot be reached or is locked; a retry may succeed.
            DatabaseUnusable: as for ``open``, and if it is missing or not up to date.
        """
        address = parse_address(url)
        if isinstance(address, SqliteAddress) and not exists(address):
            raise DatabaseUnusable(f"The {address.where} does not exist: correct the path in the database URL.")
        database = cls(address, timeout)
        try:
            async with database.read() as connection:
                await connection.run_sync(require_newest, address)
        except BaseException as error:
            await database.close()
            sentence = unusable_because(address, error.__cause__) if isinstance(error, DatabaseUnavailable) else None
            if sentence:
                raise DatabaseUnusable(sentence) from error.__cause__
            raise
        return database

    @property
    def where(self) -> str:
        """The database in words, for logs and messages; without the password."""
        return self._address.where

    @asynccontextmanager
    async def begin(self, *, lasting: bool = True) -> AsyncGenerator[AsyncConnection, None]:
        """A connection in a transaction that may write: committed at the end, rolled back on any exception.

        Inside, only query the database, because the time limit is running. With ``lasting=False`` SQLite does not wait
        for the disk: a power failure may lose the last such transactions, though only whole ones, latest first; a crash
        of the bot loses none. PostgreSQL treats both alike.

        Raises:
            DatabaseUnavailable: the database could not be used. If the commit raises this, the change may or may not
                have been made.
        """
        async with self._transaction("write" if lasting else "note") as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection, None]:
        """A connection in a transaction that cannot write.

        Raises:
            DatabaseUnavailable: the database could not be used, or a statement tried to write.
        """
        async with self._transaction("read") as connection:
            yield connection

    async def close(self) -> None:
        """Let running transactions finish (the time limit bounds them), then close. May be called twice."""
        self._closed = True
        if self._opening:
            self._opening.cancel()
            await asyncio.wait({self._opening})
        await self._idle.wait()
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self, mode: Mode) -> AsyncGenerator[AsyncConnection, None]:
        if self._file and self._prepare and not (self._closed or self._file.is_in_place):
            await self._until_open_again(self._file, self._prepare)
        if self._closed:
            raise DatabaseUnavailable(f"The {self.where} is closed: the bot is stopping.")
        self._running += 1
        self._idle.clear()
        try:
            lock = nullcontext() if mode == "read" else self._write_lock
            async with transaction(self._engine, self._address, mode, seconds=self._timeout, lock=lock) as connection:
                yield connection
            if mode != "read" and self._file and not self._file.is_in_place:
                raise DatabaseUnavailable(f"The {self.where} was deleted or replaced: the last change may be lost.")
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def _until_open_again(self, file: SqliteFile, prepare: Callable[[], Awaitable[None]]) -> None:
        """Open what is at the path now, together with all who wait for that, and wait at most the time limit.

        Raises:
            DatabaseUnavailable: it cannot be used, or that takes longer; then it goes on in the background.
        """
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._open_again(file, prepare), name="opening the database again")
        opening = self._opening
        await asyncio.wait({opening}, timeout=self._timeout)
        if not opening.done():
            raise unavailable(self._address, TimeoutError())
        if not self._closed and (failure := opening.result()):
            raise DatabaseUnavailable(failure)

    async def _open_again(self, file: SqliteFile, prepare: Callable[[], Awaitable[None]]) -> str | None:
        """Use the file that is at the path now, or a new one if there is none; return why that failed."""
        await self._idle.wait()  # no transaction exceeds its time limit
        self._was_lost |= file.is_missing  # a failed attempt may leave an unfinished file
        file.let_go()
        await self._engine.dispose()
        try:
            with file.opened_again():
                await prepare()
        except (DatabaseUnavailable, DatabaseUnusable) as error:
            return str(error)
        file.remember()
        _log.error(_LOST if self._was_lost else _REPLACED, self.where)
        self._was_lost = False
        return None
