"""Bots as child processes that start within a fraction of a second, run in fast time and may die at a given step."""

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

from tests.crashes.steps import Fate
from tests.loopback import Journal, LoopbackDiscord, SharedClock
from tests.loopback.process import environment
from tests.measuring import unmeasured

_ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 60.0  # importing the bot on a busy machine


class Child:
    """A running bot, and what is known about it."""

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
        return {"pid": self.pid, "what": "ended"} in self._events.entries

    async def ended(self) -> None:
        """Wait until it has ended."""
        await self._events.find(lambda event: event == {"pid": self.pid, "what": "ended"})

    async def stopped(self) -> None:
        """Wait until it is stopped (by SIGSTOP)."""
        await self._events.find(lambda event: event == {"pid": self.pid, "what": "stopped"})

    async def kill(self) -> None:
        """End it without warning."""
        self.signal(signal.SIGKILL)
        await self.ended()

    @property
    def output(self) -> str:
        """What all bots in its folder have printed."""
        return self._output.read_text(encoding="utf-8")


class ForkServer:
    """Loads the bot once, and starts it as often as needed. It may serve one trial after another."""

    def __init__(self) -> None:
        with unmeasured():  # killed bots cannot report their coverage
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.crashes.forked_bot"],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        self._events: Journal[dict[str, Any]] = Journal()
        self._read = b""

    def close(self) -> None:
        """End it and all of its bots."""
        self._process.communicate()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Receive what happens to the bots, on the running event loop; at the end all of them are dead."""
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

    async def start(
        self,
        folder: Path,
        clock: SharedClock,
        discord: LoopbackDiscord,
        fate: Fate | None = None,
        **settings: object,
    ) -> Child:
        """Start a bot that runs in ``folder``, uses ``clock`` and logs in to ``discord``; settings by field name."""
        output = folder / "output"
        before = len(self._events.entries)
        self._say(
            {
                "folder": str(folder),
                "clock": str(clock.path),
                "output": str(output),
                "environment": environment(discord, **settings),
                "fate": fate and fate.to_json(),
            }
        )
        born = await self._events.find(lambda event: event["what"] == "born", after=before, within=_START_SECONDS)
        return Child(born["pid"], self._events, output)
