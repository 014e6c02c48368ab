"""The side of a fork server that forks. Its own process runs ``orders``; each child gets one order and goes on.

Each line read is a JSON object that says where a child runs and what it does, or a string that ends all running ones.
Each line written is a JSON object that says what happened to a child: ``born``, ``stopped`` or ``ended``.
"""

import gc
import json
import os
import select
import signal
import sys
from typing import Any


def take_order() -> dict[str, Any]:
    """Fork for each order read, and return in the child, which is already in its folder with its output redirected.

    When the input ends, end the children that still run, and this process.
    """
    gc.freeze()  # what is loaded never becomes garbage, and each child would search all of it when it ends
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    living: set[int] = set()
    asked = b""
    while True:
        ready, _, _ = select.select([0, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            _tell_of(living)
        if 0 in ready:
            if not (more := os.read(0, 65536)):
                break
            *lines, asked = (asked + more).split(b"\n")
            for order in map(json.loads, lines):
                if isinstance(order, str):
                    _end(living)
                elif pid := _fork(order):
                    living.add(pid)
                    _tell(pid, "born")
                else:
                    return order
    _end(living)
    sys.exit(0)


def _end(living: set[int]) -> None:
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def _tell(pid: int, what: str, code: int | None = None) -> None:
    print(json.dumps({"pid": pid, "what": what, "code": code}), flush=True)  # noqa: T201 -- this is how it answers


def _tell_of(living: set[int]) -> None:
    for pid in sorted(living):
        happened, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
        if happened and os.WIFSTOPPED(status):
            _tell(pid, "stopped")
        elif happened:
            living.discard(pid)
            _tell(pid, "ended", os.waitstatus_to_exitcode(status))


def _fork(order: dict[str, Any]) -> int:
    """Fork; like ``os.fork``, return the child's number, and 0 in the child."""
    output = os.open(order["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    if (pid := os.fork()) == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.chdir(order["folder"])
        os.environ.clear()  # noqa: TID251 -- the bot reads its settings there
        os.environ.update(order["environment"])  # noqa: TID251 -- the same
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.close(output)
    return pid
