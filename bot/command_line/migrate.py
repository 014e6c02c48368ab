"""``migrate``: bring the database up to date, or copy another into it."""

import argparse
import asyncio

from bot.all_tables import all_tables
from bot.command_line.arguments import Commands
from bot.command_line.environment import settings_with_logging
from bot.command_line.exit_codes import FINE
from bot.command_line.streams import say
from bot.database.address import parse_address
from bot.database.copy_database import copy_database
from bot.database.database import Database
from bot.plural import plural


def add_to(commands: Commands) -> None:
    """Add ``migrate`` and its option."""
    parser = commands.add_parser("migrate", help="bring the database up to date")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="URL",
        help="afterward, copy everything from the database at URL into the one in DATABASE_URL",
    )
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Bring the configured database up to date, or copy another into it, and print what was done."""
    target = settings_with_logging().database
    asyncio.run(_migrate(target) if options.source is None else _copy(options.source, target))
    return FINE


async def _migrate(target: str) -> None:
    await (await Database.open(target)).close()
    say("The database is up to date.")


async def _copy(source: str, target: str) -> None:
    say(f"Copying from the {parse_address(source).where} to the {parse_address(target).where}:")
    copied = await copy_database(source, target, metadata=all_tables())
    for table, rows in copied.items():
        say(f"{table}: {rows} {plural(rows, 'row')} copied")
