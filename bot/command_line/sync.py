"""``sync``: register the slash commands with Discord now."""

import argparse
import asyncio

from bot.client import create_bot
from bot.command_line.arguments import Commands
from bot.command_line.environment import settings_with_logging, token_of
from bot.command_line.exit_codes import BAD_CONFIGURATION, FINE, complain
from bot.runtime.runner import logged_in
from bot.settings import Settings


def add_to(commands: Commands) -> None:
    """Add ``sync``."""
    parser = commands.add_parser("sync", help="register the slash commands with Discord now")
    parser.set_defaults(execute=execute)


def execute(_: argparse.Namespace) -> int:
    """Register the commands, even if Discord already has them."""
    settings = settings_with_logging()
    if (token := token_of(settings)) is None:
        return complain(
            "DISCORD_TOKEN is not set. Set it (or DISCORD_TOKEN_FILE) to register the commands.", BAD_CONFIGURATION
        )
    asyncio.run(_sync(settings, token))
    return FINE


async def _sync(settings: Settings, token: str) -> None:
    async with logged_in(create_bot(settings), token) as bot:
        await bot.command_sync.sync(force=True)
