import traceback
from pathlib import Path

import pytest

from bot.database.address import SqliteAddress, parse_address
from bot.database.errors import DatabaseUnusable


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/glossary.sqlite3", "var/glossary.sqlite3"),
        ("sqlite:////var/lib/glossary.sqlite3", "/var/lib/glossary.sqlite3"),
        ("sqlite+aiosqlite:///glossary.sqlite3\n", "glossary.sqlite3"),
    ],
)
def test_sqlite_urls(url, path):
    """Three slashes begin a relative path, four an absolute one."""
    assert parse_address(url) == SqliteAddress(Path(path))


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgresql://bot:pw@db.example:5432/ki", "PostgreSQL database ki at db.example:5432"),
        ("postgres://bot:pw@db.example/ki", "PostgreSQL database ki at db.example"),
        ("postgresql+asyncpg://db.example/ki?sslmode=require", "PostgreSQL database ki at db.example"),
        ("postgresql://bot:p%40w@[::1]:5432/ki", "PostgreSQL database ki at [::1]:5432"),
        ("postgresql://bot:pw@one:5432,two:5433/ki", "PostgreSQL database ki at one:5432,two:5433"),
        ("postgresql://bot:pw@/ki?host=/run/postgresql", "PostgreSQL database ki at /run/postgresql"),
        ("postgresql://?host=db.example&dbname=ki&password=pw", "PostgreSQL database ki at db.example"),
        ("postgresql://bot@", "PostgreSQL database named after the user at the default host"),
    ],
)
def test_postgresql_urls(url, where):
    """Every way libpq writes a URL is understood, and the printable form has no password."""
    address = parse_address(url)
    assert address.where == where
    assert "pw" not in repr(address)


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("", "sqlite:///folder/file.sqlite3 or postgresql://"),
        ("var/glossary.sqlite3", "sqlite:///folder/file.sqlite3 or postgresql://"),
        ("mysql://bot:hidden@db/ki", "sqlite:///folder/file.sqlite3 or postgresql://"),
        ("sqlite://var/glossary.sqlite3", "three for a path"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "forget everything"),
        ("sqlite:///file:glossary?mode=memory", "forget everything"),
        ("sqlite:///glossary.sqlite3?mode=ro", "plain file path"),
        ("postgresql://bot:hid@den@db/ki", "write @ in it as %40"),
        ("postgresql://bot:hid/den@db/ki", "/ as %2F"),
        ("postgresql://bot:hid#den@db/ki", "# as %23"),
        ("postgresql://bot:hid?den@db/ki", "postgresql://user"),
        ("postgresql://bot:hid?d=en@db/ki", "? as %3F"),
        ("postgresql://bot:hidden/ki", "host or port that cannot be read"),
        ("postgresql://bot:pw@[hidden/ki", "cannot be read"),
    ],
)
def test_refused_urls(url, advice):
    """An invalid URL is refused with what to write instead, and never quoted, because it may hold a password."""
    with pytest.raises(DatabaseUnusable) as refusal:
        parse_address(url)
    assert advice in str(refusal.value)
    told = "".join(traceback.format_exception(refusal.value)).replace("hid = ", "")
    assert "hidden" not in told
    assert "den@" not in told
