"""The interface of what can be looked up: an id, names, other spellings and a group.

The engine knows no more of an entry than this, so it finds terms, cities and anything else.
"""

from typing import Protocol


class Entry(Protocol):
    """Something that people look up by one of its spellings."""

    @property
    def id(self) -> str:
        """Identifies the entry; one in a layer above hides the one with the same id."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called: at least one name, or one for each language."""
        ...

    @property
    def spellings(self) -> tuple[str, ...]:
        """What people type for it: its names first, then its other names and those that it ``covers``."""
        ...

    @property
    def covers(self) -> tuple[str, ...]:
        """Those of its spellings that are names of something else, which it explains."""
        ...

    @property
    def shared(self) -> tuple[str, ...]:
        """Those of its spellings that are also names of others; elsewhere, one in a layer above is meant alone."""
        ...

    @property
    def group(self) -> str:
        """Its subject: while nothing is typed, entries of different groups take turns."""
        ...
