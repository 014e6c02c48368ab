"""Running the bot on Discord: from the first attempt to connect to a clean shutdown.

Every attempt gets a new bot: one that failed halfway is closed and discarded, never started again.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiohttp
import discord
from discord.ext import commands

from bot.runtime.connecting import Patience, TokenRefused, Unreachable, gave_up, is_outage, understood
from bot.runtime.heartbeat import beating
from bot.runtime.stopping import CLOSING_SECONDS, close, finish_answers, stop_signals
from bot.transport.attempt_trace import briefly
from bot.transport.endpoint import DiscordHTTP

_log = logging.getLogger(__name__)

BotT = TypeVar("BotT", bound=commands.AutoShardedBot)
MakeBot = Callable[[], commands.AutoShardedBot]


async def run_until_stopped(
    make_bot: MakeBot, token: str, *, start_timeout: float, stop_timeout: float, heartbeat: Path
) -> None:
    """Run the bot until SIGTERM or Ctrl-C, then let it finish its answers within ``stop_timeout`` and close it.

    The start is retried for ``start_timeout`` seconds; once Discord has let the bot in, it waits out any outage.

    Raises:
        Unreachable: Discord did not let the bot in within ``start_timeout``.
        TokenRefused: restarting will not help.
        SetUpWrong: the same.
        Unwritable: the same, for the folder of the ``heartbeat`` file.
        Exception: what the bot itself raised while it started, such as GlossaryInvalid.
    """
    with stop_signals(stop_timeout) as stop:
        async with beating(heartbeat) as heart:

            def make_watched() -> commands.AutoShardedBot:
                heart.watch(bot := make_bot())
                return bot

            await _run_repeatedly(make_watched, token, stop, Patience(start_timeout), stop_timeout)
    _log.info("Stopped")


async def _run_repeatedly(
    make_bot: MakeBot, token: str, stop: asyncio.Event, patience: Patience, stop_timeout: float
) -> None:
    """Run one bot after another until ``stop`` is set."""
    failure: Exception | None = None
    while not stop.is_set():
        failure = await _run_once(make_bot(), token, stop, patience, stop_timeout) or failure
        if not stop.is_set() and patience.left != 0:
            await patience.pause(stop)
        if not stop.is_set() and patience.left == 0:
            raise gave_up(patience, failure) from failure


async def _run_once(
    bot: commands.AutoShardedBot, token: str, stop: asyncio.Event, patience: Patience, stop_timeout: float
) -> Exception | None:
    """Run ``bot`` until it fails temporarily, time is up or ``stop`` is set; close it in any case.

    Return what went wrong, if that is known.
    """
    bot.add_listener(patience.let_in, "on_connect")
    running = asyncio.create_task(bot.start(token), name="bot")
    loop = asyncio.get_running_loop()
    deadline = loop.time()
    try:
        await _run(running, stop, patience)
        deadline = loop.time() + stop_timeout
        if stop.is_set():
            await finish_answers(bot, stop_timeout)
    finally:
        await close(bot, running, max(deadline - loop.time(), 0.0) + CLOSING_SECONDS)
    if stop.is_set():
        return None
    if not running.done() or running.cancelled():  # time was up
        return bot.http.last_failure if isinstance(bot.http, DiscordHTTP) else None
    return _failure(running, patience)


async def _run(running: asyncio.Task[None], stop: asyncio.Event, patience: Patience) -> None:
    """Wait until ``running`` has ended, ``stop`` is set, or time is up."""
    stopping = asyncio.create_task(stop.wait())
    letting_in = asyncio.create_task(patience.was_let_in.wait())
    try:
        first = {running, stopping, letting_in}
        done, _ = await asyncio.wait(first, timeout=patience.left, return_when=asyncio.FIRST_COMPLETED)
        if done == {letting_in}:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        letting_in.cancel()


def _failure(ended: asyncio.Task[None], patience: Patience) -> Exception | None:
    """Why the bot ended, if that is worth a retry; otherwise raise the error."""
    error = ended.exception()
    if not isinstance(error, Exception):
        _log.warning("The connection to Discord was closed")
        return None
    if (meaning := understood(error, patience)) is error:
        raise error
    if meaning is not None:
        raise meaning from error
    if is_outage(error):
        _log.warning("Not connected: %s", briefly(error))
    else:
        _log.error("The bot stopped unexpectedly; restarting it", exc_info=error)
    return error


@asynccontextmanager
async def logged_in(bot: BotT, token: str) -> AsyncGenerator[BotT]:
    """``bot`` logged in but not connected, for calls to Discord's API only; closed at the end.

    Raises:
        TokenRefused: restarting will not help.
        Unreachable: Discord did not answer, or answered with an error.
    """
    async with bot:
        try:
            await bot.login(token)
            yield bot
        except discord.LoginFailure as error:
            raise TokenRefused("it answered the login with 401") from error
        except (aiohttp.ClientError, TimeoutError, discord.HTTPException, discord.RateLimited) as error:
            raise Unreachable(f"Discord could not be reached ({briefly(error)}). Try again later.") from error
