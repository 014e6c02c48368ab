"""The interface of what can be looked up: an id, spellings and a group.

The engine knows no more of an entry than this, so it finds terms, cities and anything else.
"""

from typing import Protocol


class Entry(Protocol):
    """Something with an id that people type a spelling of."""

    @property
    def id(self) -> str:
        """Which entry it is; one of a layer above hides those with the same id."""
        ...

    @property
    def spellings(self) -> tuple[str, ...]:
        """What people type for it: its name first, then its other names."""
        ...

    @property
    def group(self) -> str:
        """Its subject: while nothing is typed, entries of different groups take turns."""
        ...
