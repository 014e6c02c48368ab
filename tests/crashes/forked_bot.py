"""Run as ``python -m tests.crashes.forked_bot``: forks bots that run in fast time and may die at a given step.

Tests kill bots hundreds of times; importing the bot for each would take most of the time.
"""

import asyncio
import datetime
import os
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
from tests.forks.forking import take_order
from tests.loopback.clock import SharedClock
from tests.loopback.fast_loop import FastPolicy


def main() -> None:
    """Load the bot; then, in each child, be a running bot."""
    TimeZones(discord.utils.utcnow).prepare()
    order = take_order()
    try:
        _run_bot(order, SharedClock(Path(order["clock"])))
    finally:
        os._exit(1)


def _run_bot(order: dict[str, Any], clock: SharedClock) -> None:
    """Be the bot, with the shared clock instead of the machine's."""
    GlossaryBot.now = clock
    _set_wall_clock(clock)
    asyncio.set_event_loop_policy(FastPolicy(clock.speed))
    if order["fate"]:
        Steps(Fate.from_json(order["fate"]), clock).watch()
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
