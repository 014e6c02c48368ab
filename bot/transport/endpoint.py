"""Where Discord is: sends calls and gateway connections to discord.com, or to the addresses from the settings.

discord.py has the address only as a constant in its modules, the same for all bots in a process. So each bot gets its
own HTTP client and its own webhook adapter (discord.py makes all calls through these two, and answers interactions
through the second), and they insert the address call by call. Nothing global is changed.
"""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter
from yarl import URL

from bot.transport.retrying import LONGEST_WAIT_SECONDS, NotDiscord, retrying

if TYPE_CHECKING:
    from discord.types.gateway import SessionStartLimit  # cannot be imported by itself at run time

_ALREADY_ANSWERED = 40060


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
        return await retrying(partial(self._noting, partial(_checked, send, files)), route.key)

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


class DiscordWebhooks(AsyncWebhookAdapter):
    """discord.py's webhook adapter, which answers interactions, for one endpoint and with more retries."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self._endpoint = endpoint

    async def request(self, route: Route, session: aiohttp.ClientSession, **kwargs: Any) -> Any:  # noqa: ANN401 -- as above
        """Make one call to an interaction's webhook; see ``retrying`` for what is retried.

        An interaction that was already answered is not an error: an earlier attempt reached Discord, but its
        confirmation was lost.
        """
        self._endpoint.move(route)
        send = partial(super().request, route, session, **kwargs)
        try:
            return await retrying(partial(_checked, send, kwargs.get("files")), route.key)
        except discord.HTTPException as error:
            if error.code != _ALREADY_ANSWERED:
                raise
            return {"interaction": {"id": str(route.webhook_id), "type": 2}}


async def _checked(send: Callable[[], Awaitable[Any]], files: Sequence[discord.File] | None) -> Any:  # noqa: ANN401
    """Await ``send``, with ``files`` rewound, and return its answer if it is Discord's: JSON, or nothing at all."""
    for file in files or ():
        file.reset()
    try:
        answer = await send()
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise NotDiscord("the answer claims to be JSON but is not") from error
    if isinstance(answer, str) and answer:
        raise NotDiscord("the answer is a web page or text, not Discord's JSON")
    return answer
