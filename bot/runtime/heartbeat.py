"""Is the running bot alive? Its event loop touches a file now and then; the health check looks how old that is.

The bot may add what must go on besides the loop.

A Discord outage leaves the bot alive: the loop turns and waits it out. Restarting would not help.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, runtime_checkable

_log = logging.getLogger(__name__)

BEAT_SECONDS = 10.0
DEAD_AFTER = timedelta(seconds=60)


class Unwritable(Exception):
    """The folder for the heartbeat cannot be written; the text is a sentence that says what to do."""


@runtime_checkable
class Watched(Protocol):
    """Something that can tell whether what must go on in it besides the event loop does."""

    @property
    def is_well(self) -> bool:
        """Whether it does."""
        ...


class Heart:
    """Beats as long as what it watches is well."""

    def __init__(self) -> None:
        self._watched: Watched | None = None

    def watch(self, bot: object) -> None:
        """Let the health of ``bot`` count from now on, if it can tell."""
        self._watched = bot if isinstance(bot, Watched) else None

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to complain about."""
        return self._watched is None or self._watched.is_well


@asynccontextmanager
async def beating(file: Path) -> AsyncGenerator[Heart]:
    """Touch ``file`` every ``BEAT_SECONDS``, whatever Discord does; at the end it is removed.

    Raises:
        Unwritable: it cannot be written at the start.
    """
    try:
        await asyncio.to_thread(_first_beat, file)
    except OSError as error:
        raise Unwritable(
            f"The folder {file.parent} cannot be written ({error.strerror}): let the bot's user write there, "
            "or name another with STATE_DIR."
        ) from error
    heart = Heart()
    beats = asyncio.create_task(_beat(file, heart), name="heartbeat")
    try:
        yield heart
    finally:
        beats.cancel()
        with suppress(OSError):
            await asyncio.to_thread(file.unlink, missing_ok=True)


def _first_beat(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


async def _beat(file: Path, heart: Heart) -> None:
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        if not heart.is_well:
            _log.error("What goes on in the background has stopped; the health check will say so")
            continue
        try:
            await asyncio.to_thread(file.touch)  # outside of the loop, for a disk may hang
        except OSError as error:
            _log.warning("The heartbeat could not be written: %s", error)


def last_beat(file: Path) -> datetime | None:
    """When the bot that writes to ``file`` was last alive; None if it never was, or ended as it should."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def is_alive(file: Path, now: datetime) -> bool:
    """Whether the bot that writes to ``file`` was alive within the last minute before ``now``."""
    last = last_beat(file)
    return last is not None and now - last < DEAD_AFTER
