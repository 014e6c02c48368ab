"""Answers interactions: every answer goes through here, and no attempt outlasts its interaction.

This replaces the retries of discord.py's webhook adapter, which waits as long as a 429 says and up to 25 seconds for an
overloaded Discord, while an interaction accepts its first answer for only three.

The time is counted from the interaction's arrival, by the event loop's clock. Its id says when it was created, but by
Discord's clock, which may differ from this machine's by more than these seconds.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextvars import ContextVar
from functools import partial
from typing import Any

import aiohttp
import discord
from discord.http import Route, json_or_text
from discord.utils import _to_json  # pyright: ignore[reportPrivateUsage] -- as every call of discord.py is encoded
from discord.webhook.async_ import AsyncWebhookAdapter

from bot.transport.attempt_trace import briefly
from bot.transport.endpoint import Endpoint, checked
from bot.transport.retrying import TEMPORARY, is_temporary, retrying, seconds_in

_log = logging.getLogger(__name__)

FIRST_ANSWER_SECONDS, LATER_ANSWERS_SECONDS = 3.0, 900.0
"""How long an interaction takes its first answer, and any others (Discord's "Receiving and Responding")."""

_FIRST_ANSWER_TIMEOUT = aiohttp.ClientTimeout(sock_connect=1.5, sock_read=1.5)
"""Leaves time for a second attempt if the first one hangs. A later answer gets none, because it might appear twice."""

_arrived: ContextVar[float | None] = ContextVar("arrived", default=None)

_ALREADY_ANSWERED = 40060
_SERVER_ERRORS = range(500, 600)
_TEMPORARY = TEMPORARY | set(_SERVER_ERRORS)


class Unanswered(Exception):
    """Discord took no answer for as long as it takes one; the text says why."""


def note_arrival() -> None:
    """Note that an interaction has just arrived. All tasks started from here, until the next call, answer this one."""
    _arrived.set(asyncio.get_running_loop().time())


class DiscordWebhooks(AsyncWebhookAdapter):
    """discord.py's webhook adapter, for one endpoint and with retries that end when the interaction does."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self._endpoint = endpoint

    async def request(self, route: Route, session: aiohttp.ClientSession, **kwargs: Any) -> Any:  # noqa: ANN401 -- Discord's JSON
        """Make one call to an interaction's webhook, in at most five attempts; see ``retrying`` for what is retried.

        An interaction that was already answered is not an error: an earlier attempt reached Discord, but its
        confirmation was lost.

        Raises:
            Unanswered: Discord could not be reached, or did not recover, before the interaction was over.
            discord.HTTPException: Discord refused.
        """
        self._endpoint.move(route)
        life, now = LATER_ANSWERS_SECONDS, asyncio.get_running_loop().time()
        if route.path.endswith("/callback"):
            life, kwargs["timeout"] = FIRST_ANSWER_SECONDS, _FIRST_ANSWER_TIMEOUT
        end = (_arrived.get() or now) + life
        if end <= now:
            raise Unanswered(f"{route.key} was not attempted, because its interaction is over")
        send = partial(checked, partial(_attempt, route, session, **kwargs), kwargs.get("files"))
        try:
            async with asyncio.timeout_at(end):
                return await retrying(send, route.key, within=end - now, statuses=_TEMPORARY)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, TimeoutError) as error:
            if is_temporary(error, _TEMPORARY):
                raise Unanswered(f"{route.key} did not succeed in time ({briefly(error)})") from error
            if isinstance(error, discord.HTTPException) and error.code == _ALREADY_ANSWERED:
                return {"interaction": {"id": str(route.webhook_id), "type": 2}}
            raise


async def _attempt(
    route: Route,
    session: aiohttp.ClientSession,
    *,
    payload: dict[str, Any] | None = None,
    multipart: Sequence[dict[str, Any]] | None = None,
    files: Sequence[discord.File] | None = None,
    **kwargs: Any,  # noqa: ANN401 -- the query, the timeout and the proxy, passed on unchanged
) -> Any:  # noqa: ANN401 -- Discord's JSON
    """Make one attempt.

    Raises:
        discord.RateLimited: Discord, or the proxy in front of it, asks to wait.
        discord.HTTPException: Discord refused or failed.
    """
    del files  # their content is in ``multipart``
    if multipart:
        form = aiohttp.FormData(quote_fields=False)  # Discord wants the brackets in field names as they are
        for part in multipart:
            form.add_field(**part)
        kwargs["data"] = form
    elif payload is not None:
        kwargs |= {"data": _to_json(payload), "headers": {"Content-Type": "application/json"}}
    async with session.request(route.method, route.url, **kwargs) as response:
        _log.debug("%s %s was answered with %d", route.method, route.url, response.status)
        answer = await json_or_text(response)
    if response.ok:
        return answer
    raise _error(response, answer)


def _error(response: aiohttp.ClientResponse, answer: dict[str, Any] | str) -> discord.DiscordException:
    """What the answer means, as discord.py would say it."""
    match response.status:
        case 429:
            said = answer.get("retry_after") if isinstance(answer, dict) else None
            return discord.RateLimited(max(seconds_in(response.headers.get("Retry-After")), seconds_in(said)))
        case 403:
            return discord.Forbidden(response, answer)
        case 404:
            return discord.NotFound(response, answer)
        case status if status in _SERVER_ERRORS:
            return discord.DiscordServerError(response, answer)
        case _:
            return discord.HTTPException(response, answer)
