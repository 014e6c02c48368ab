"""``healthcheck``: is the bot alive? For a container or an orchestrator."""

import argparse

import discord

from bot.command_line.arguments import Commands
from bot.command_line.exit_codes import CHECK_FAILED, FINE, complain
from bot.runtime.heartbeat import is_alive
from bot.settings import Settings


def add_to(commands: Commands) -> None:
    """Add ``healthcheck``."""
    parser = commands.add_parser("healthcheck", help="exit with code 0 if the bot is running and not stuck")
    parser.set_defaults(execute=execute)


def execute(_: argparse.Namespace) -> int:
    """Check whether the running bot wrote its heartbeat file recently."""
    file = Settings.from_environment().heartbeat_file
    if is_alive(file, discord.utils.utcnow()):
        return FINE
    return complain(
        f"The bot is not running, or it is stuck: {file} was not updated within the last minute.", CHECK_FAILED
    )
