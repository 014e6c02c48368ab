"""The loopback Discord as a whole: it starts, goes away, comes back, and passes on what people do."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Self

import discord
from aiohttp import web

from tests.loopback import payloads
from tests.loopback.faults import Fault
from tests.loopback.gateway import PATH, Gateway
from tests.loopback.guilds import Guild, course
from tests.loopback.rate_limits import RateLimits
from tests.loopback.rest import PREFIX, Asked, Rest

TOKEN = "MTAwMQ.loopback.not-a-real-token"
_HOST = "127.0.0.1"


class LoopbackDiscord:
    """A Discord on a free port of this machine, with one guild, one channel and one member unless told otherwise.

    ``clock`` gives messages their time and decides when nonces expire.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        shards: int = 1,
        guilds: Sequence[Guild] = (),
        clock: Callable[[], datetime] = discord.utils.utcnow,
        limits: RateLimits | None = None,
    ) -> None:
        self.guilds = list(guilds) or [course()]
        self.rest = Rest(token, guilds=self.guilds, clock=clock, limits=limits or RateLimits(), shards=shards)
        self.gateway = Gateway(token, self.guilds)
        self.port = 0
        self._site: web.TCPSite | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self.rest.middleware])
        app.add_routes([*self.rest.routes(), web.get(PATH, self.gateway.handle)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.come_back()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._break_connections()
        await self._runner.cleanup()

    async def come_back(self) -> None:
        """Listen: on a free port at first, later on the same one again."""
        self._site = web.TCPSite(self._runner, _HOST, self.port, reuse_address=True)
        await self._site.start()
        if self.port == 0:
            self.port = self._runner.addresses[0][1]
            self.rest.gateway_url = self.gateway.url = f"ws://{_HOST}:{self.port}{PATH}"

    async def go_away(self) -> None:
        """Refuse new connections and abort the existing ones."""
        assert self._site is not None
        await self._site.stop()
        self._break_connections()

    def _break_connections(self) -> None:
        assert self._runner.server is not None
        for connection in self._runner.server.connections:
            if connection.transport is not None:
                connection.transport.abort()

    @property
    def api_base(self) -> str:
        """The value for ``DISCORD_API_BASE``."""
        return f"http://{_HOST}:{self.port}{PREFIX}"

    @property
    def token(self) -> str:
        """The only token that this Discord accepts."""
        return self.rest.token

    def fail(self, call: str, fault: Fault, *, times: float = float("inf")) -> None:
        """Let the next ``times`` calls that match ``call`` fail, for example ``POST /interactions/*/callback``."""
        self.rest.faults.order(call, fault, times=times)

    async def ask(self, command: str, *, locale: str = "en-US", **options: str) -> Asked:
        """Use a slash command as the member; the bot must be logged in."""
        return await self._interact(payloads.command(command, options, locale=locale, token=_new_token()))

    async def type(self, command: str, **option: str) -> Asked:
        """Type into the one ``option`` of a slash command as the member; the answer holds the completions."""
        return await self._interact(payloads.completion(command, option, token=_new_token()))

    async def click(self, asked: Asked, custom_id: str) -> Asked:
        """Click a button below the answer to ``asked``."""
        assert asked.original is not None
        return await self._interact(payloads.click(asked.original, custom_id, token=_new_token()))

    async def _interact(self, payload: dict[str, Any]) -> Asked:
        asked = Asked(payload["id"], payload["token"], asyncio.get_running_loop().time())
        self.rest.asked[asked.token] = asked
        await self.gateway.send("INTERACTION_CREATE", payload)
        return asked

    async def saw(self, method: str, path: str, **how: Any) -> Any:
        """The first call like this, once it has been answered."""
        return await self.rest.calls.find(lambda call: (call.method, call.path) == (method, path), **how)


def _new_token() -> str:
    return f"interaction-{payloads.snowflake()}"
