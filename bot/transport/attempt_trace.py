"""Records the outcome of each attempt of a call, and prevents attempts that would begin too late.

discord.py retries calls by itself and reports only how the last attempt ended. A caller that must know whether any
attempt may have gotten through needs more than that. Also, the clock that measures discord.py's pauses stops while the
machine is suspended, so that after a resume it would continue a call from yesterday.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

_REFUSALS = range(400, 500)
_TIMEOUTS = {408, 499}  # the request may have been handled anyway
_LONGEST_MESSAGE = 200

_noted: ContextVar["Attempts | None"] = ContextVar("attempts", default=None)


def briefly(error: BaseException) -> str:
    """The message of ``error`` in one line, cut to 200 characters: an HTTP error contains the whole response page."""
    message = " ".join(str(error).split())
    return message[:_LONGEST_MESSAGE] or type(error).__name__


class TooLate(Exception):
    """The next attempt would have begun too late; it was not made."""


class Attempts:
    """The attempts of one call. ``may_begin`` says whether another one may begin."""

    def __init__(self, may_begin: Callable[[], bool]) -> None:
        self.may_begin = may_begin
        self._in_vain: list[bool] = []

    @property
    def all_in_vain(self) -> bool:
        """Whether it is certain that Discord did nothing: every attempt was refused or could not connect."""
        return all(self._in_vain)

    def note(self, *, in_vain: bool) -> None:
        """Note how an attempt ended."""
        self._in_vain.append(in_vain)


@contextmanager
def noting_attempts(may_begin: Callable[[], bool] = lambda: True) -> Generator[Attempts]:
    """Note every attempt that this task makes inside.

    Raises:
        TooLate: instead of an attempt, when ``may_begin`` returns False.
    """
    attempts = Attempts(may_begin)
    before = _noted.set(attempts)
    try:
        yield attempts
    finally:
        _noted.reset(before)


def trace() -> aiohttp.TraceConfig:
    """The trace that notes a client's attempts; a ``discord.Client`` takes it as ``http_trace``."""
    config = aiohttp.TraceConfig()
    config.on_request_start.append(_begins)
    config.on_request_end.append(_ended)
    config.on_request_exception.append(_broke_off)
    return config


async def _begins(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestStartParams) -> None:
    if (attempts := _noted.get()) and not attempts.may_begin():
        raise TooLate("it is too late to send it")


async def _ended(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestEndParams) -> None:
    status = ended.response.status
    _note(in_vain=status in _REFUSALS and status not in _TIMEOUTS)


async def _broke_off(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestExceptionParams) -> None:
    _note(in_vain=isinstance(ended.exception, aiohttp.ClientConnectorError))


def _note(*, in_vain: bool) -> None:
    if attempts := _noted.get():
        attempts.note(in_vain=in_vain)
