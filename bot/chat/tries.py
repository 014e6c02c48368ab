"""What Discord answered to each try of a call.

discord.py repeats calls by itself and tells only how the last one ended. That is too little for whoever must know
whether anything at all may have got through.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp

_REFUSALS = range(400, 500)
_TIMEOUTS = {408, 499}  # the request may have been handled all the same
_LONGEST_SAYING = 200

_noted: ContextVar["Tries | None"] = ContextVar("tries", default=None)


def briefly(error: Exception) -> str:
    """What ``error`` says, in one line: an HTTP error brings along the whole page that was answered."""
    said = " ".join(str(error).split())
    return said[:_LONGEST_SAYING] or type(error).__name__


class Tries:
    """The tries of one call."""

    def __init__(self) -> None:
        self._in_vain: list[bool] = []

    @property
    def all_in_vain(self) -> bool:
        """Whether it is certain that Discord did nothing: it refused every try, or could not even be connected to."""
        return all(self._in_vain)

    def note(self, *, in_vain: bool) -> None:
        """Note how a try ended."""
        self._in_vain.append(in_vain)


@contextmanager
def noting_tries() -> Generator[Tries]:
    """Note every try that is made inside, in this task."""
    tries = Tries()
    before = _noted.set(tries)
    try:
        yield tries
    finally:
        _noted.reset(before)


def trace() -> aiohttp.TraceConfig:
    """What a ``discord.Client`` takes as ``http_trace``, so that its tries are noted."""
    config = aiohttp.TraceConfig()
    config.on_request_end.append(_ended)
    config.on_request_exception.append(_broke_off)
    return config


async def _ended(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestEndParams) -> None:
    status = ended.response.status
    _note(in_vain=status in _REFUSALS and status not in _TIMEOUTS)


async def _broke_off(_: aiohttp.ClientSession, __: SimpleNamespace, ended: aiohttp.TraceRequestExceptionParams) -> None:
    _note(in_vain=isinstance(ended.exception, aiohttp.ClientConnectorError))


def _note(*, in_vain: bool) -> None:
    if tries := _noted.get():
        tries.note(in_vain=in_vain)
