"""Rows that hold something their columns cannot hold: recognized, logged once, and left to whoever can mend them.

SQLite stores any text in a column for numbers or dates, and PostgreSQL has dates that Python cannot represent. A column
type of ``bot.database.metadata`` reads such a date as ``Unreadable``, so that it spoils its own row only, not the whole
result.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, RowMapping, Table

_log = logging.getLogger(__name__)

_FIRST_YEAR, _LAST_YEAR = 2000, 8999  # of dates with which one can calculate, far from both ends of the calendar
_LONGEST = 60  # characters of a value that are logged


class Damaged(ValueError):
    """A row holds something that cannot be used; the text says what, for the log."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a column for dates holds instead of one. As a parameter it stands for ``value``, so it finds its row."""

    value: object


def unreadable_as_such(read: Callable[[Any], object] | None) -> Callable[[Any], object]:
    """``read``, but returning ``Unreadable`` for a value that it cannot read."""

    def process(value: object) -> object:
        try:
            return read(value) if read and not isinstance(value, Unreadable) else value
        except (ValueError, TypeError, OverflowError):
            return Unreadable(value)

    return process


def fits(column: Column[Any], value: object) -> bool:
    """Whether the column can hold ``value`` on any database, and Python can calculate with it."""
    kind = column.type.python_type
    match value:
        case None:
            return bool(column.nullable)
        case bool():
            return kind is bool
        case int():
            bits = 63 if isinstance(column.type, BigInteger) else 31
            return kind is int and -(2**bits) <= value < 2**bits
        case str():
            return kind is str and "\0" not in value  # PostgreSQL stores no null characters
        case date():
            return type(value) is kind and _FIRST_YEAR <= value.year <= _LAST_YEAR
        case _:
            return False


def require_sound(row: RowMapping, table: Table) -> None:
    """Check that every column of a row of ``table`` holds something that it can hold.

    Raises:
        Damaged: one does not.
    """
    for column in table.c:
        if not fits(column, row[column.name]):
            raise Damaged(f"{column.name} holds {quoted_value(row[column.name])}")


def quoted_value(value: object) -> str:
    """A damaged value for the log, shortened."""
    text = repr(value.value if isinstance(value, Unreadable) else value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class DamageLog:
    """Logs each damaged row once, however often it is met."""

    def __init__(self) -> None:
        self._noted: set[tuple[str, str]] = set()

    def note(self, what: str, error: Damaged, advice: str = "") -> None:
        """Log that ``what`` cannot be used because of ``error``, unless that was logged before."""
        if (what, str(error)) not in self._noted:
            self._noted.add((what, str(error)))
            _log.error("The %s cannot be used: %s%s", what, error, f". {advice}" if advice else "")
