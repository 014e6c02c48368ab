"""Spreads what is sent over time, so that a thousand posts at nine o'clock stay under Discord's limit."""

import asyncio
from collections.abc import Awaitable, Callable


class Pace:
    """Lets through at most ``per_second`` a second, evenly, in the order they came.

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

    async def turn(self) -> None:
        """Wait until it is the caller's turn."""
        now = self._time() if self._time else asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._gap
        if mine > now:
            await self._sleep(mine - now)
