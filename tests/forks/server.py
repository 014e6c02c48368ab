"""The side of a fork server that tests see: it starts processes, and knows what happens to them."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.loopback.journal import Journal

_ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 60.0  # importing the bot on a busy machine


class Child:
    """A forked process, and what is known about it."""

    def __init__(self, pid: int, events: Journal[dict[str, Any]], output: Path) -> None:
        self.pid = pid
        self._events = events
        self._output = output

    def signal(self, number: int) -> None:
        """Send it a signal, if it is still running."""
        if not self.has_ended:
            os.kill(self.pid, number)

    @property
    def has_ended(self) -> bool:
        """Whether it has ended."""
        return any(map(self._is_end, self._events.entries))

    async def ended(self) -> int:
        """Wait until it has ended; return its exit code, negative if a signal ended it."""
        return (await self._events.find(self._is_end))["code"]

    async def stopped(self) -> None:
        """Wait until it is stopped (by SIGSTOP)."""
        await self._events.find(lambda event: (event["pid"], event["what"]) == (self.pid, "stopped"))

    async def kill(self) -> None:
        """End it without warning."""
        self.signal(signal.SIGKILL)
        await self.ended()

    @property
    def output(self) -> str:
        """What all processes with the same output have printed."""
        return self._output.read_text(encoding="utf-8")

    def _is_end(self, event: dict[str, Any]) -> bool:
        return (event["pid"], event["what"]) == (self.pid, "ended")


class ForkServer:
    """Loads ``module`` once, and forks it as often as needed. It may serve one test after another."""

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._events: Journal[dict[str, Any]] = Journal()
        self._read = b""

    def close(self) -> None:
        """End it and all of its processes."""
        self._process.communicate()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Receive what happens to the processes, on the running event loop; at the end all of them are dead."""
        assert self._process.stdout is not None
        loop, pipe = asyncio.get_running_loop(), self._process.stdout.fileno()
        os.set_blocking(pipe, False)
        self._events = Journal()
        loop.add_reader(pipe, self._hear, pipe)
        try:
            yield
        finally:
            loop.remove_reader(pipe)
            self._say("everybody dies")

    def _hear(self, pipe: int) -> None:
        *lines, self._read = (self._read + os.read(pipe, 65536)).split(b"\n")
        for line in lines:
            self._events.note(json.loads(line))

    def _say(self, wanted: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._process.stdin.flush()

    async def start(self, folder: Path, environment: dict[str, str], output: Path, **more: object) -> Child:
        """Start a process in ``folder`` that adds what it prints to ``output``; ``more`` is for the module."""
        before = len(self._events.entries)
        self._say({"folder": str(folder), "environment": environment, "output": str(output), **more})
        born = await self._events.find(lambda event: event["what"] == "born", after=before, within=_START_SECONDS)
        return Child(born["pid"], self._events, output)
