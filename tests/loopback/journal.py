"""What happened, in order, and a way to wait for what has not happened yet."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

PATIENCE_SECONDS = 20.0
"""How long a test waits for something before it fails. Nothing takes that long when all is well."""


class Journal(Generic[Entry]):
    """Entries that one task notes and another awaits."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._noted = asyncio.Event()

    def note(self, entry: Entry) -> None:
        """Write ``entry`` down and wake those who wait for it."""
        self.entries.append(entry)
        self._noted.set()
        self._noted = asyncio.Event()

    async def find(
        self,
        wanted: Callable[[Entry], bool] = lambda _: True,
        *,
        after: int = 0,
        within: float = PATIENCE_SECONDS,
    ) -> Entry:
        """The first ``wanted`` entry from number ``after`` on, as soon as there is one.

        Raises:
            AssertionError: it did not come ``within`` so many seconds.
        """
        looked_at = after
        try:
            async with asyncio.timeout(within):
                while True:
                    for entry in self.entries[looked_at:]:
                        looked_at += 1
                        if wanted(entry):
                            return entry
                    await self._noted.wait()
        except TimeoutError:
            seen = "\n".join(str(entry) for entry in self.entries)
            raise AssertionError(f"Not within {within} s. There was only:\n{seen}") from None
