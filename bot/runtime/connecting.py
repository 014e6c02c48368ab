"""Connecting to Discord: what a failure means, how long a start may take, and when the next attempt is due.

Until Discord has let the bot in once, the attempts end after a while, so that the operator learns what is wrong. Once
it has been let in, the bot outlasts any outage: discord.py reconnects by itself, and when it gives up,
``bot.runtime.runner`` creates a new bot.
"""

import asyncio
import logging
from contextlib import suppress

import aiohttp
import discord

from bot.backoff import backoff, jittered
from bot.transport.attempt_trace import briefly
from bot.transport.ready import Unsharded

_log = logging.getLogger(__name__)

_FIRST_PAUSE_SECONDS, _LONGEST_STARTING_PAUSE_SECONDS = 1.0, 5.0
_LONGEST_PAUSE_SECONDS = 120.0  # 90 s on average: fewer than 1000 logins in a day
_FORGOTTEN_AFTER_SECONDS = 3600.0
_WRONG_TOKEN, _WRONG_INTENTS = 4004, 4014
_OTHER_SHARDS = (4010, 4011)  # the bot has outgrown its shards: a new one asks Discord how many it needs


class Unreachable(Exception):
    """Something that the bot needs at startup did not answer in time; the text is a sentence that says what to do.

    If a bot's ``setup_hook`` raises it, the start is retried for as long as a start may take.
    """


class TokenRefused(Exception):
    """Discord does not know the token; a retry will not help."""


class SetUpWrong(Exception):
    """Discord will never accept how this bot is set up; the text says what Discord answered."""


class Patience:
    """How long to keep trying: for ``seconds`` until Discord has let the bot in once, from then on without limit."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.was_let_in = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._deadline = self._loop.time() + seconds
        self._failures = 0
        self._failed_at = self._loop.time()

    @property
    def left(self) -> float | None:
        """How many seconds are left for trying; None means no limit."""
        return None if self.was_let_in.is_set() else max(self._deadline - self._loop.time(), 0.0)

    async def let_in(self) -> None:
        """Note that Discord has sent READY (a coroutine function because discord.py calls it as a listener)."""
        if not self.was_let_in.is_set():
            self.was_let_in.set()
            self._failures = 0

    def next_pause(self) -> float:
        """Seconds until the next attempt is due.

        Pauses keep growing across READYs, because Discord resets the token after 1000 logins in a day. The count of
        failures starts over after an hour without one.
        """
        now = self._loop.time()
        if now - self._failed_at > _FORGOTTEN_AFTER_SECONDS:
            self._failures = 0
        self._failed_at = now
        longest = _LONGEST_PAUSE_SECONDS if self.was_let_in.is_set() else _LONGEST_STARTING_PAUSE_SECONDS
        pause = jittered(backoff(self._failures, _FIRST_PAUSE_SECONDS, longest))
        self._failures += 1
        return pause if self.left is None else min(pause, self.left)

    async def pause(self, stop: asyncio.Event) -> None:
        """Wait until the next attempt is due, or until ``stop`` is set."""
        pause = self.next_pause()
        _log.info("Trying again in %.1f s", pause)
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await stop.wait()


def understood(error: Exception, patience: Patience) -> Exception | None:  # noqa: PLR0911 -- one per meaning
    """What ``error``, which ended a bot, means for the operator; None if it is worth a retry."""
    match error:
        case discord.LoginFailure():
            return TokenRefused("it answered the login with 401")
        case discord.PrivilegedIntentsRequired():
            return SetUpWrong(f"it does not allow this application its gateway intents (code {_WRONG_INTENTS})")
        case discord.ConnectionClosed(code=code) if code == _WRONG_TOKEN:
            return TokenRefused(f"it closed the gateway with code {code}")
        case discord.ConnectionClosed(code=code) if code not in _OTHER_SHARDS:
            return SetUpWrong(f"it closed the gateway for good with code {code}")
        case Unsharded() if patience.left is not None:
            return SetUpWrong(f"its gateway does not support shards ({error})")
        case _ if patience.left is None or is_outage(error):
            return None
        case _:
            return error


def is_outage(error: BaseException | None) -> bool:
    """Whether ``error`` says that something cannot be reached right now; a defect or an unreadable file does not."""
    kinds = (
        Unreachable,
        aiohttp.ClientError,
        ConnectionError,
        TimeoutError,
        discord.HTTPException,
        discord.RateLimited,
        discord.GatewayNotFound,
        discord.ConnectionClosed,
        Unsharded,
    )
    return isinstance(error, kinds)


def gave_up(patience: Patience, failure: Exception | None) -> Unreachable:
    """The error that ends the start; ``failure`` is the latest one seen, if any."""
    if isinstance(failure, Unreachable):
        return failure
    reason = "it accepts connections but does not let the bot in"
    if failure is not None:
        reason = briefly(failure)
    return Unreachable(
        f"Discord could not be reached within {patience.seconds:g} s ({reason}). Is this machine online? "
        "Does discordstatus.com report an outage?"
    )
