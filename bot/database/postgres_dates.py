"""Reads PostgreSQL's dates, some of which Python cannot represent: ``infinity``, years before 1 and after 9999.

By itself, the driver raises an error for the whole result, or takes infinity for the last day of Python's calendar.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.database.damage import Unreadable

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # PostgreSQL counts days and microseconds from here
_Moment = TypeVar("_Moment", date, datetime)


async def connect_tolerantly(connect: Callable[..., Awaitable[Any]], **options: object) -> Any:  # noqa: ANN401 -- asyncpg has no types
    """Connect with asyncpg's ``connect``; the connection reads what is no date in Python as ``Unreadable``."""
    connection = await connect(**options)
    await _translate(connection, "date", _EPOCH.date(), timedelta(days=1))
    await _translate(connection, "timestamptz", _EPOCH, timedelta(microseconds=1))
    return connection


async def _translate(connection: Any, name: str, epoch: _Moment, unit: timedelta) -> None:  # noqa: ANN401 -- asyncpg has no types
    encoder, decoder = partial(_encoded, epoch, unit), partial(_decoded, epoch, unit)
    await connection.set_type_codec(name, schema="pg_catalog", format="tuple", encoder=encoder, decoder=decoder)


def _encoded(epoch: _Moment, unit: timedelta, value: _Moment | int) -> tuple[int]:
    """What PostgreSQL stores; an ``Unreadable`` comes as the number that was read."""
    return (value if isinstance(value, int) else (value - epoch) // unit,)


def _decoded(epoch: _Moment, unit: timedelta, stored: tuple[int]) -> _Moment | Unreadable:
    try:
        return epoch + stored[0] * unit
    except OverflowError:
        return Unreadable(stored[0])
