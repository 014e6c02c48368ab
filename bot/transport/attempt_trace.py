"""What Discord answered to each try of a call, and until when one may begin.

discord.py repeats calls by itself and tells only how the last one ended. That is too little for whoever must know
whether anything at all may have got through. And the pauses between its attempts are measured by a clock that stands
still with the machine: one that was suspended would go on with a call of yesterday.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

_REFUSALS = range(400, 500)
_TIMEOUTS = {408, 499}  # the request may have been handled all the same
_LONGEST_SAYING = 200

_noted: ContextVar["Attempts | None"] = ContextVar("attempts", default=None)


def briefly(error: Exception) -> str:
    """What ``error`` says, in one line: an HTTP error brings along the whole page that was answered."""
    said = " ".join(str(error).split())
    return said[:_LONGEST_SAYING] or type(error).__name__


class TooLate(Exception):
    """The next try would have begun too late; it was not made."""


class Attempts:
    """The attempts of one call. ``may_begin`` says whether there may be another one."""

    def __init__(self, may_begin: Callable[[], bool]) -> None:
        self.may_begin = may_begin
        self._in_vain: list[bool] = []

    @property
    def all_in_vain(self) -> bool:
        """Whether it is certain that Discord did nothing: it refused every try, or could not even be connected to."""
        return all(self._in_vain)

    def note(self, *, in_vain: bool) -> None:
        """Note how a try ended."""
        self._in_vain.append(in_vain)


@contextmanager
def noting_attempts(may_begin: Callable[[], bool] = lambda: True) -> Generator[Attempts]:
    """Note every try that is made inside, in this task.

    Raises:
        TooLate: in place of a try, when ``may_begin`` says no.
    """
    attempts = Attempts(may_begin)
    before = _noted.set(attempts)
    try:
        yield attempts
    finally:
        _noted.reset(before)


def trace() -> aiohttp.TraceConfig:
    """What a ``discord.Client`` takes as ``http_trace``, so that its attempts are noted."""
    config = aiohttp.TraceConfig()
    config.on_request_start.append(_begins)
    config.on_request_end.append(_ended)
    config.on_request_exception.append(_broke_off)
    return config


async def _begins(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestStartParams) -> None:
    if (attempts := _noted.get()) and not attempts.may_begin():
        raise TooLate("the time in which it could be sent is over")


async def _ended(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestEndParams) -> None:
    status = ended.response.status
    _note(in_vain=status in _REFUSALS and status not in _TIMEOUTS)


async def _broke_off(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestExceptionParams) -> None:
    _note(in_vain=isinstance(ended.exception, aiohttp.ClientConnectorError))


def _note(*, in_vain: bool) -> None:
    if attempts := _noted.get():
        attempts.note(in_vain=in_vain)
