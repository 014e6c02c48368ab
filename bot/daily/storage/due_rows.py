"""Taking rows whose moment has come, so that each is one process's alone for a while.

Whoever takes a row moves its moment on by a lease. A process that dies with it leaves it to the next one: it is due
again when the lease has ended.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Column, RowMapping, Table, bindparam, select, update

from bot.database.database import Database
from bot.database.dialect import locked

_log = logging.getLogger(__name__)

T = TypeVar("T")

Lease = Callable[[int], timedelta]
"""How long whoever takes something has it alone, given how often it was taken before without being done."""


async def take(
    database: Database, moment: "Column[datetime]", taken: "Column[int]", *, now: datetime, limit: int, lease: Lease
) -> Sequence[RowMapping]:
    """Take at most ``limit`` rows whose ``moment`` has come, those that wait longest first.

    Each row's ``moment`` moves on by its lease, and one is added to its ``taken``.
    The rows are as they were before. What it costs depends on how many rows are due, not on how many there are.
    """
    table: Table = moment.table
    due = select(table).where(moment <= now).limit(limit)
    due = due.order_by(moment)  # and by no more: the index gives the first ones without sorting all
    async with database.read() as connection:  # most looks find nothing: they take no lock
        if (await connection.execute(due.limit(1))).first() is None:
            return []
    keys = list(table.primary_key)
    change = update(table).where(*(key == bindparam(f"its_{key.name}") for key in keys))
    change = change.values({moment: bindparam("again"), taken: taken + 1})
    async with database.begin(lasting=False) as connection:
        rows = (await connection.execute(locked(due, skip=True))).mappings().all()
        changes = [{f"its_{key.name}": row[key] for key in keys} | {"again": now + lease(row[taken])} for row in rows]
        if changes:
            await connection.execute(change, changes)
    return rows


def readable(rows: Sequence[RowMapping], read: Callable[[RowMapping], T], name: Callable[[RowMapping], str]) -> list[T]:
    """The rows as values; one that cannot be read is logged by its ``name`` and harms no other guild."""
    values: list[T] = []
    for row in rows:
        try:
            values.append(read(row))
        except ValueError as error:
            _log.error("The daily %s cannot be used: %s", name(row), error)
    return values
