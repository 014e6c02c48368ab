"""Spreads requests over time, so that a thousand posts at nine o'clock stay under Discord's rate limit."""

import asyncio
from collections.abc import Awaitable, Callable


class RateLimiter:
    """Lets through at most ``per_second`` callers a second, evenly spaced, in order of arrival.

    A stall of the event loop causes no burst: of the turns missed, only one is made up for.
    ``time`` (seconds on any monotonic clock) and ``sleep`` default to the event loop's own.
    """

    def __init__(
        self,
        per_second: float,
        *,
        time: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._gap = 1 / per_second
        self._time = time
        self._sleep = sleep
        self._next = float("-inf")
        self._queue = asyncio.Lock()  # the first in line sleeps, the others wait for the lock

    async def turn(self) -> None:
        """Wait until it is the caller's turn."""
        async with self._queue:
            now = self._time() if self._time else asyncio.get_running_loop().time()
            if self._next <= now:
                self._next = now + self._gap
                return
            await self._sleep(self._next - now)
            self._next += self._gap
