"""What coverage.py need not measure: measuring makes Python half as fast, whatever runs."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_environ = os.environ  # noqa: TID251 -- through it coverage.py reaches child processes


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure nothing that runs meanwhile in this thread, nor the threads and processes that it starts."""
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
    """Do not measure threads that start meanwhile, until they end."""
    tracer = threading.gettrace()
    threading.settrace(None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        threading.settrace(tracer)  # type: ignore[arg-type]
