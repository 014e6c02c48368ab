"""The database: opened once, brought up to date, lent out in transactions, closed.

It knows no table. Who needs one gets the ``Database`` and asks through ``read()`` and ``begin()``; each either
works within the time limit or raises ``DatabaseUnavailable``, and works again by itself when the database is back.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, nullcontext
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.address import Address, SqliteAddress, parse_address
from bot.database.dialect import Mode, open_engine, unusable_because, writers_turn
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.database.schema_version import MIGRATIONS, bring_up_to_date, require_newest
from bot.database.transaction import transaction

TIMEOUT = 5.0
MIGRATION_TIMEOUT = 60.0


class Database:
    """A database that is up to date. Make it with ``open`` or ``open_existing``."""

    def __init__(self, address: Address, timeout: float) -> None:
        self._address = address
        self._timeout = timeout
        self._engine = open_engine(address, connect_within=min(timeout, TIMEOUT), answer_within=timeout)
        self._writing = writers_turn(address)
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 -- it is the limit of what comes later, too
        migration_timeout: float = MIGRATION_TIMEOUT,
        migrations: str = MIGRATIONS,
    ) -> Self:
        """Open the database at ``url``, made if it is a file that is missing, and bring it up to date.

        Args:
            url: ``sqlite:///path`` or ``postgresql://user:password@host:port/name``.
            timeout: seconds after which connecting and any later transaction is given up.
            migration_timeout: seconds for migrating, waiting for another process that migrates included.
            migrations: where the migrations are, in Alembic's words.

        Raises:
            DatabaseUnavailable: it cannot be reached or is locked; trying again can work.
            DatabaseUnusable: wrong URL, wrong password, no permission, no database, newer than this code.
        """
        address = parse_address(url)
        if isinstance(address, SqliteAddress):
            _make_folder(address)
        await bring_up_to_date(
            address,
            connect_within=min(timeout, TIMEOUT),
            migrate_within=migration_timeout,
            migrations=migrations,
        )
        return cls(address, timeout)

    @classmethod
    async def open_existing(cls, url: str, *, timeout: float = TIMEOUT) -> Self:  # noqa: ASYNC109 -- as above
        """Open the database at ``url`` as it is: nothing is made, nothing is migrated.

        Raises:
            DatabaseUnavailable: it cannot be reached or is locked; trying again can work.
            DatabaseUnusable: as for ``open``, and when it is missing or not up to date.
        """
        address = parse_address(url)
        if isinstance(address, SqliteAddress) and not address.path.exists():
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

        Inside, only ask the database; the time limit runs. With ``lasting`` False SQLite does not wait for the disk:
        should the machine lose power, the last such transactions may be lost, though never the order of things; a
        crash of the bot loses none. PostgreSQL makes no difference.

        Raises:
            DatabaseUnavailable: the database could not be used. Raised at the end, nobody knows whether the change
                was made.
        """
        async with self._transaction("write" if lasting else "note") as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection, None]:
        """A connection in a transaction that cannot write.

        Raises:
            DatabaseUnavailable: the database could not be used, or somebody tried to write.
        """
        async with self._transaction("read") as connection:
            yield connection

    async def close(self) -> None:
        """Let running transactions finish (the time limit bounds them), then close. Closing twice is fine."""
        self._closed = True
        await self._idle.wait()
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self, mode: Mode) -> AsyncGenerator[AsyncConnection, None]:
        if self._closed:
            raise DatabaseUnavailable(f"The {self.where} was closed: the bot is stopping.")
        self._running += 1
        self._idle.clear()
        try:
            turn = nullcontext() if mode == "read" else self._writing
            async with transaction(self._engine, self._address, mode, seconds=self._timeout, turn=turn) as connection:
                yield connection
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()


def _make_folder(address: SqliteAddress) -> None:
    folder = address.path.absolute().parent
    if address.path.is_dir():
        raise DatabaseUnusable(f"The {address.where} is a folder: name a file in it in the database URL.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"The folder {folder} for the database cannot be made: let the bot's user write there, "
            "or name another path in the database URL."
        ) from error
