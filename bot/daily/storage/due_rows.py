"""Takes due rows under a lease, so that only one process works on each.

Taking a row moves its moment to the end of the lease. If the process dies, the row is due again at that moment, and
another process takes it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import Column, ColumnElement, RowMapping, Table, bindparam, select, update

from bot.database.damage import Damaged, DamageLog
from bot.database.database import Database
from bot.database.dialect import locked

T = TypeVar("T")

_SET_ASIDE = timedelta(minutes=10)  # it may be mended in the meantime
_FAR = timedelta(days=60)  # no plan or lease is that long
ADVICE = "Only this schedule is affected; its admins can mend it with /daily set or remove it with /daily off."

Lease = Callable[[int], timedelta]
"""How long a process holds a row that it takes, given how often the row was taken before without being finished."""


@dataclass(frozen=True, slots=True)
class DueRows(Generic[T]):
    """The rows of a table that have a ``moment`` at which they are due, and how often they were ``taken``.

    ``read`` makes a value of a row, or raises ``Damaged``; ``name`` names a row in the log.
    """

    moment: "Column[datetime]"
    taken: "Column[int]"
    read: Callable[[RowMapping], T]
    name: Callable[[RowMapping], str]
    damage: DamageLog = field(default_factory=DamageLog)

    async def take(self, database: Database, *, now: datetime, limit: int, lease: Lease) -> list[T]:
        """Take at most ``limit`` rows whose moment has come, longest waiting first; fewer if no more are due.

        This moves each row's moment to the end of its lease and increments how often it was taken; the values are of
        the rows as they were before. A damaged row is set aside for a while: it is not taken, and it is logged once.
        The cost depends on how many rows are due, not on how many there are.
        """
        found: list[T] = []
        keys: set[object] = set()
        while room := limit - len(found):
            rows = await self._take(database, now, room, lease)
            before = len(keys)
            for row, read in rows:
                keys.add(tuple(row[key] for key in self.moment.table.primary_key))
                if isinstance(read, Damaged):
                    self.damage.note(self.name(row), read, ADVICE)
                else:
                    found.append(read)
            if len(rows) < room or len(keys) == before:  # a damaged key may not find its row, so that it stays due
                break
        return found

    async def _take(
        self, database: Database, now: datetime, limit: int, lease: Lease
    ) -> Sequence[tuple[RowMapping, T | Damaged]]:
        table: Table = self.moment.table
        due = select(table).where(self.moment <= now).limit(limit)
        due = due.order_by(self.moment)  # and by nothing else: the index yields the first rows without a sort
        async with database.read() as connection:  # most calls find nothing, so they take no lock
            if (await connection.execute(due.limit(1))).first() is None:
                return []
        keys = list(table.primary_key)
        change = update(table).where(*(key == bindparam(f"its_{key.name}") for key in keys))
        change = change.values({self.moment: bindparam("again"), self.taken: bindparam("times")})
        async with database.begin(lasting=False) as connection:
            rows = (await connection.execute(locked(due, skip=True))).mappings()
            found = [(row, self._read(row)) for row in rows]
            if changes := [self._change(row, read, now, lease) for row, read in found]:
                await connection.execute(change, changes)
        return found

    def _read(self, row: RowMapping) -> T | Damaged:
        try:
            return self.read(row)
        except Damaged as error:
            return error

    def _change(self, row: RowMapping, read: T | Damaged, now: datetime, lease: Lease) -> dict[str, object]:
        """Which row to change, when it is due again, and how often it was taken then."""
        times = row[self.taken]
        key = {f"its_{key.name}": row[key] for key in self.moment.table.primary_key}
        if isinstance(read, Damaged):
            return {**key, "again": now + _SET_ASIDE, "times": times}
        return {**key, "again": now + lease(times), "times": times + 1}

    async def find_lost(self, database: Database, now: datetime, lost: ColumnElement[bool]) -> None:
        """Make due what would never be taken: rows whose moment is far in the future or unreadable, or ``lost``.

        Whoever takes such a row plans it again, or finds that it is damaged.
        """
        table: Table = self.moment.table
        change = update(table).where((self.moment > now + _FAR) | lost).values({self.moment: now})
        async with database.begin(lasting=False) as connection:
            await connection.execute(change)
