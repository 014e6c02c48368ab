"""The steps of sending a daily post, and a signal that the bot sends itself at one of them."""

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

import aiohttp
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

import bot.client
from bot.transport.attempt_trace import trace

REQUEST, COMMITTED = "request", "committed"
"""Kinds of steps: a request is about to be sent, a transaction that wrote has ended."""


@dataclass(frozen=True, slots=True)
class Fate:
    """``signal`` comes at step ``step``, counted from the first claim since ``since``; if set, only ``kind`` counts."""

    step: int
    since: datetime
    signal: int
    kind: str = ""

    def to_json(self) -> dict[str, Any]:
        """Convert it to what goes through a pipe."""
        return asdict(self) | {"since": self.since.isoformat()}

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Self:
        """Make it from what came through a pipe."""
        return cls(**given | {"since": datetime.fromisoformat(given["since"])})


class Steps:
    """Counts the statements, commits and requests of daily posts, and sends the signal at the right one."""

    def __init__(self, fate: Fate, clock: Callable[[], datetime]) -> None:
        self._fate = fate
        self._clock = clock
        self._begun = False
        self._done = 0
        self._writing: set[int] = set()

    def watch(self) -> None:
        """Count what this process does from now on; call it before the bot is made."""
        event.listen(Engine, "before_cursor_execute", self._before_statement)
        event.listen(Engine, "commit", self._before_commit)
        event.listen(Pool, "checkin", self._after_transaction)
        bot.client.trace = self._trace

    def _step(self, kind: str) -> None:
        if self._begun and self._fate.kind in ("", kind):
            self._done += 1
            if self._done == self._fate.step:
                os.kill(os.getpid(), self._fate.signal)

    def _before_statement(self, connection: Any, _: Any, statement: str, *__: Any) -> None:
        if statement.startswith("INSERT INTO daily_post") and self._clock() >= self._fate.since:
            self._begun = True
        if statement.startswith(("INSERT INTO daily_", "UPDATE daily_")):
            self._writing.add(id(connection.connection.dbapi_connection))
            self._step("statement")

    def _before_commit(self, connection: Any) -> None:
        if id(connection.connection.dbapi_connection) in self._writing:
            self._step("commit")

    def _after_transaction(self, connection: Any, _: Any) -> None:
        if id(connection) in self._writing:
            self._writing.discard(id(connection))
            self._step(COMMITTED)

    def _trace(self) -> aiohttp.TraceConfig:
        config = trace()

        async def start(_: Any, __: Any, request: aiohttp.TraceRequestStartParams) -> None:
            self._request(REQUEST, request.method, request.url.path)

        async def sent(_: Any, __: Any, request: aiohttp.TraceRequestChunkSentParams) -> None:
            self._request("sent", request.method, request.url.path)

        async def answered(_: Any, __: Any, request: aiohttp.TraceRequestEndParams) -> None:
            self._request("answered", request.method, request.url.path)

        config.on_request_start.append(start)
        config.on_request_chunk_sent.append(sent)
        config.on_request_end.append(answered)
        return config

    def _request(self, kind: str, method: str, path: str) -> None:
        if method == "POST" and path.endswith("/messages"):
            self._step(kind)
