"""Reaching Discord: what a failure means, how long a start may take, and when the next try is due.

Until Discord has once let the bot in, trying ends after a while, so that whoever starts the bot learns what is
wrong. From then on the bot stays, whatever happens: discord.py reconnects by itself, and where it gives up,
``bot.runtime.runner`` makes the bot anew.
"""

import asyncio
import logging
from contextlib import suppress

import aiohttp
import discord

from bot.backoff import backoff, jittered
from bot.transport.attempt_trace import briefly

_log = logging.getLogger(__name__)

_FIRST_PAUSE_SECONDS, _LONGEST_STARTING_PAUSE_SECONDS = 1.0, 5.0
_LONGEST_PAUSE_SECONDS = 120.0  # 90 s on average: fewer than 1000 logins in a day
_FORGOTTEN_AFTER_SECONDS = 3600.0
_WRONG_TOKEN, _WRONG_INTENTS = 4004, 4014
_OTHER_SHARDS = (4010, 4011)  # the bot has grown: a new one asks Discord how many shards it needs


class Unreachable(Exception):
    """What the bot cannot start without did not answer in time; the text is a sentence that says what to do.

    A bot whose ``setup_hook`` raises it is tried again for as long as a start may take.
    """


class TokenRefused(Exception):
    """Discord does not know the token; trying again will not help."""


class SetUpWrong(Exception):
    """Discord will never accept how this bot is set up; the text says what it was told."""


class Patience:
    """How long to go on trying: ``seconds`` until Discord has once let the bot in, then for ever."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.was_let_in = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.time() + seconds
        self._forget_failures()

    def _forget_failures(self) -> None:
        self._failures = 0
        self._forgotten_at = self._loop.time()

    @property
    def left(self) -> float | None:
        """For how many seconds more to try; None means for ever."""
        return None if self.was_let_in.is_set() else max(self._deadline - self._loop.time(), 0.0)

    async def let_in(self) -> None:
        """Discord has sent READY (a coroutine function because it listens to discord.py's event)."""
        if not self.was_let_in.is_set():
            self.was_let_in.set()
            self._forget_failures()

    def next_pause(self) -> float:
        """Seconds until the next try is due.

        Pauses grow also from one READY to the next: Discord takes the token away after 1000 logins in a day.
        What lies an hour back is forgotten.
        """
        if self._loop.time() - self._forgotten_at > _FORGOTTEN_AFTER_SECONDS:
            self._forget_failures()
        longest = _LONGEST_PAUSE_SECONDS if self.was_let_in.is_set() else _LONGEST_STARTING_PAUSE_SECONDS
        pause = jittered(backoff(self._failures, _FIRST_PAUSE_SECONDS, longest))
        self._failures += 1
        return pause if self.left is None else min(pause, self.left)

    async def pause(self, stop: asyncio.Event) -> None:
        """Wait until the next try is due, or until ``stop`` is set."""
        pause = self.next_pause()
        _log.info("Trying again in %.1f s", pause)
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await stop.wait()


def understood(error: Exception, patience: Patience) -> Exception | None:
    """What ``error``, which ended a bot, means for the operator; None when it is worth another try."""
    match error:
        case discord.LoginFailure():
            return TokenRefused("it answered 401 to the login")
        case discord.PrivilegedIntentsRequired():
            return SetUpWrong(f"it does not allow this application the gateway intents (code {_WRONG_INTENTS})")
        case discord.ConnectionClosed(code=code) if code == _WRONG_TOKEN:
            return TokenRefused(f"it closed the gateway with code {code}")
        case discord.ConnectionClosed(code=code) if code not in _OTHER_SHARDS:
            return SetUpWrong(f"it closed the gateway for good, with code {code}")
        case _ if patience.left is None or _passes(error):
            return None
        case _:
            return error


def _passes(error: Exception) -> bool:
    """Whether it is worth trying again at the start; a defect is not, nor a file that cannot be read."""
    kinds = (
        Unreachable,
        aiohttp.ClientError,
        ConnectionError,
        TimeoutError,
        discord.HTTPException,
        discord.RateLimited,
        discord.GatewayNotFound,
        discord.ConnectionClosed,
    )
    return isinstance(error, kinds)


def gave_up(patience: Patience, failure: Exception | None) -> Unreachable:
    """Why the start ended: ``failure`` is the latest of what went wrong, where anything did."""
    if isinstance(failure, Unreachable):
        return failure
    reason = "it accepts connections but does not let the bot in"
    if failure is not None:
        reason = briefly(failure)
    return Unreachable(
        f"Discord cannot be reached, after {patience.seconds:g} s of trying ({reason}). Is this machine online, "
        "and does discordstatus.com report an outage?"
    )
