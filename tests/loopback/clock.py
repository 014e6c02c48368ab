"""The time: the real one, or one that several processes share, that may run fast and can be put forward."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

_LAYOUT = struct.Struct("dd")  # what to add to the steady clock's seconds, and how much faster than it the time runs


class SharedClock:
    """Shows the same time in every process that opened its file. All of them see when it is put forward.

    Every process of a machine sees the same ``time.monotonic``; the file says what to make of it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("r+b") as file:
            self._cells = memoryview(mmap.mmap(file.fileno(), _LAYOUT.size)).cast("d")
        self.speed = self._cells[1]

    @classmethod
    def start(cls, path: Path, at: datetime, *, speed: float) -> Self:
        """A new clock in the file ``path`` that shows ``at`` now and runs ``speed`` times as fast as the real one."""
        path.write_bytes(_LAYOUT.pack(at.timestamp() - time.monotonic() * speed, speed))
        return cls(path)

    def __call__(self) -> datetime:
        """What it shows."""
        return datetime.fromtimestamp(self._cells[0] + time.monotonic() * self.speed, UTC)

    def leap(self, forward: timedelta) -> None:
        """Put it forward; one process only may do so."""
        self._cells[0] += forward.total_seconds()  # eight bytes at once: nobody sees half of them

    def seconds(self, shown: float) -> float:
        """How long so many of its seconds really last."""
        return shown / self.speed
