"""A long day of one bot: its memory stays flat, and no task is left over. Run as ``python -m benchmarks.soak``.

Ten rounds of 10,000 completions, 2,000 commands and clicks, and 10 reconnects of the gateway (every tenth begins a new
session). The bot is a process of its own and talks to a Discord on the loopback address. POSIX only.
"""

import argparse
import asyncio
import gc
import itertools
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.command_line.main import main as bot_main
from bot.glossary.file.loader import load_glossary
from bot.settings import shipped_glossary
from tests.loopback import BotProcess, LoopbackDiscord

_ROOT = Path(__file__).parents[1]
_AT_ONCE = 16
_PATIENCE_SECONDS = 60.0
_SETTLE_SECONDS = 10.0  # until what belongs to a new session has ended
_MARK = "soak:"


def main() -> None:
    """Soak a bot; with ``run``, be that bot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    if options.run:
        signal.signal(signal.SIGUSR1, _report)
        sys.exit(bot_main(["run"]))
    with tempfile.TemporaryDirectory(prefix="ki-glossar-") as state:
        asyncio.run(_soak(Path(state), options.rounds))


def _report(*_: object) -> None:
    """Print the memory in use, what garbage collection leaves, and the tasks; in the process of the bot."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    memory = pages * resource.getpagesize() / 2**20
    names = sorted(task.get_coro().__qualname__ for task in asyncio.all_tasks())  # type: ignore[union-attr]
    line = f"{_MARK} {memory:6.1f} MiB {len(gc.get_objects()):8} objects {len(names):3} tasks {' '.join(names)}\n"
    os.write(sys.stderr.fileno(), line.encode())


async def _soak(state: Path, rounds: int) -> None:
    settings = {"cooldown_commands": 1000, "cooldown_seconds": 1, "log_level": "WARNING", "state_dir": state}
    names = [term.name for term in load_glossary(shipped_glossary()).terms]
    queries = itertools.cycle([*names, *(name[1:] for name in names), *(name[:4] for name in names)])
    async with LoopbackDiscord() as discord:
        bot = await BotProcess.start(_ROOT, discord, module="benchmarks.soak", **settings)
        try:
            await discord.gateway.ready.find(within=_PATIENCE_SECONDS)
            await _told(bot, "start")
            for number in range(1, rounds + 1):
                await _many(10_000, lambda: _complete(discord, next(queries)))
                await _many(500, lambda: _use(discord, next(queries)))
                for turn in range(10):
                    await _reconnect(discord, resume=turn > 0)
                await _told(bot, f"{number} of {rounds}")
        finally:
            await bot.end()
            strange = [line for line in bot.output.splitlines() if _MARK not in line]
            print(*strange[:20] or ["Nothing else was logged."], sep="\n")


async def _many(times: int, act: Callable[[], Awaitable[object]]) -> None:
    """Act so many ``times``, a few at once."""

    async def act_often() -> None:
        for _ in range(times // _AT_ONCE):
            await act()

    await asyncio.gather(*(act_often() for _ in range(_AT_ONCE)))


async def _complete(discord: LoopbackDiscord, text: str) -> None:
    await (await discord.type("define", term=text)).answer(within=_PATIENCE_SECONDS)


async def _use(discord: LoopbackDiscord, text: str) -> None:
    """Four interactions: a lookup, a click on its answer if that has buttons, and two other commands."""
    asked = await discord.ask("define", term=text)
    said = await asked.answer(within=_PATIENCE_SECONDS)
    rows = said.get("components") or [{"components": []}]
    clicks = [await discord.click(asked, button["custom_id"]) for button in rows[0]["components"][:1]]
    for again in (*clicks, await discord.ask("today"), await discord.ask("help")):
        await again.answer(within=_PATIENCE_SECONDS)


async def _reconnect(discord: LoopbackDiscord, *, resume: bool) -> None:
    gateway = discord.gateway
    sessions = gateway.resumed if resume else gateway.ready
    before = len(sessions.entries)
    await gateway.ask_to_reconnect(resume=resume)
    await sessions.find(after=before, within=_PATIENCE_SECONDS)


async def _told(bot: BotProcess, when: str) -> None:
    await asyncio.sleep(_SETTLE_SECONDS)
    before = len(bot.lines.entries)
    bot.signal(signal.SIGUSR1)
    line = await bot.lines.find(lambda line: _MARK in line, after=before, within=_PATIENCE_SECONDS)
    print(f"{when:>9}:", line.partition(_MARK)[2], flush=True)


if __name__ == "__main__":
    main()
