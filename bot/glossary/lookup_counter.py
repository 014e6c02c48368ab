"""Counts how often terms are looked up: in memory, written in batches. Who looked is never known here.

Counting never waits and never fails: while the database is unavailable, counts just stay in memory longer. Losing a
minute of them in a crash is fine.
"""

import logging
from collections import Counter

from bot.database.errors import DatabaseUnavailable
from bot.database.metadata import NO_GUILD
from bot.glossary.queries import LookupCounts

_log = logging.getLogger(__name__)

_MOST_PENDING = 100_000  # keys kept while the database is unavailable; some 20 MB


class LookupCounter:
    """The counts of all guilds together: those read at the start, and what has been counted since."""

    def __init__(self, counts: LookupCounts) -> None:
        self._counts = counts
        self._totals: Counter[str] = Counter()
        self._pending: Counter[tuple[int, str]] = Counter()

    async def load(self) -> None:
        """Read what was counted before; if the database is unavailable, counting starts from zero."""
        try:
            self._totals.update(await self._counts.totals())
        except DatabaseUnavailable as error:
            _log.warning("Could not read the lookup counts, so no term counts as popular yet: %s", error)

    def of(self, term_id: str) -> int:
        """How often the term was looked up."""
        return self._totals[term_id]

    def count(self, guild_id: int | None, term_id: str) -> None:
        """Count one lookup, in a guild or, for None, outside of guilds."""
        self._totals[term_id] += 1
        key = (guild_id or NO_GUILD, term_id)
        if key in self._pending or len(self._pending) < _MOST_PENDING:
            self._pending[key] += 1

    async def flush(self) -> None:
        """Write what was counted since the last time; if the database is unavailable, keep it for the next time.

        If only the database's answer is lost, a batch may be written twice: counts are a hint, not accounting.
        """
        batch, self._pending = self._pending, Counter()
        if not batch:
            return
        try:
            await self._counts.add(batch)
        except DatabaseUnavailable as error:
            _log.warning("Could not write the lookup counts; keeping them for later: %s", error)
            self._pending.update(batch)
        except BaseException:  # for example canceled in mid-write: better counted twice than not at all
            self._pending.update(batch)
            raise
