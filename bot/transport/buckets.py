"""Discord's rate limits, call by call: which call may begin now, which one waits, and which one would wait too long.

This replaces part of discord.py's ``Ratelimit``, which refuses every call while its limit resets in more than the
longest wait, however many calls are left until then, and which keeps the call that took the last one from returning
until the reset. How Discord's headers are read is still up to discord.py.
"""

import asyncio
from contextlib import suppress
from types import TracebackType

import discord
from discord.http import Ratelimit

from bot.transport.retrying import LONGEST_WAIT_SECONDS


class Bucket(Ratelimit):
    """The calls that share a rate limit: at most ``limit`` until it resets, of which some are ``remaining``."""

    def __init__(self) -> None:
        super().__init__(LONGEST_WAIT_SECONDS)
        self._ended = asyncio.Event()

    async def acquire(self) -> None:
        """Begin a call, as soon as one is left.

        Raises:
            discord.RateLimited: the limit is used up and resets only after the longest wait.
        """
        self._last_request = self._loop.time()
        while not self._has_one_left():
            wait = self.expires - self._loop.time() if self.expires is not None else None
            if wait is not None and wait > LONGEST_WAIT_SECONDS:
                raise discord.RateLimited(wait)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._ended.wait()
        self.remaining -= 1
        self.outgoing += 1

    def _has_one_left(self) -> bool:
        if self.is_expired():
            self.reset()
        return self.remaining > 0

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End a call, and let those that wait look again."""
        self.outgoing -= 1
        if self.expires is None:  # Discord has not said anything about a limit
            self.reset()
        self._ended.set()
        self._ended = asyncio.Event()
