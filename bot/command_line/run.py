"""``run``: the bot on Discord, until it is stopped."""

import argparse
import asyncio

from bot.client import create_bot
from bot.command_line.arguments import Commands
from bot.command_line.environment import settings_with_logging, token_of
from bot.command_line.exit_codes import BAD_CONFIGURATION, FINE, complain
from bot.command_line.program import program
from bot.database.sole_bot import sole_bot
from bot.glossary.file.loader import load_glossary
from bot.runtime.runner import run_until_stopped


def add_to(commands: Commands) -> None:
    """Add ``run``."""
    parser = commands.add_parser("run", help="run the bot on Discord (needs DISCORD_TOKEN)")
    parser.set_defaults(execute=execute)


def execute(_: argparse.Namespace) -> int:
    """Run the bot; report a missing token, a broken glossary or another bot before connecting to Discord."""
    settings = settings_with_logging()
    if (token := token_of(settings)) is None:
        return complain(
            "DISCORD_TOKEN is not set. Set it (or DISCORD_TOKEN_FILE) to run on Discord, or use "
            f"`{program()} try` to try the bot in your browser without one.",
            BAD_CONFIGURATION,
        )
    load_glossary(settings.glossary_file)  # raises if it is broken; better before connecting to Discord
    with sole_bot(settings.database):
        asyncio.run(
            run_until_stopped(
                lambda: create_bot(settings),
                token,
                start_timeout=settings.start_timeout_seconds,
                stop_timeout=settings.stop_timeout_seconds,
                heartbeat=settings.heartbeat_file,
            )
        )
    return FINE
