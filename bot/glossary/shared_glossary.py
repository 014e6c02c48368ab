"""Keeps the shared glossary current: reloads a changed file, and keeps the last good glossary if that is broken."""

import asyncio
import logging
from pathlib import Path
from typing import Self

from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import GlossaryFile, GlossaryInvalid
from bot.glossary.many_objects import exempt_from_collection, free_slowly, no_full_collections
from bot.glossary.term import Language
from bot.lookup.outcomes import Popularity

_LARGE = 10_000  # terms; collecting or freeing fewer takes less than twenty milliseconds

_log = logging.getLogger(__name__)


class SharedGlossary:
    """Holds the catalogue made from one glossary file and what it includes."""

    def __init__(self, path: Path, popularity: Popularity) -> None:
        """Load ``path``; ``popularity`` breaks ties in lookups.

        Raises:
            GlossaryInvalid: the file cannot be used; at start there is no good one to fall back on.
        """
        self._file = GlossaryFile(path)
        self._popularity = popularity
        self._catalogue = self._load()

    @classmethod
    async def open(cls, path: Path, popularity: Popularity) -> Self:
        """Load ``path`` without blocking the event loop."""
        return await asyncio.to_thread(cls, path, popularity)

    @property
    def catalogue(self) -> Catalogue:
        """The latest good catalogue."""
        return self._catalogue

    async def refresh(self) -> None:
        """Reload the glossary if one of its files has changed. Never raises for what is in them."""
        if not self._file.has_changed():
            return
        try:
            self._catalogue = await asyncio.to_thread(self._load)
        except GlossaryInvalid as invalid:
            _log.error("The changed glossary is broken; still using the last good one.\n%s", invalid)
        else:
            _log.info("Loaded the changed glossary: %d terms", len(self._catalogue.terms))

    def _load(self) -> Catalogue:
        with no_full_collections():
            catalogue = Catalogue.of(self._file.load(), self._popularity)
            for language in Language:
                catalogue.by_name(language)  # now, in this thread, and not when somebody browses
            if len(catalogue.terms) >= _LARGE:
                free_slowly(catalogue, catalogue.containers)
                exempt_from_collection()
        return catalogue
