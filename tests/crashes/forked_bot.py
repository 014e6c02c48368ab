"""Run as ``python -m tests.crashes.forked_bot``: loads the bot once and forks a running bot for each line it reads.

Tests kill bots hundreds of times; importing the bot for each would take most of the time. Each line read is a JSON
object that describes a bot to fork, or a string that ends all running ones. Each line written is a JSON object that
says what happened to a child: ``born``, ``stopped`` or ``ended``.
"""

import asyncio
import datetime
import json
import os
import select
import signal
from pathlib import Path
from types import ModuleType
from typing import Any

import asyncpg  # noqa: F401 -- the bot imports what it needs for its database only when it opens it
import discord
import discord.ext.tasks
import sqlalchemy.dialects.postgresql.asyncpg
import sqlalchemy.dialects.sqlite.aiosqlite  # noqa: F401 -- the same

from bot.client import GlossaryBot
from bot.command_line.main import main as run_command
from bot.daily.time_zones import TimeZones
from tests.crashes.steps import Fate, Steps
from tests.loopback.clock import SharedClock
from tests.loopback.fast_loop import FastPolicy


def main() -> None:
    """Fork children until the input ends; then end those that still run."""
    TimeZones(discord.utils.utcnow).prepare()
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
            for child in map(json.loads, lines):
                if isinstance(child, str):
                    _end(living)
                else:
                    living.add(pid := _fork(child))
                    _tell(pid, "born")
    _end(living)


def _end(living: set[int]) -> None:
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def _tell(pid: int, what: str) -> None:
    print(json.dumps({"pid": pid, "what": what}), flush=True)  # noqa: T201 -- this is how it answers


def _tell_of(living: set[int]) -> None:
    for pid in sorted(living):
        happened, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
        if happened and os.WIFSTOPPED(status):
            _tell(pid, "stopped")
        elif happened:
            living.discard(pid)
            _tell(pid, "ended")


def _fork(child: dict[str, Any]) -> int:
    if (pid := os.fork()) == 0:
        try:
            _run_bot(child, SharedClock(Path(child["clock"])))
        finally:
            os._exit(1)
    return pid


def _run_bot(child: dict[str, Any], clock: SharedClock) -> None:
    """Be the bot, with the shared clock instead of the machine's."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(child["folder"])
    os.environ.clear()  # noqa: TID251 -- the bot reads its settings there
    os.environ.update(child["environment"])  # noqa: TID251 -- the same
    output = os.open(child["output"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    GlossaryBot.now = clock
    _set_wall_clock(clock)
    asyncio.set_event_loop_policy(FastPolicy(clock.speed))
    if child["fate"]:
        Steps(Fate.from_json(child["fate"]), clock).watch()
    run_command(["run"])


def _set_wall_clock(clock: SharedClock) -> None:
    """Let discord.py, whose ``utcnow`` is the bot's only wall clock, and whose own loops wait by it, use ``clock``."""

    class Shown(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return clock().astimezone(tz)

    shown = ModuleType("datetime")
    vars(shown).update(vars(datetime) | {"datetime": Shown})
    discord.utils.datetime = discord.ext.tasks.datetime = shown


if __name__ == "__main__":
    main()
