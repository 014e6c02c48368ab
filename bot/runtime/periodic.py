"""Work that repeats in the background until it is stopped; no exception ends it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from discord.ext import tasks

from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)


class Periodic:
    """Runs ``work`` at once and then every ``seconds``, until stopped. ``what`` names it in the log.

    An outage of the database is logged once, not every turn.
    """

    def __init__(self, what: str, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        self._what = what
        self._work = work
        self._without_database = False
        self._loop = tasks.loop(seconds=seconds)(self._turn)

    def start(self) -> None:
        """Start the loop; needs a running event loop."""
        self._loop.start()

    async def stop(self) -> None:
        """Cancel the loop, including a turn in progress, and wait until it has ended."""
        if task := self._loop.get_task():
            self._loop.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _turn(self) -> None:
        try:
            await self._work()
            self._without_database = False
        except DatabaseUnavailable as error:
            if not self._without_database:  # once per outage, not once per turn
                _log.warning("%s is waiting for the database: %s", self._what, error)
            self._without_database = True
        except Exception:  # noqa: BLE001 -- it would end discord.py's loop for good
            _log.exception("%s failed; trying again next time", self._what)
