"""Where SQLite and PostgreSQL differ: connecting, transactions, locks, upserts, what errors mean.

No module outside of ``bot.database`` asks which database it uses. All time limits derive from one number, so that a
server that stalls causes an error and never a hang; ``bot.database.transaction`` limits each transaction as a whole.
"""

import asyncio
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, Literal, TypeVarTuple

import sqlalchemy.exc
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, Table, case, cast, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.database.address import Address, PostgresAddress, SqliteAddress
from bot.database.errors import DatabaseUnusable
from bot.database.postgres_dates import connect_tolerantly

Mode = Literal["read", "write", "note", "migrate"]
"""What a transaction is for. ``note`` is a write that a power failure may lose, though not a crash of the bot."""

_Columns = TypeVarTuple("_Columns")

_POOL_SIZE = 5
# The database itself gives up after this share of the time limit, because its error is more exact than our timeout.
_LOCK_SHARE = 0.6
_STATEMENT_SHARE = 0.8
_APPLICATION_ID = int.from_bytes(b"KIGl", "big")  # in the file's header, marks the file as ours
_MIGRATION_LOCK = int.from_bytes(b"glossary", "big")  # our key among PostgreSQL's advisory locks

# A write takes SQLite's write lock at its start: taking it later fails without waiting if another connection has
# written in the meantime.
# With synchronous=FULL a commit waits for the disk and survives a power failure, with everything committed before it.
# With NORMAL it does not wait, and a power failure may lose the last transactions: only whole ones, latest first.
# Foreign keys are off while migrating because a table is changed by dropping it and putting a copy in its place.
_SQLITE_BEGIN: dict[Mode, tuple[Sequence[str], str]] = {
    "read": (["PRAGMA foreign_keys=ON", "PRAGMA query_only=ON"], "BEGIN"),
    "write": (["PRAGMA foreign_keys=ON", "PRAGMA query_only=OFF", "PRAGMA synchronous=FULL"], "BEGIN IMMEDIATE"),
    "note": (["PRAGMA foreign_keys=ON", "PRAGMA query_only=OFF", "PRAGMA synchronous=NORMAL"], "BEGIN IMMEDIATE"),
    "migrate": (["PRAGMA foreign_keys=OFF", "PRAGMA query_only=OFF"], "BEGIN EXCLUSIVE"),
}
_SQLITE_MISTAKES = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
}
_POSTGRES_MISTAKES = ("22", "23", "42")  # classes of SQLSTATE: data, integrity, syntax or access
_NOT_ALLOWED = "42501"  # insufficient privilege: the only error of class 42 that is not our mistake


def open_engine(address: Address, *, connect_within: float, answer_within: float) -> AsyncEngine:
    """Create an engine for ``address`` without connecting yet. Both limits are in seconds.

    Raises:
        DatabaseUnusable: the driver is not installed.
    """
    if isinstance(address, SqliteAddress):
        engine = create_async_engine(
            sqlalchemy.URL.create("sqlite+aiosqlite", database=str(address.path)),
            connect_args={"timeout": answer_within * _LOCK_SHARE, "isolation_level": None},
            pool_size=_POOL_SIZE,
            max_overflow=0,
            pool_timeout=answer_within,
            hide_parameters=True,
        )
        event.listen(engine.sync_engine, "do_connect", partial(_try_sqlite, address))
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return engine
    return create_async_engine(
        "postgresql+asyncpg://",
        # asyncpg parses the URL itself: it knows all of libpq's parameters, and the engine holds no password
        async_creator=partial(
            connect_tolerantly,
            _asyncpg().connect,
            dsn=address.dsn,
            timeout=connect_within,
            server_settings=_server_settings(address, answer_within),
        ),
        pool_size=_POOL_SIZE,
        max_overflow=0,
        pool_timeout=answer_within,
        pool_pre_ping=True,  # a restarted server has closed the pooled connections
        hide_parameters=True,
    )


def options(connection: AsyncConnection, mode: Mode) -> Mapping[str, Any]:
    """The execution options that give the next transaction its mode: ``read`` sees one snapshot and cannot write."""
    if connection.dialect.name == "postgresql" and mode == "read":
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return {"mode": mode}


def write_lock(address: Address) -> AbstractAsyncContextManager[object]:
    """The lock that a writer of this process holds while it writes.

    SQLite allows one writer at a time, and those that wait retry at random: among many, some starve, and all hold
    connections that readers could use. So they queue here, before they connect. PostgreSQL needs no such lock.
    """
    return asyncio.Lock() if isinstance(address, SqliteAddress) else nullcontext()


async def take_lock(connection: AsyncConnection, number: int) -> None:
    """Wait until no other transaction holds the lock of this number, and hold it until the transaction ends.

    On SQLite a write transaction locks out other writers from its start.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": number})


async def take_migration_lock(connection: AsyncConnection) -> None:
    """Wait until no other process migrates, and hold the lock until the transaction ends."""
    await take_lock(connection, _MIGRATION_LOCK)
    if connection.dialect.name == "sqlite":  # BEGIN EXCLUSIVE took the lock, but only a write fails on a read-only file
        await connection.execute(text(f"PRAGMA application_id={_APPLICATION_ID}"))


def upsert(
    connection: AsyncConnection, table: Table, *, replace: Sequence[str] = (), add: Sequence[str] = ()
) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that updates the row if its primary key already exists.

    Args:
        connection: the connection that will execute it.
        table: the table it inserts into.
        replace: columns that take the new value.
        add: columns to which the new value is added; what is no number, or so large that the sum might not fit,
            counts as 0.
    """
    insert = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    changes: dict[str, ColumnElement[Any]] = {name: insert.excluded[name] for name in replace}
    for name in add:
        column = table.c[name]
        most = 2**62 if isinstance(column.type, BigInteger) else 2**30
        changes[name] = case((column.between(0, most), cast(column, column.type)), else_=0) + insert.excluded[name]
    return insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=changes)


