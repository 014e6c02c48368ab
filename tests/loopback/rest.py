"""The REST half of the loopback Discord: who the bot is, its commands and its answers."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from tests.loopback import payloads
from tests.loopback.answers import answer, limited, refusal, unknown
from tests.loopback.faults import Faults
from tests.loopback.guilds import Guild
from tests.loopback.journal import PATIENCE_SECONDS, Journal
from tests.loopback.messages import Messages
from tests.loopback.rate_limits import RateLimits

PREFIX = "/api/v10"
_TOO_LATE_SECONDS = 3.0  # Discord's own limit; after that, a first answer is refused


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it asked for, when (on the loop's clock), and the status of the answer."""

    method: str
    path: str
    body: Any
    at: float
    status: int | None


@dataclass(slots=True)
class Asked:
    """An interaction that was sent to the bot, and its answers."""

    id: str
    token: str
    at: float
    answers: Journal[dict[str, Any]] = field(default_factory=Journal)
    original: dict[str, Any] | None = None

    async def answer(self, number: int = 0, *, within: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """The first answer that the person sees, or the ``number``-th: a message's content, embeds, flags."""
        return await self.answers.find(after=number, within=within)


class Rest:
    """Answers the bot's calls, with the faults that were ordered."""

    def __init__(
        self,
        token: str,
        *,
        guilds: Iterable[Guild],
        clock: Callable[[], datetime],
        limits: RateLimits,
        shards: int = 1,
    ) -> None:
        self.token = token
        self.shards = shards
        self.limits = limits
        self.posted = Messages(guilds, clock, limits)
        self.gateway_url = ""
        self.faults = Faults()
        self.calls: Journal[Call] = Journal()
        self.begun: Journal[str] = Journal()
        """The paths of calls that have arrived, answered or not."""
        self.commands: list[dict[str, Any]] = []
        self.asked: dict[str, Asked] = {}

    @property
    def messages(self) -> dict[str, dict[str, Any]]:
        """Every posted message by its id."""
        return self.posted.all

    def routes(self) -> list[web.RouteDef]:
        """All routes of the API."""
        hook = "/webhooks/{application}/{token}"
        known = [
            ("GET", "/users/@me", self._me),
            ("GET", "/oauth2/applications/@me", self._application),
            ("GET", "/gateway/bot", self._gateway),
            ("GET", "/applications/{application}/commands", self._commands),
            ("PUT", "/applications/{application}/commands", self._take_commands),
            ("POST", "/interactions/{id}/{token}/callback", self._callback),
            ("POST", hook, self._follow_up),
            ("GET", hook + "/messages/@original", self._original),
            ("PATCH", hook + "/messages/@original", self._edit_original),
            *self.posted.routes(),
        ]
        return [web.route(method, PREFIX + path, handler) for method, path, handler in known]

    @web.middleware
    async def middleware(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Note the call, let the ordered fault happen, and check the token."""
        path = request.path.removeprefix(PREFIX)
        text = (await request.read()).decode(errors="replace")
        self.begun.note(path)
        response: web.StreamResponse | None = None
        try:
            response = await self._respond(request, path, handler)
        finally:
            body = json.loads(text) if text.startswith(("{", "[")) else text
            at = asyncio.get_running_loop().time()
            self.calls.note(Call(request.method, path, body, at, response.status if response else None))
        return response

    async def _respond(self, request: web.Request, path: str, handler: Any) -> web.StreamResponse:
        fault = self.faults.take(request.method, path)
        if fault is not None:
            if fault.obeyed:
                await handler(request)
            await fault.wait()
            if fault.drop:
                assert request.transport is not None
                request.transport.abort()
            if fault.drop or fault.status is not None:
                headers = {**fault.headers, "Content-Type": fault.content_type}
                return web.Response(status=fault.status or 500, body=fault.body.encode(), headers=headers)
        needs_token = request.path.startswith(PREFIX) and "token" not in request.match_info
        if needs_token and request.headers.get("Authorization") != f"Bot {self.token}":
            return refusal(401, 0, "401: Unauthorized")
        if needs_token and (wait := self.limits.too_many()):
            return limited(wait, everywhere=True)
        return await handler(request)

    async def _me(self, _: web.Request) -> web.Response:
        return answer(payloads.user(payloads.BOT_ID, "KI-Glossar", bot=True))

    async def _application(self, _: web.Request) -> web.Response:
        return answer(payloads.application())

    async def _gateway(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
        return answer({"url": self.gateway_url, "shards": self.shards, "session_start_limit": limit})

    async def _commands(self, _: web.Request) -> web.Response:
        return answer(self.commands)

    async def _take_commands(self, request: web.Request) -> web.Response:
        given = {"application_id": payloads.APPLICATION_ID, "version": "1", "default_member_permissions": None}
        given["description"] = ""  # as Discord answers for what is in menus
        self.commands = [{"id": payloads.snowflake(), **given, **command} for command in await request.json()]
        return answer(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        """The first answer to an interaction: once, and within Discord's three seconds."""
        asked = self.asked.get(request.match_info["token"])
        if asked is None or asyncio.get_running_loop().time() - asked.at > _TOO_LATE_SECONDS:
            return unknown("interaction", 10062)
        if asked.original is not None:
            return refusal(400, 40060, "Interaction has already been acknowledged.")
        body = await request.json()
        data = body.get("data") or {}
        asked.original = payloads.message(data)
        if data.keys() & {"content", "embeds", "choices"}:
            asked.answers.note(data)
        told = {"id": asked.id, "type": 2, "response_message_id": asked.original["id"]}
        resource = {"type": body["type"], "message": asked.original}
        return answer({"interaction": told, "resource": resource})

    async def _follow_up(self, request: web.Request) -> web.Response:
        asked = self.asked.get(request.match_info["token"])
        if asked is None or asked.original is None:
            return unknown("Webhook", 10015)
        body = await request.json()
        asked.answers.note(body)
        message = payloads.message(body)
        if not asked.original["content"] and not asked.original["embeds"]:
            asked.original = message  # it takes the place of the acknowledgment
        return answer(message)

    async def _original(self, request: web.Request) -> web.Response:
        asked = self.asked.get(request.match_info["token"])
        if asked is None or asked.original is None:
            return unknown("Message", 10008)
        return answer(asked.original)

    async def _edit_original(self, request: web.Request) -> web.Response:
        asked = self.asked.get(request.match_info["token"])
        if asked is None or asked.original is None:
            return unknown("Message", 10008)
        body = await request.json()
        asked.original |= body
        asked.answers.note(body)
        return answer(asked.original)
