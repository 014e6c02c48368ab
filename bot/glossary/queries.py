"""Stores how often each term was shown, per guild. Who asked is not known here.

What was shown outside of guilds is counted under ``NO_GUILD``. Terms that have left the glossary keep their counts:
they may come back.
"""

import logging
from collections.abc import Mapping

from sqlalchemy import BigInteger, case, cast, func, select

from bot.database.damage import fits
from bot.database.database import Database
from bot.database.dialect import upsert
from bot.glossary.tables import lookup_count

_log = logging.getLogger(__name__)

_MOST = 2**44  # lookups of a term in a guild; nobody gets there, and sums of half a million of them fit


class LookupCounts:
    """The counts in the database; the caller collects them and writes them in batches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Mapping[tuple[int, str], int]) -> None:
        """Add to the count of each (guild id, term id), all or none of them.

        A guild whose id has more than 63 bits is left out and logged, because no database can store it.

        Raises:
            DatabaseUnavailable: the database cannot be used right now.
            ValueError: a count is negative.
        """
        if any(count < 0 for count in counts.values()):
            raise ValueError("a count cannot be negative")
        if strange := {guild_id for guild_id, _ in counts if not fits(lookup_count.c.guild_id, guild_id)}:
            which = f"{min(strange)}, …" if len(strange) > 1 else min(strange)
            _log.warning("Lookups in %d guilds are not counted; their ids cannot be stored: %s", len(strange), which)
        rows = [
            {"guild_id": guild_id, "term_id": term_id, "count": count}
            for (guild_id, term_id), count in sorted(counts.items())  # the same order everywhere: no deadlock
            if count and guild_id not in strange
        ]
        if not rows:
            return
        async with self._database.begin(lasting=False) as connection:
            await connection.execute(upsert(connection, lookup_count, add=["count"]), rows)

    async def totals(self) -> dict[str, int]:
        """How often each term was shown, over all guilds.

        Raises:
            DatabaseUnavailable: the database cannot be used right now.
        """
        count = lookup_count.c.count
        believable = case((count.between(0, _MOST), count), else_=0)  # else one damaged row would break every sum
        total = cast(func.sum(believable), BigInteger)  # PostgreSQL would give a decimal
        async with self._database.read() as connection:
            rows = await connection.execute(select(lookup_count.c.term_id, total).group_by(lookup_count.c.term_id))
            return dict(rows.all())
