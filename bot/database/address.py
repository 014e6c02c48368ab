"""Database URLs: parses them, and describes the database in messages and logs without the password.

Two kinds are supported, ``sqlite:///path`` and ``postgresql://user:password@host:port/name``; everything else is
refused with a sentence. A refused URL is never quoted, because a mistyped one may have the password anywhere.
Parameters after ``?`` are those of libpq (``sslmode``, ``host``, …) and are passed to the driver unchanged.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from bot.database.errors import DatabaseUnusable

_SQLITE = ("sqlite", "sqlite+aiosqlite")
_POSTGRESQL = ("postgres", "postgresql", "postgresql+asyncpg")
_HOST = re.compile(r"([\w.%-]+|\[[0-9A-Fa-f:.%\w]+\])?(:\d{1,5})?")
_EXPECTED = "write sqlite:///folder/file.sqlite3 or postgresql://user:password@host:5432/name"


@dataclass(frozen=True)
class SqliteAddress:
    """A file on this machine; a relative path starts from the working directory."""

    path: Path

    @property
    def where(self) -> str:
        """The database in words, for messages and logs."""
        return f"SQLite file {self.path}"

    @property
    def advice(self) -> str:
        """What to check when it cannot be used."""
        return "check that no other program is using it and that the disk works and is not full"


@dataclass(frozen=True)
class PostgresAddress:
    """A database on a PostgreSQL server."""

    dsn: str = field(repr=False)  # with the password
    where: str
    """The database in words, for messages and logs; without the password."""
    parameters: frozenset[str]
    """The names of the parameters that the URL sets."""

    @property
    def advice(self) -> str:
        """What to check when it cannot be used."""
        return "check that the server is running, is not overloaded, and can be reached from here"


Address = SqliteAddress | PostgresAddress


def parse_address(url: str) -> Address:
    """Parse ``url`` without opening the database or checking that it exists.

    Raises:
        DatabaseUnusable: the URL is invalid; the message says what to write.
    """
    scheme, separator, rest = url.strip().partition("://")
    if separator and scheme in _SQLITE:
        return _sqlite(rest)
    if separator and scheme in _POSTGRESQL:
        return _postgresql(rest)
    raise DatabaseUnusable(f"The database URL is not of a kind the bot supports: {_EXPECTED}.")


def _sqlite(rest: str) -> SqliteAddress:
    if not rest.startswith("/"):
        raise DatabaseUnusable(
            "The database URL has too few slashes: write sqlite:///folder/file.sqlite3, with three for a path relative "
            "to the working directory and four for an absolute one."
        )
    path = rest[1:]
    if path in {"", ":memory:"} or path.startswith("file:"):
        raise DatabaseUnusable(
            "The database URL names no file: write sqlite:///folder/file.sqlite3; "
            "a database in memory would forget everything."
        )
    if "?" in path or "\0" in path:
        raise DatabaseUnusable("The database URL has a ? or a null character in its path: write a plain file path.")
    return SqliteAddress(Path(path))


def _postgresql(rest: str) -> PostgresAddress:
    try:
        parts = urlsplit(f"postgresql://{rest}")
        parameters = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise DatabaseUnusable(f"The database URL cannot be read: {_EXPECTED}.") from None  # its text may quote it
    hosts = parts.netloc.rpartition("@")[2]
    if rest.count("@") > 1 or ("@" in rest and "@" not in parts.netloc) or parts.fragment:
        raise DatabaseUnusable(
            "The database URL cannot be read, perhaps because of the password: write @ in it as %40, : as %3A, "
            "/ as %2F, # as %23, ? as %3F and % as %25."
        )
    if not all(_HOST.fullmatch(host) for host in hosts.split(",")):
        raise DatabaseUnusable(f"The database URL has a host or port that cannot be read: {_EXPECTED}.")
    name = unquote(parts.path) or parameters.get("dbname", ["/"])[-1]
    name = name.removeprefix("/") or "named after the user"
    host = hosts or parameters.get("host", ["the default host"])[-1]
    return PostgresAddress(
        dsn=f"postgresql://{rest}",
        where=f"PostgreSQL database {name} at {host}",
        parameters=frozenset(parameters),
    )
