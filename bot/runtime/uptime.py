"""How long the machine has been running: the same for all of its processes, and nobody can set it."""

import math
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Uptime:
    """A moment, as ``seconds`` by the machine's monotonic clock, which Python promises is system-wide.

    ``boot`` tells one start of the machine from another. Only Linux has it; elsewhere it is empty.
    """

    seconds: float
    boot: str

    @classmethod
    def now(cls) -> Self:
        """The current moment."""
        boot = ""
        with suppress(OSError):
            boot = _BOOT_ID.read_text(encoding="ascii").strip()
        return cls(time.monotonic(), boot)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what ``str`` wrote.

        Raises:
            ValueError: it is something else.
        """
        seconds, _, boot = text.strip().partition(" ")
        return cls(float(seconds), boot)

    def __str__(self) -> str:
        return f"{self.seconds} {self.boot}"  # in full: rounded up, it would be in the future

    def since(self, earlier: Self) -> float:
        """Seconds since ``earlier``; infinite if the machine was started again since."""
        if self.boot != earlier.boot or self.seconds < earlier.seconds:
            return math.inf
        return self.seconds - earlier.seconds
