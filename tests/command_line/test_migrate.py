"""``migrate`` sets up the database, and copies one database into another."""

import contextlib
import sqlite3

import pytest

from bot.command_line.main import main
from tests.command_line.terminal import said


def test_it_makes_the_database(tmp_path, capsys):
    """A missing database is created; a second run changes nothing."""
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert (tmp_path / "var" / "ki-glossar.db").exists()
    assert said(capsys) == ["The database is up to date."] * 2


def test_it_copies_another_database(tmp_path, monkeypatch, capsys):
    """Everything in the source is in the target afterwards, and the command says how much that was."""
    main(["migrate"])
    with contextlib.closing(sqlite3.connect(tmp_path / "var" / "ki-glossar.db")) as database:
        database.execute("INSERT INTO lookup_count VALUES (1, 'ray', 5)")
        database.commit()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/target.db")
    said(capsys)

    assert main(["migrate", "--from", "sqlite:///var/ki-glossar.db"]) == 0

    assert "lookup_count: 1 row copied" in said(capsys)
    with contextlib.closing(sqlite3.connect(tmp_path / "target.db")) as database:
        assert database.execute("SELECT * FROM lookup_count").fetchall() == [(1, "ray", 5)]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense", 78),
        ("mysql://x/y", 78),
        ("sqlite:////proc/nowhere/x.db", 78),
        ("postgresql://127.0.0.1:1/x", 69),
    ],
)
def test_a_database_that_cannot_be_used(monkeypatch, capsys, url, code):
    """One sentence says what to do; the exit code is 69 if waiting can help, 78 if it cannot."""
    monkeypatch.setenv("DATABASE_URL", url)

    assert main(["migrate"]) == code

    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert "Traceback" not in error
