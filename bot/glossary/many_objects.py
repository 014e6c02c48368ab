"""Keeps millions of Python objects from holding up the event loop while they are made, kept and freed.

A full garbage collection visits them all, and dropping the last reference to them frees them all. Either takes up to a
second for 145,000 terms, and no other thread runs meanwhile, so nobody would get an answer.
"""

import gc
import threading
import weakref
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

Container = list[Any] | dict[Any, Any]

_USUAL = gc.get_threshold()
_NEVER = 1_000_000_000


@contextmanager
def no_full_collections() -> Generator[None]:
    """Collect only young garbage until the end, in all threads."""
    young, middle, _ = _USUAL
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)


def exempt_from_collection() -> None:
    """Let later collections leave out every object that there is now; reference counting still frees them.

    This includes what little old garbage with circular references is waiting for a full collection; it is never freed.
    So this is only for something that is large and rarely made.
    """
    gc.freeze()


def free_slowly(owner: object, containers: Iterable[Container]) -> None:
    """Once nobody refers to ``owner``, empty its containers in a thread, which lets others run in between.

    Only ``owner`` may use the containers: whatever else does would find them empty.
    """
    finalizer = weakref.finalize(owner, _empty_in_thread, tuple(containers))
    finalizer.atexit = False


def _empty_in_thread(containers: tuple[Container, ...]) -> None:
    threading.Thread(target=empty, args=containers, daemon=True).start()


def empty(*containers: Container) -> None:
    """Remove the items one by one."""
    for container in containers:
        remove = container.popitem if isinstance(container, dict) else container.pop
        while container:
            remove()
