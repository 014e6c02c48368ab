"""Work that repeats in the background until it is stopped; no exception ends it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[object]]
"""Waits for so many seconds, as ``asyncio.sleep`` does."""


class Periodic:
    """Runs ``work`` at once and then every ``seconds``, until stopped. ``what`` names it in the log.

    The pace is that of the event loop, which does not notice when the wall clock is set. Turns for which there was no
    time, because one took too long or the machine was suspended, are skipped. An outage of the database is logged once,
    not every turn.
    """

    def __init__(
        self, what: str, seconds: float, work: Callable[[], Awaitable[object]], *, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._what = what
        self._seconds = seconds
        self._work = work
        self._sleep = sleep
        self._without_database = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the loop; needs a running event loop."""
        self._task = asyncio.create_task(self._run(), name=self._what)

    async def stop(self) -> None:
        """Cancel the loop, including a turn in progress, and wait until it has ended."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        time = asyncio.get_running_loop().time
        while True:
            began = time()
            await self._turn()
            await self._sleep(max(began + self._seconds - time(), 0.0))

    async def _turn(self) -> None:
        try:
            await self._work()
            self._without_database = False
        except DatabaseUnavailable as error:
            if not self._without_database:  # once per outage, not once per turn
                _log.warning("%s is waiting for the database: %s", self._what, error)
            self._without_database = True
        except Exception:  # noqa: BLE001 -- nothing may end the loop
            _log.exception("%s failed; trying again next time", self._what)
