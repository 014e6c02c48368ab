"""Running the bot for real: signals, a clean end, and what a failed start means for the operator."""

import asyncio
import logging
import signal
import sys
from contextlib import suppress

import aiohttp
import discord
from discord.ext import commands

_log = logging.getLogger(__name__)


class Unreachable(Exception):  # noqa: N818 -- a state of the world, not an error of the program
    """Discord could not be reached."""


class TokenRefused(Exception):  # noqa: N818 -- the same
    """Discord does not know the token."""


async def run_until_stopped(bot: commands.AutoShardedBot, token: str) -> None:
    """Run ``bot`` until SIGTERM or Ctrl-C, then close it.

    Raises:
        TokenRefused: restarting will not help.
        Unreachable: Discord did not answer, or not as Discord does.
    """
    async with bot:
        running = asyncio.create_task(bot.start(token), name="bot")
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            if sys.platform == "win32":  # there, loops have no signal handlers; Ctrl-C cancels this task
                break
            loop.add_signal_handler(number, running.cancel)
        with suppress(asyncio.CancelledError):
            try:
                await running
            except (discord.LoginFailure, discord.ConnectionClosed) as error:
                raise TokenRefused(str(error)) from error
            except (OSError, aiohttp.ClientError, discord.HTTPException, discord.GatewayNotFound) as error:
                raise Unreachable(str(error)) from error
    _log.info("Stopped")
