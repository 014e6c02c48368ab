"""Graceful shutdown: take the signal, let answers in progress finish, close, and stay within the time limit."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from types import FrameType

from discord.ext import commands

from bot.plural import plural
from bot.runtime.command_tree import GlossaryTree

_log = logging.getLogger(__name__)

CLOSING_SECONDS = 1.0
"""How long closing may take beyond the time for unfinished answers. ``docker stop`` kills after 10 s."""

_EXTRA_SECONDS = 0.5
_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_ANSWERING = (
    "CommandTree-invoker",
    "discord-ui-view-dispatch-",
    "discord-ui-dynamic-item-",
    "discord-ui-modal-dispatch-",
    "discord.py: on_interaction",
)
"""Name prefixes of the discord.py tasks that answer: commands, buttons, modals, and what none of them takes."""


@contextmanager
def stop_signals(patience: float) -> Generator[asyncio.Event]:
    """Yield an event that Ctrl-C and SIGTERM set. A second signal ends the process at once.

    After a signal the process has ``patience`` seconds plus the time to close. Then a thread ends it, because nothing
    else can while a call blocks the event loop or a worker thread never returns.

    It sets Python's signal handlers, not the event loop's, because those do not exist on Windows.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def take(number: int, frame: FrameType | None) -> None:
        del frame
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        backstop = threading.Timer(patience + CLOSING_SECONDS + _EXTRA_SECONDS, _exit_now)
        backstop.daemon = True
        backstop.start()
        loop.call_soon_threadsafe(stop.set)
        loop.call_soon_threadsafe(_log.info, "Stopping: %s", signal.Signals(number).name)

    before = {number: signal.signal(number, take) for number in _SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit_now() -> None:
    _log.warning("Something is still running; ending the process anyway")
    os._exit(0)


async def finish_answers(bot: commands.AutoShardedBot, within: float) -> None:
    """Let ``bot`` finish its answers, then leave the gateway; new commands are told that it is going offline.

    Answers that are unfinished after ``within`` seconds are canceled.
    """
    if isinstance(bot.tree, GlossaryTree):
        bot.tree.refuse()
    try:
        async with asyncio.timeout(within):
            await _answered()
            for shard in bot.shards.values():
                await shard.disconnect()
            await _answered()  # what came at the last moment
    except TimeoutError:
        unfinished = _answering()
        count = len(unfinished)
        _log.warning("%d %s did not finish within %g s", count, plural(count, "answer"), within)
        for task in unfinished:
            task.cancel()


async def _answered() -> None:
    while tasks := _answering():
        await asyncio.wait(tasks)


def _answering() -> set[asyncio.Task[object]]:
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)}


async def close(bot: commands.AutoShardedBot, running: asyncio.Task[None], within: float) -> None:
    """End ``running``, the task of ``bot.start()``, and close ``bot``; after ``within`` seconds, abandon what hangs.

    The order matters: a start that continues while everything is being closed would open things again.
    """
    running.cancel()
    try:
        async with asyncio.timeout(within):
            await asyncio.wait({running})
            await _finished(bot.close())
    except TimeoutError:
        _log.warning("Closing did not finish within %g s", within)
    except Exception:  # noqa: BLE001 -- the process ends anyway
        _log.exception("Closing failed")


async def _finished(work: Coroutine[object, object, None]) -> None:
    """Await ``work`` in a task of its own, so that a timeout does not cancel it halfway."""
    task = asyncio.create_task(work)
    await asyncio.wait({task})
    task.result()
