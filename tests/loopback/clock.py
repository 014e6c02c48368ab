"""The time of day: either real, or shared by several processes, running fast and set forward by a test."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

_LAYOUT = struct.Struct("dd")  # what to add to the monotonic clock, and how much faster the time runs


class SharedClock:
    """Shows the same time in every process that opened its file, also after it is set forward.

    All processes of a machine share ``time.monotonic``; the file says how to turn it into this clock's time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as file:
            self._cells = memoryview(mmap.mmap(file.fileno(), _LAYOUT.size)).cast("d")
        self.speed = self._cells[1]

    @classmethod
    def start(cls, path: Path, at: datetime, *, speed: float) -> Self:
        """Create a clock in the file ``path`` that shows ``at`` now and runs ``speed`` times as fast as real time."""
        path.write_bytes(_LAYOUT.pack(at.timestamp() - time.monotonic() * speed, speed))
        return cls(path)

    def __call__(self) -> datetime:
        """The time it shows now."""
        return datetime.fromtimestamp(self._cells[0] + time.monotonic() * self.speed, UTC)

    def leap(self, forward: timedelta) -> None:
        """Set it forward; only one process may do so."""
        self._cells[0] += forward.total_seconds()  # eight bytes at once, so that no process reads half of them

    def seconds(self, shown: float) -> float:
        """How many real seconds ``shown`` of its seconds take."""
        return shown / self.speed
