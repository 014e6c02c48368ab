"""Messages in the channels of the loopback Discord: posted once per nonce, read back if allowed, with threads."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from tests.loopback import payloads
from tests.loopback.answers import answer, forbidden, limited, refusal, unknown
from tests.loopback.guilds import POSTING, READ_HISTORY, SEND, THREADS, VIEW, Guild
from tests.loopback.rate_limits import RateLimits

NONCE_WINDOW = timedelta(minutes=3)
"""Discord says "the past few minutes"."""

_ARCHIVED_AFTER = (60, 1440, 4320, 10080)


class Messages:
    """The posted messages by id, oldest first."""

    def __init__(self, guilds: Iterable[Guild], clock: Callable[[], datetime], limits: RateLimits) -> None:
        self.all: dict[str, dict[str, Any]] = {}
        self.threads: dict[str, dict[str, Any]] = {}
        """By the id of the message that each belongs to, which is also the thread's own id."""
        self._guilds = {str(channel_id): guild for guild in guilds for channel_id in guild.channel_ids}
        self._clock = clock
        self._limits = limits
        self._in_channel: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._nonces: dict[str, tuple[datetime, dict[str, Any]]] = {}

    def routes(self) -> list[tuple[str, str, Any]]:
        """The routes for messages, below the API's base address."""
        here = "/channels/{channel}/messages"
        return [
            ("POST", here, self._send),
            ("GET", here, self._history),
            ("POST", here + "/{message}/threads", self._thread),
        ]

    def in_channel(self, channel_id: int) -> list[dict[str, Any]]:
        """The channel's messages, oldest first."""
        return list(self._in_channel[str(channel_id)])

    async def _send(self, request: web.Request) -> web.Response:
        """Post a message; if its nonce was just used, return the first message instead."""
        channel_id = request.match_info["channel"]
        if (no := self._refused(channel_id, SEND)) is not None:
            return no
        if wait := self._limits.too_many_in(channel_id):
            return limited(wait, everywhere=False)
        body = await request.json() if request.content_type == "application/json" else {}
        if body.get("embeds") and not self._guilds[channel_id].may(POSTING & ~SEND):
            return forbidden()
        done = answer(self._known(body) or self._post(channel_id, body))
        done.headers.update(self._limits.headers(channel_id))
        return done

    def _known(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """The message that was posted with this nonce within the window, if any."""
        at, message = self._nonces.get(str(body.get("nonce")), (None, None))
        protected = body.get("enforce_nonce") and at is not None and self._clock() - at <= NONCE_WINDOW
        return message if protected else None

    def _post(self, channel_id: str, body: dict[str, Any]) -> dict[str, Any]:
        now = self._clock()
        message = payloads.message(body, channel_id=channel_id, at=now)
        self.all[message["id"]] = message
        self._in_channel[channel_id].append(message)
        if "nonce" in body:
            self._nonces[str(body["nonce"])] = now, message
        return message

    async def _history(self, request: web.Request) -> web.Response:
        """At most ``limit`` messages, newest first: the newest, those just ``before``, or those just ``after``.

        A bot that may see the channel but not read its history gets an empty list.
        """
        channel_id, query = request.match_info["channel"], request.query
        if (no := self._refused(channel_id, VIEW)) is not None:
            return no
        limit = int(query.get("limit", "50"))
        if not 1 <= limit <= 100:
            return refusal(400, 50035, "Invalid Form Body")
        if not self._guilds[channel_id].may(READ_HISTORY):
            return answer([])
        first, last = int(query.get("after", "0")), int(query.get("before", str(1 << 63)))
        found = [one for one in self._in_channel[channel_id] if first < int(one["id"]) < last]
        return answer((found[:limit] if "after" in query else found[-limit:])[::-1])

    async def _thread(self, request: web.Request) -> web.Response:
        """Start a thread below a message."""
        channel_id, message_id = request.match_info["channel"], request.match_info["message"]
        if (no := self._refused(channel_id, THREADS)) is not None:
            return no
        if wait := self._limits.too_many_in(channel_id, "threads"):
            return limited(wait, everywhere=False)
        body = await request.json()
        if message_id not in self.all:
            return unknown("Message", 10008)
        if message_id in self.threads:
            return refusal(400, 160004, "A thread has already been created for this message")
        if not 1 <= len(body["name"]) <= 100 or body.get("auto_archive_duration", 1440) not in _ARCHIVED_AFTER:
            return refusal(400, 50035, "Invalid Form Body")
        guild_id = str(self._guilds[channel_id].id)
        thread = {"id": message_id, "type": 11, "name": body["name"], "parent_id": channel_id, "guild_id": guild_id}
        self.threads[message_id] = thread
        done = answer(thread)
        done.headers.update(self._limits.headers(channel_id, "threads"))
        return done

    def _refused(self, channel_id: str, permission: int) -> web.Response | None:
        """Why the bot may not do this there, if it may not."""
        guild = self._guilds.get(channel_id)
        if guild is None:
            return unknown("Channel", 10003)
        if not guild.may(VIEW):
            return forbidden(seen=False)
        return None if guild.may(permission) else forbidden()
