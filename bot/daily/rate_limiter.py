"""Spreads what is sent over time, so that a thousand posts at nine o'clock stay under Discord's limit."""

import asyncio
from collections.abc import Awaitable, Callable


class RateLimiter:
    """Lets through at most ``per_second`` a second, evenly, in the order they came.

    After a moment in which nobody could run they do not all go at once: of what was missed, one turn is made up for.
    ``time`` (seconds on any steady clock) and ``sleep`` are the event loop's own unless given.
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
        self._queue = asyncio.Lock()  # one waits for the time, the others for the one before

    async def turn(self) -> None:
        """Wait until it is the caller's turn."""
        async with self._queue:
            now = self._time() if self._time else asyncio.get_running_loop().time()
            if self._next <= now:
                self._next = now + self._gap
                return
            await self._sleep(self._next - now)
            self._next += self._gap