def insert_new(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that does nothing (and counts no row) if the primary key already exists."""
    insert = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    return insert.on_conflict_do_nothing(index_elements=list(table.primary_key))


def locked(query: Select[*_Columns], *, skip: bool = False) -> Select[*_Columns]:
    """``query`` with its rows locked against other writers until the transaction ends.

    With ``skip``, PostgreSQL leaves out rows that others have locked, so that processes share work instead of queueing
    for it. On SQLite SQLAlchemy omits the clause: there, a write transaction locks out other writers from its start.
    """
    return query.with_for_update(skip_locked=skip)


def driver_error(error: BaseException) -> BaseException:
    """The error that the driver raised, without SQLAlchemy's wrapping."""
    if isinstance(error, sqlalchemy.exc.DBAPIError) and error.orig is not None:
        return error.orig.__cause__ or error.orig
    return error


def is_outage(error: Exception) -> bool:
    """Whether ``error`` comes from the database's state, such as a lock or a lost connection, not from a bad query."""
    cause = driver_error(error)
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return isinstance(cause, sqlite3.OperationalError) if code is None else code & 0xFF not in _SQLITE_MISTAKES
    if (state := getattr(cause, "sqlstate", None)) is not None:
        return state == _NOT_ALLOWED or not state.startswith(_POSTGRES_MISTAKES)
    return isinstance(error, sqlalchemy.exc.DBAPIError | sqlalchemy.exc.TimeoutError | OSError)


def unusable_because(address: Address, error: BaseException | None) -> str | None:
    """The sentence for an ``error`` while opening that no retry can fix; None if a retry may help."""
    cause = driver_error(error) if error else None
    if isinstance(address, SqliteAddress):
        return _sqlite_unusable(address, getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return _postgres_unusable(address.where, cause)


def _sqlite_unusable(address: SqliteAddress, code: int) -> str | None:
    where, folder = address.where, address.path.absolute().parent
    match code:
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return f"The {where} is not a usable database: name another file, or restore a backup."
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return f"The {where} is not writable: allow the bot's user to write to {folder} and the files in it."
        case _:
            return None


def _postgres_unusable(where: str, cause: BaseException | None) -> str | None:
    match getattr(cause, "sqlstate", None):
        case "28000" | "28P01":
            return f"The {where} refused the user name or password: correct them in the database URL."
        case "3D000":
            return f"The {where} does not exist: create it, or correct its name in the database URL."
        case "42501":
            return f"The {where} grants its user too few privileges: GRANT CREATE, USAGE ON SCHEMA public to that user."
        case str() as state if state.startswith("42"):  # a parameter in the URL that the server does not know
            return f"The {where} does not accept the parameters in the database URL: {cause}."
        case None if isinstance(cause, ValueError | TypeError) and not isinstance(cause, OSError):
            return f"The parameters in the database URL for the {where} cannot be used: correct the part after the ?."
        case _:
            return None


def _asyncpg() -> ModuleType:
    try:
        return import_module("asyncpg")
    except ImportError as error:
        raise DatabaseUnusable(
            "PostgreSQL needs a driver that is not installed: run pip install 'ki-glossar[postgres]'."
        ) from error


def _server_settings(address: PostgresAddress, answer_within: float) -> dict[str, str]:
    """Time limits for the server, so that it releases the locks of a bot that is gone; the URL's parameters win."""
    milliseconds = {
        "lock_timeout": answer_within * _LOCK_SHARE * 1000,
        "statement_timeout": answer_within * _STATEMENT_SHARE * 1000,
        "idle_in_transaction_session_timeout": answer_within * 2000,
    }
    settings = {"application_name": "ki-glossar"} | {name: str(int(value)) for name, value in milliseconds.items()}
    return {name: value for name, value in settings.items() if name not in address.parameters}


def _try_sqlite(address: SqliteAddress, *_about_the_connection: object) -> None:
    """Open the file once before aiosqlite does: after a failed open, aiosqlite's thread would outlive the loop."""
    sqlite3.connect(address.path).close()


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Turn on write-ahead logging, which lets readers and a writer coexist, and read text that is not UTF-8, too.

    The file keeps this setting. SQLite refuses to change it, without waiting, while anybody else uses the file; then
    another process is opening it and changes it, or the next connection does.
    """
    connection.driver_connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin explicitly: by itself, Python's sqlite3 begins late, and not at all before DDL."""
    mode: Mode = connection.get_execution_options().get("mode", "read")
    pragmas, begin = _SQLITE_BEGIN[mode]
    if connection.info.get("mode") != mode:  # most transactions have the same mode as the one before
        for pragma in pragmas:
            connection.exec_driver_sql(pragma)
        connection.info["mode"] = mode
    connection.exec_driver_sql(begin)
