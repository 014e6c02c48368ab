"""What coverage.py measures, and what it need not: measuring makes Python half as fast, whatever runs.

This is a plugin of coverage.py, and it goes before its ``concurrency = ["greenlet"]``, which asks at every call and
return of any function which greenlet it is in. Here each greenlet has a tracer of its own, as each thread has, and
the tracers change where the greenlets do. Where coverage.py needs no tracer, nothing of this happens.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

import greenlet

_environ = os.environ  # noqa: TID251 -- through it coverage.py reaches child processes
_waiting: WeakKeyDictionary[greenlet.greenlet, Any] = WeakKeyDictionary()  # the tracers of greenlets that go on later
_free: list[Any] = []  # those of greenlets that have ended


def coverage_init(*_: object) -> None:
    """What coverage.py calls as it starts, in every process that it measures."""
    greenlet.settrace(_switch)


def _switch(_: str, between: tuple[greenlet.greenlet, greenlet.greenlet]) -> None:
    left, entered = between
    if (tracer := sys.gettrace()) is None and entered not in _waiting:
        return  # nothing is measured just now
    if left.dead:
        _free.append(tracer)
    else:
        _waiting[left] = tracer
    if entered in _waiting:
        sys.settrace(_waiting.pop(entered))
    else:
        sys.settrace(_free.pop() if _free else threading.gettrace())  # a new one, as a new thread gets it


@contextmanager
def unmeasured() -> Iterator[None]:
    """What runs meanwhile in this thread is not measured, nor the threads and processes that it starts."""
    tracer, for_children = sys.gettrace(), _environ.pop("COVERAGE_PROCESS_CONFIG", None)
    sys.settrace(None)
    try:
        with unmeasured_threads():
            yield
    finally:
        sys.settrace(tracer)
        if for_children is not None:
            _environ["COVERAGE_PROCESS_CONFIG"] = for_children


@contextmanager
def unmeasured_threads() -> Iterator[None]:
    """Threads that start meanwhile are not measured, until they end."""
    tracer = threading.gettrace()
    threading.settrace(None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        threading.settrace(tracer)  # type: ignore[arg-type]
