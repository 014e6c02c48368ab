"""Takes due rows under a lease, so that only one process works on each.

Taking a row moves its moment to the end of the lease. If the process dies, the row is due again at that moment, and
another process takes it.
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
"""How long a process holds a row that it takes, given how often the row was taken before without being finished."""


async def take(
    database: Database, moment: "Column[datetime]", taken: "Column[int]", *, now: datetime, limit: int, lease: Lease
) -> Sequence[RowMapping]:
    """Take at most ``limit`` rows whose ``moment`` has come, longest waiting first.

    This moves each row's ``moment`` to the end of its lease and increments its ``taken``; the rows returned are as they
    were before. The cost depends on how many rows are due, not on how many there are.
    """
    table: Table = moment.table
    due = select(table).where(moment <= now).limit(limit)
    due = due.order_by(moment)  # and by nothing else: the index yields the first rows without a sort
    async with database.read() as connection:  # most calls find nothing, so they take no lock
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
    """The rows as values; one that cannot be read is logged by its ``name`` and skipped, and harms no other guild."""
    values: list[T] = []
    for row in rows:
        try:
            values.append(read(row))
        except ValueError as error:
            _log.error("The daily %s cannot be used: %s", name(row), error)
    return values
