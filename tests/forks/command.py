"""Run as ``python -m tests.forks.command``: forks a process for each command that a test runs, as ``python -m bot``.

A child goes on where ``python -m bot`` would be once everything is imported, and ends as every Python does.
"""

import sys

import asyncpg  # noqa: F401 -- the bot imports what it needs for its database only when it opens it
import discord
import sqlalchemy.dialects.postgresql.asyncpg
import sqlalchemy.dialects.sqlite.aiosqlite  # noqa: F401 -- the same

import bot.command_line.main  # noqa: F401 -- ``main`` imports it when Ctrl-C is taken care of
from bot import __main__ as program
from bot.daily.time_zones import TimeZones
from tests.forks.forking import take_order

if __name__ == "__main__":
    TimeZones(discord.utils.utcnow).prepare()  # which is kept, too
    order = take_order()
    sys.argv = [program.__file__, *order["arguments"]]
    sys.exit(program.main())
