"""Whether the running bot is alive: its event loop writes a file regularly; the health check looks at the file's age.

The file says when it was written by a clock that nobody can set, so that its age is right whatever happens to the wall
clock.

The bot can name more that must keep running besides the event loop; if that stops, so does the beat.

During a Discord outage the bot counts as alive: the loop runs and waits it out, and a restart would not help.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.runtime.uptime import Uptime

_log = logging.getLogger(__name__)

BEAT_SECONDS = 10.0
DEAD_AFTER_SECONDS = 60.0


class Unwritable(Exception):
    """The folder of the heartbeat file cannot be written; the text is a sentence that says what to do."""


@runtime_checkable
class Watched(Protocol):
    """Something that can tell whether its background tasks still run."""

    @property
    def is_well(self) -> bool:
        """Whether they do."""
        ...


class Heart:
    """Beats as long as what it watches is well."""

    def __init__(self) -> None:
        self._watched: Watched | None = None

    def watch(self, bot: object) -> None:
        """From now on, beat only while ``bot`` is well, if it can tell."""
        self._watched = bot if isinstance(bot, Watched) else None

    @property
    def is_well(self) -> bool:
        """Whether the watched bot is well; True if nothing is watched."""
        return self._watched is None or self._watched.is_well


@asynccontextmanager
async def beating(file: Path) -> AsyncGenerator[Heart]:
    """Write ``file`` every ``BEAT_SECONDS``, even during a Discord outage, and remove it at the end.

    Raises:
        Unwritable: the file cannot be written at the start.
    """
    try:
        await asyncio.to_thread(_first_beat, file)
    except OSError as error:
        raise Unwritable(
            f"The folder {file.parent} cannot be written to ({error.strerror}): give the bot's user write permission, "
            "or choose another folder with STATE_DIR."
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
    _write_beat(file)


def _write_beat(file: Path) -> None:
    file.write_text(f"{Uptime.now()}\n", encoding="ascii")


async def _beat(file: Path, heart: Heart) -> None:
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        if not heart.is_well:
            _log.error("A background task has stopped; the health check will fail")
            continue
        try:
            await asyncio.to_thread(_write_beat, file)  # in a thread, because a disk may hang
        except OSError as error:
            _log.warning("Could not write the heartbeat: %s", error)


def is_alive(file: Path, now: datetime) -> bool:
    """Whether the bot that writes ``file`` was alive within the last minute; False if it shut down cleanly.

    A file without content (there was no room for it on the disk, or something else touched it) has the age that its
    date and the wall clock, which shows ``now``, give it.
    """
    try:
        written = file.read_text(encoding="ascii")
        if written:
            return Uptime.now().since(Uptime.parse(written)) < DEAD_AFTER_SECONDS
        touched = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, ValueError):
        return False
    return abs((now - touched).total_seconds()) < DEAD_AFTER_SECONDS
