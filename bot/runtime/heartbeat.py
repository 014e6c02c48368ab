"""Is the running bot alive? Its event loop touches a file now and then; the health check looks how old that is.

A Discord outage leaves the bot alive: the loop turns and waits it out. Restarting would not help.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

BEAT_SECONDS = 10.0
DEAD_AFTER = timedelta(seconds=60)


async def beat(file: Path) -> None:
    """Say that the event loop turns; the disk is touched outside of it.

    Raises:
        OSError: the file cannot be written.
    """
    await asyncio.to_thread(file.touch)


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
