"""The gateway half of the loopback Discord: who is connected, and what they are sent."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.loopback import payloads
from tests.loopback.guilds import Guild
from tests.loopback.journal import Journal

PATH = "/gateway"

_DISPATCH, _HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID_SESSION, _HELLO, _ACK = 0, 1, 2, 6, 7, 9, 10, 11


@dataclass(slots=True)
class Session:
    """The events that one shard is sent; they outlive the connection, so that a resumed one misses nothing."""

    id: str
    shard: int
    socket: web.WebSocketResponse | None
    events: list[str] = field(default_factory=list)

    async def send(self, event: str, data: Any) -> None:
        """Send an event, or keep it for when the shard comes back."""
        text = json.dumps({"op": _DISPATCH, "t": event, "s": len(self.events) + 1, "d": data})
        self.events.append(text)
        if self.socket is not None and not self.socket.closed:
            with suppress(ConnectionError):
                await self.socket.send_str(text)


class Gateway:
    """Accepts or refuses the bot, and sends it events."""

    def __init__(self, token: str, guilds: Sequence[Guild]) -> None:
        self.token = token
        self.guilds = guilds
        self.url = ""
        self.ready: Journal[Session] = Journal()
        self.resumed: Journal[Session] = Journal()
        self.heartbeats: Journal[Any] = Journal()
        self.close_with: int | None = None
        """If set, the close code for every login and resume, for example 4004."""
        self.silent = False
        """Whether a login or resume gets no answer at all."""
        self.repeats = 0
        """How many events a resumed session gets again although they had arrived."""
        self.sharded = True
        """Whether READY names the session's shard, as Discord's does."""
        self.logins: Journal[int] = Journal()
        """The shards that the bot asked to log in, answered or not."""
        self.resumes: Journal[str] = Journal()
        """The ids of the sessions that the bot asked to resume, answered or not."""
        self.heartbeat_milliseconds = 41_250
        self._sockets: dict[web.WebSocketResponse, web.Request] = {}

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets[socket] = request
        try:
            await self._tell(socket, _HELLO, {"heartbeat_interval": self.heartbeat_milliseconds})
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(socket, json.loads(message.data))
        except ConnectionError:
            pass  # the other side is gone, which is fine
        finally:
            del self._sockets[socket]
        return socket

    async def _take(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        match payload["op"]:
            case 1:
                self.heartbeats.note(payload["d"])
                await self._tell(socket, _ACK, None)
            case 2:
                await self._identify(socket, payload["d"])
            case 6:
                await self._resume(socket, payload["d"])
            case _:
                pass

    async def _identify(self, socket: web.WebSocketResponse, login: dict[str, Any]) -> None:
        shard, shards = login.get("shard", (0, 1))
        self.logins.note(shard)
        if not await self._refused(socket, login["token"]) and not self.silent:
            session = Session(payloads.snowflake(), shard, socket)
            served = [guild for guild in self.guilds if (guild.id >> 22) % shards == shard]
            await session.send("READY", self._welcome(session, shards, served))
            for guild in served:
                if guild.shown:
                    await session.send("GUILD_CREATE", guild.payload())
            self.ready.note(session)

    async def _refused(self, socket: web.WebSocketResponse, token: str) -> bool:
        """Close the connection if this login is refused."""
        code = self.close_with or (4004 if token != self.token else None)
        if code is not None:
            await socket.close(code=code)
        return code is not None

    def _welcome(self, session: Session, shards: int, served: Sequence[Guild]) -> dict[str, Any]:
        welcome = {
            "v": 10,
            "user": payloads.user(payloads.BOT_ID, "KI-Glossar", bot=True),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in served],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": [session.shard, shards],
            "application": {"id": payloads.APPLICATION_ID, "flags": 0},
        }
        if not self.sharded:
            del welcome["shard"]
        return welcome

    async def _resume(self, socket: web.WebSocketResponse, wanted: dict[str, Any]) -> None:
        self.resumes.note(wanted["session_id"])
        if await self._refused(socket, wanted["token"]) or self.silent:
            return
        session = next((one for one in self.ready.entries if one.id == wanted["session_id"]), None)
        if session is None:
            await self._tell(socket, _INVALID_SESSION, data=False)
            return
        session.socket = socket
        for missed in session.events[wanted["seq"] - self.repeats :]:
            await socket.send_str(missed)
        await session.send("RESUMED", {})
        self.resumed.note(session)

    async def _tell(self, socket: web.WebSocketResponse, op: int, data: Any) -> None:
        await socket.send_str(json.dumps({"op": op, "d": data}))

    async def send(self, event: str, data: Any) -> None:
        """Send an event to the shard that serves the guild, in its latest session."""
        serving = next(one for one in reversed(self.ready.entries) if one.events and self._serves(one))
        await serving.send(event, data)

    def _serves(self, session: Session) -> bool:
        return any('"GUILD_CREATE"' in event for event in session.events)

    async def ask_to_reconnect(self, *, resume: bool) -> None:
        """Ask every shard to connect again and resume its session, or to begin a new one."""
        for socket in list(self._sockets):
            if resume:
                await self._tell(socket, _RECONNECT, None)
            else:
                await self._tell(socket, _INVALID_SESSION, data=False)

    def drop(self) -> None:
        """Abort every connection without a close frame."""
        for request in list(self._sockets.values()):
            if request.transport is not None:
                request.transport.abort()
