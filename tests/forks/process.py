"""A command of the bot as a forked process, for those who know ``asyncio.subprocess.Process``."""

import asyncio
import os
import signal
import tempfile
from pathlib import Path
from typing import Self

from tests.forks.server import Child, ForkServer


class ForkedProcess:
    """Behaves like an ``asyncio.subprocess.Process``, as far as ``BotProcess`` needs it."""

    def __init__(self, child: Child, stdout: asyncio.StreamReader) -> None:
        self.stdout = stdout
        self.returncode: int | None = None
        self._child = child

    @classmethod
    async def start(cls, server: ForkServer, folder: Path, environment: dict[str, str], *arguments: str) -> Self:
        """Run ``python -m bot`` with these arguments in ``folder``; ``server`` forks ``tests.forks.command``."""
        with tempfile.TemporaryDirectory() as own:
            output = Path(own) / "output"
            os.mkfifo(output)
            reading = os.open(output, os.O_RDONLY | os.O_NONBLOCK)
            writing = os.open(output, os.O_WRONLY)  # until the child writes, so that the end is not seen before
            child = await server.start(folder, environment, output, arguments=arguments)
            os.close(writing)
        stdout = asyncio.StreamReader()
        pipe = os.fdopen(reading, "rb", buffering=0)
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stdout), pipe)
        return cls(child, stdout)

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        self._child.signal(number)

    def terminate(self) -> None:
        """Ask it to stop."""
        self._child.signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it without warning."""
        self._child.signal(signal.SIGKILL)

    async def wait(self) -> int:
        """Wait until it has ended; return its exit code, negative if a signal ended it."""
        self.returncode = await self._child.ended()
        return self.returncode
