"""Where Discord is: sends calls and gateway connections to discord.com, or to the addresses from the settings.

discord.py has the address only as a constant in its modules, the same for all bots in a process. So each bot gets its
own HTTP client and its own webhook adapter (discord.py makes all calls through these two, and answers interactions
through the second, which is in ``webhooks``), and they insert the address call by call. Nothing global is changed.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Ratelimit, Route
from yarl import URL

from bot.transport.buckets import Bucket
from bot.transport.retrying import LONGEST_WAIT_SECONDS, NotDiscord, retrying

if TYPE_CHECKING:
    from discord.types.gateway import SessionStartLimit  # cannot be imported by itself at run time

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a Discord-compatible service; None means Discord's own."""

    api_base: str | None = None
    gateway_url: str | None = None

    def move(self, route: Route) -> None:
        """Send the call on ``route`` to this service."""
        if self.api_base is not None:
            route.url = self.api_base.rstrip("/") + route.url.removeprefix(Route.BASE)


class DiscordHTTP(HTTPClient):
    """discord.py's HTTP client, for one endpoint and with more retries."""

    def __init__(self, client: discord.Client, endpoint: Endpoint, trace: aiohttp.TraceConfig | None = None) -> None:
        super().__init__(client.loop, max_ratelimit_timeout=LONGEST_WAIT_SECONDS, http_trace=trace)
        self._endpoint = endpoint
        self._gateway: URL | None = URL(endpoint.gateway_url) if endpoint.gateway_url else None
        self._usual_gateway = DiscordWebSocket.DEFAULT_GATEWAY
        self.last_failure: Exception | None = None
        """The error of the latest call or connection that failed; it explains why a start failed."""

    async def request(
        self,
        route: Route,
        *,
        files: Sequence[discord.File] | None = None,
        form: Any = None,  # noqa: ANN401 -- passed on unchanged
        **kwargs: Any,  # noqa: ANN401 -- the same
    ) -> Any:  # noqa: ANN401 -- Discord's JSON
        """Make one call to Discord's API; see ``retrying`` for what is retried."""
        self._endpoint.move(route)
        send = partial(super().request, route, files=files, form=form, **kwargs)
        try:
            return await retrying(partial(self._noting, partial(checked, send, files)), route.key)
        except discord.RateLimited as error:
            _log.warning("%s gave up: Discord's rate limit asks to wait %.0f s", route.key, error.retry_after)
            raise
        except asyncio.CancelledError:
            # If this call was the one that waits for the limit of the whole bot, discord.py would let no other call
            # begin ever again. If it was not, at most a few calls are answered with 429 once more.
            self._global_over.set()
            raise

    def get_ratelimit(self, key: str) -> Ratelimit:
        """The bucket of the calls that share a rate limit: ours in place of discord.py's."""
        if key not in self._buckets:
            self._buckets[key] = Bucket()
            self._try_clear_expired_ratelimits()
        return self._buckets[key]

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Connect to the gateway of the endpoint, whatever URL READY or discord.py's constant gives.

        If only the API's address is set, the gateway that this API named replaces discord.py's constant.
        """
        wanted = URL(url)
        if self._gateway is not None and (self._endpoint.gateway_url or wanted.host == self._usual_gateway.host):
            wanted = self._gateway.with_query(wanted.query)
        return await self._noting(partial(super().ws_connect, str(wanted), compress=compress))

    async def get_bot_gateway(self) -> "tuple[int, str, SessionStartLimit]":
        """The number of shards, the gateway's URL, and how many times the bot may still identify."""
        shards, url, limits = await super().get_bot_gateway()
        if self._gateway is None and self._endpoint.api_base is not None:
            self._gateway = URL(url)
        return shards, url, limits

    async def _noting(self, act: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 -- what ``act`` returns
        try:
            return await act()
        except Exception as error:
            self.last_failure = error
            raise


async def checked(send: Callable[[], Awaitable[Any]], files: Sequence[discord.File] | None) -> Any:  # noqa: ANN401
    """Await ``send``, with ``files`` rewound, and return its answer if it is Discord's: JSON, or nothing at all.

    Raises:
        NotDiscord: the answer is something else.
    """
    for file in files or ():
        file.reset()
    try:
        answer = await send()
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise NotDiscord("the answer claims to be JSON but is not") from error
    except KeyError as error:  # discord.py expects certain fields in every answer, for example in a 429
        raise NotDiscord(f"the answer lacks {error}") from error
    if isinstance(answer, str) and answer:
        raise NotDiscord("the answer is a web page or text, not Discord's JSON")
    return answer
