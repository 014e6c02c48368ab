"""Work that is done again and again in the background, and that nothing it raises can end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from discord.ext import tasks

from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)


class Periodic:
    """Runs ``work`` at once and then every so many seconds, until stopped. ``what`` names it in the log.

    A database that is away is said once, not every turn.
    """

    def __init__(self, what: str, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        self._what = what
        self._work = work
        self._without_database = False
        self._loop = tasks.loop(seconds=seconds)(self._turn)

    def start(self) -> None:
        """Begin; needs the running event loop."""
        self._loop.start()

    async def stop(self) -> None:
        """End, and wait until a turn under way has ended too."""
        if task := self._loop.get_task():
            self._loop.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _turn(self) -> None:
        try:
            await self._work()
            self._without_database = False
        except DatabaseUnavailable as error:
            if not self._without_database:  # once an outage, not once a turn
                _log.warning("%s has to wait for the database: %s", self._what, error)
            self._without_database = True
        except Exception:  # noqa: BLE001 -- a loop of discord.py's would end for good
            _log.exception("%s failed; the next turn tries again", self._what)
