"""The bot as an operator runs it: a process of its own, with its settings in the environment."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Self

from bot.settings import Settings
from tests.loopback.journal import PATIENCE_SECONDS, Journal
from tests.loopback.server import LoopbackDiscord

_GRACE_SECONDS = 5.0


def environment(discord: LoopbackDiscord, **settings: object) -> dict[str, str]:
    """The environment of a bot that talks to ``discord``; ``settings`` by field name, None to leave one unset."""
    inherited = os.environ  # noqa: TID251 -- a child needs PATH, and coverage needs its own variables
    names = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in inherited.items() if name not in names}
    given = {"discord_api_base": discord.api_base, "discord_token": discord.token, **settings}
    return kept | {name.upper(): str(value) for name, value in given.items() if value is not None}


class BotProcess:
    """A running ``python -m bot``; what it prints is in ``lines``."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.lines: Journal[str] = Journal()
        self._process = process
        self._reading = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, folder: Path, discord: LoopbackDiscord, *, module: str = "bot", **settings: object) -> Self:
        """Run the bot in ``folder`` against ``discord``; ``settings`` by field name, None to leave one unset.

        ``module`` takes the place of ``bot`` in ``python -m bot run``.
        """
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, "run"),
            cwd=folder,
            env=environment(discord, **settings),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return cls(process)

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.lines.note(line.decode().rstrip())

    @property
    def output(self) -> str:
        """All it has printed so far, on either stream."""
        return "\n".join(self.lines.entries)

    async def says(self, text: str) -> str:
        """The line that holds ``text``, as soon as it is printed."""
        return await self.lines.find(lambda line: text in line)

    def signal(self, number: int) -> None:
        """Send it a signal, as ``kill`` and Ctrl-C do."""
        self._process.send_signal(number)

    async def exit_code(self, within: float = PATIENCE_SECONDS) -> int:
        """The exit code, once it has ended; negative if a signal ended it."""
        try:
            async with asyncio.timeout(within):
                await asyncio.wait({self._reading})
                return await self._process.wait()
        except TimeoutError:
            raise AssertionError(f"Still running after {within} s. It said:\n{self.output}") from None

    async def end(self) -> None:
        """Stop it as a supervisor would, if it still runs: first politely, then by force."""
        if self._process.returncode is None:
            self._process.terminate()
            try:
                async with asyncio.timeout(_GRACE_SECONDS):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
        await self._process.wait()
        await self._reading
