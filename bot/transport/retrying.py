"""Which failures of a call to Discord are temporary, and how long to wait before the next attempt.

discord.py waits for the rate limits it knows and retries a call after 500, 502, 504 and 524, and after a connection
reset on some systems. This module retries after temporary failures on which discord.py gives up at once: other answers
of an overloaded Discord or of the proxy in front of it, a 429 that does not come from Discord's own limiter (it has no
``Via`` header), a connection that fails, and an answer that is not Discord's at all.

Retrying is safe: Discord refuses a second answer to an interaction (error 40060), and drops a second message with the
same nonce, which discord.py sends with every message. Only a follow-up may arrive twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Container
from typing import Any

import aiohttp
import discord

from bot.backoff import backoff, jittered
from bot.transport.attempt_trace import briefly

_log = logging.getLogger(__name__)

LONGEST_WAIT_SECONDS = 30.0
"""A call that would have to wait longer fails instead; discord.py accepts no smaller limit for its own waits."""

_TRIES = 5
_FIRST_PAUSE_SECONDS = 0.5

TEMPORARY = frozenset({408, 429, 503, 520, 521, 522, 523})
"""The statuses after which a call of discord.py's HTTP client is retried here."""


class NotDiscord(aiohttp.ClientError):
    """The answer is not Discord's: a proxy's page, a captive portal, a wrong ``DISCORD_API_BASE``.

    It counts as a failed connection, and discord.py treats it as one.
    """


async def retrying(
    send: Callable[[], Awaitable[Any]],
    what: str,
    *,
    within: float = LONGEST_WAIT_SECONDS,
    statuses: Container[int] = TEMPORARY,
) -> Any:  # noqa: ANN401 -- Discord's JSON
    """Await ``send()``, retry it after temporary failures, and return its result.

    No retry begins more than ``within`` seconds after the first attempt, and there are at most five attempts. Only the
    first failure is logged as a warning. ``what`` names the call in the log; it must not contain a token.

    Raises:
        discord.HTTPException: Discord refused, or did not recover in time.
        discord.RateLimited: Discord asked for too long a wait.
        aiohttp.ClientError: Discord could not be reached in time.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + within
    for attempt in range(_TRIES - 1):
        try:
            return await send()
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError) as error:
            pause = max(jittered(backoff(attempt, _FIRST_PAUSE_SECONDS, LONGEST_WAIT_SECONDS)), _told_to_wait(error))
            if not is_temporary(error, statuses) or loop.time() + pause > end:
                raise
            level = logging.DEBUG if attempt else logging.WARNING
            _log.log(level, "%s failed (%s); trying again in %.1f s", what, briefly(error), pause)
            await asyncio.sleep(pause)
    return await send()


def is_temporary(error: Exception, statuses: Container[int] = TEMPORARY) -> bool:
    """Whether a call that failed with ``error`` may succeed later; of HTTP errors, only those with such a status."""
    return not isinstance(error, discord.HTTPException) or error.status in statuses


def seconds_in(told: object) -> float:
    """What an answer says about how long to wait, in seconds; 0 if it is not a number, for example a date."""
    try:
        return float(str(told))
    except ValueError:
        return 0.0


def _told_to_wait(error: Exception) -> float:
    """The wait that Discord asks for, 0 if it asks for none."""
    match error:
        case discord.RateLimited():
            return error.retry_after
        case discord.HTTPException():
            return seconds_in(error.response.headers.get("Retry-After"))
        case _:
            return 0.0
