"""Code that coverage.py need not measure, because measuring halves the speed of Python."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_environ = os.environ  # noqa: TID251 -- coverage.py uses it to reach child processes


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure nothing in this thread until the end, nor in threads and processes that start until then."""
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
    """Do not measure threads that start until the end, for as long as they run."""
    tracer = threading.gettrace()
    threading.settrace(None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        threading.settrace(tracer)  # type: ignore[arg-type]
