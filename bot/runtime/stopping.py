"""Ending well: take the signal, let what is in the making finish, close, and never take longer than promised."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from types import FrameType

from discord.ext import commands

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
)
"""How discord.py's tasks are named that run commands, buttons and modals."""


@contextmanager
def stop_signals(patience: float) -> Generator[asyncio.Event]:
    """Give an event that Ctrl-C and SIGTERM set. A second signal ends the process at once.

    After a signal the process has ``patience`` seconds and the time to close; then it is ended from a thread,
    because a call that blocks the event loop, or a worker thread that never returns, lets nothing else end it.

    Python's own handlers are used, not the loop's: those do not exist on Windows.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()

    def take(number: int, frame: FrameType | None) -> None:
        del frame
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        backstop = threading.Timer(patience + CLOSING_SECONDS + _EXTRA_SECONDS, _leave)
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


def _leave() -> None:
    _log.warning("Something does not end; leaving it behind")
    os._exit(0)


async def finish_answers(bot: commands.AutoShardedBot, within: float) -> None:
    """Let ``bot`` finish what it is answering; whoever asks now is told that it restarts. Then leave the gateway.

    After ``within`` seconds what is still unfinished is cancelled.
    """
    if isinstance(bot.tree, GlossaryTree):
        bot.tree.refuse()
    try:
        async with asyncio.timeout(within):
            await _answered()
            for shard in bot.shards.values():
                await shard.disconnect()
            await _answered()  # what came in the last moment
    except TimeoutError:
        unfinished = _answering()
        _log.warning("%d answers were not finished within %g s", len(unfinished), within)
        for task in unfinished:
            task.cancel()


async def _answered() -> None:
    while tasks := _answering():
        await asyncio.wait(tasks)


def _answering() -> set[asyncio.Task[object]]:
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)}


async def close(bot: commands.AutoShardedBot, running: asyncio.Task[None], within: float) -> None:
    """End ``running``, which is ``bot.start()``, and close ``bot``; what hangs is left behind after ``within`` s.

    In this order: a start that goes on while everything is closed would open things again.
    """
    running.cancel()
    try:
        async with asyncio.timeout(within):
            await asyncio.wait({running})
            await _finished(bot.close())
    except TimeoutError:
        _log.warning("Closing did not end within %g s", within)
    except Exception:  # noqa: BLE001 -- the process ends all the same
        _log.exception("Closing failed")


async def _finished(work: Coroutine[object, object, None]) -> None:
    """Await ``work`` as a task of its own, so that giving up on it does not break it off half-way."""
    task = asyncio.create_task(work)
    await asyncio.wait({task})
    task.result()
