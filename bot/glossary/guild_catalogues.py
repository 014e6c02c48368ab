"""What each guild can look up: its own terms over the shared ones, without those that it hides.

Owns the cache of catalogues. No answer ever waits for one: until a guild's terms are read, the shared ones answer, and
while a changed catalogue is built, beside the event loop, the one before it does. The guilds that asked least recently
make room for others.

An editor's own change is seen as soon as it is saved (``renew``). Changes that other processes make are found by
asking for the versions of all glossaries in the cache, in one query about once a second (``refresh``). That works on
SQLite and PostgreSQL alike, and nothing can get lost, as notifications can.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol

from bot.database.errors import DatabaseUnavailable
from bot.database.metadata import LARGEST_ID
from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.weight import weight
from bot.glossary.many_objects import exempt_from_collection, no_full_collections
from bot.glossary.own.entries import in_categories
from bot.glossary.own.links import without_links
from bot.glossary.own.model import GuildSettings, OwnGlossary
from bot.glossary.term import Language

BUDGET = 128 * 1024**2
"""Bytes that the catalogues of all guilds may take together, as far as that can be estimated."""
MOST_KEPT = 5_000
"""Guilds of which it is known what they have; so many versions are asked for in one query."""

_AT_ONCE = 3  # guilds whose terms are read at the same time; others need connections to the database, too
# Bytes: of a catalogue apart from its terms, of a guild that has nothing of its own, and of each place in the orders by
# name in both languages. A few terms take less than their weight, because they need no index for typos, and many take
# more, as ``benchmarks/own_terms.py`` measures.
_CATALOGUE, _NOTHING, _SORTED = 6_000, 600, 16
_FEW, _OF_FEW, _OF_MANY = 100, 0.65, 1.25
_MANY = 3_000  # terms that take long to sort, which is then done ahead, in the thread that builds the catalogue
_REST = 5.0  # seconds after a failure in which lookups start no new attempt
_REBUILDING = 0.5  # seconds; catalogues over a former shared glossary are rebuilt for so long at each ``refresh``

_log = logging.getLogger(__name__)


class Source(Protocol):
    """Where own glossaries come from. All methods raise ``DatabaseUnavailable``."""

    async def load(self, guild_id: int) -> OwnGlossary:
        """The guild's own glossary."""
        ...

    async def decided(self) -> dict[int, GuildSettings]:
        """The settings of those guilds that have changed any."""
        ...

    async def versions(self, guild_ids: Collection[int]) -> dict[int, int]:
        """The versions of the glossaries of those guilds that have one."""
        ...


@dataclass(frozen=True, slots=True)
class GuildCatalogue:
    """A guild's own ``glossary``, and the ``catalogue`` that it makes with the ``shared`` one."""

    glossary: OwnGlossary
    catalogue: Catalogue
    shared: Catalogue


@dataclass(frozen=True, slots=True)
class _Layered:
    """A catalogue ``over`` a shared one, which may have been replaced since."""

    catalogue: Catalogue
    over: Catalogue


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a guild. One that has nothing of its own has nothing ``layered``."""

    glossary: OwnGlossary
    layered: _Layered | None
    weight: int


class GuildCatalogues:
    """Gives every guild its catalogue. Guilds without anything of their own get the shared one."""

    def __init__(
        self, shared: Callable[[], Catalogue], own: Source, *, budget: int = BUDGET, most: int = MOST_KEPT
    ) -> None:
        """``shared`` gives the current shared catalogue; those of ``most`` guilds are kept, within the ``budget``."""
        self._shared = shared
        self._own = own
        self._budget = budget
        self._most = most
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._decided: dict[int, GuildSettings] = {}  # also of guilds whose terms are not kept
        self._is_started = False
        self.weight = 0
        """About how many bytes the catalogues take."""
        self._loading: dict[int, asyncio.Task[_Kept | DatabaseUnavailable]] = {}
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self._failed_at: float | None = None  # by the event loop's clock; None while the database answers
        self._closed = False

    async def start(self) -> None:
        """Read what all guilds have decided, so that the first answer in each of them follows it.

        While the database is unavailable, ``refresh`` tries again.
        """
        try:
            self._decided = await self._own.decided()
            self._is_started = True
        except DatabaseUnavailable as error:
            self._note_failure(error)

    def of(self, guild_id: int | None) -> Catalogue:
        """What this guild can look up right now; outside of guilds the shared catalogue."""
        shared = self._shared()
        if guild_id is None or not (kept := self._known(guild_id)) or not kept.layered:
            return shared
        if kept.layered.over is not shared:
            self._load_soon(guild_id)
        return kept.layered.catalogue

    def settings_of(self, guild_id: int | None) -> GuildSettings:
        """What this guild's editors decided, as far as it is known right now."""
        kept = self._known(guild_id) if guild_id is not None else None
        return kept.glossary.settings if kept else self._decided.get(guild_id or 0, GuildSettings())

    async def ready(self, guild_id: int | None) -> Catalogue:
        """The guild's catalogue; waits until its terms are read.

        Raises:
            DatabaseUnavailable: they cannot be read.
        """
        return self._shared() if guild_id is None else (await self.current(guild_id)).catalogue

    async def current(self, guild_id: int) -> GuildCatalogue:
        """The guild's catalogue with what it was made of; waits until its terms are read.

        Raises:
            DatabaseUnavailable: they cannot be read.
        """
        kept = self._known(guild_id) or await self._loaded(guild_id)
        shared = self._shared()
        return GuildCatalogue(kept.glossary, kept.layered.catalogue if kept.layered else shared, shared)

    async def renew(self, guild_id: int) -> None:
        """See what was just changed in the guild's glossary; if it cannot be read now, that is done later."""
        if running := self._loading.get(guild_id):  # it may have read what was there before
            await asyncio.wait({running})
        await asyncio.wait({self._load(guild_id)})

    async def refresh(self) -> None:
        """See what other processes have changed, and let go of a shared glossary that was replaced."""
        if not self._is_started:
            await self.start()
        if not self._kept:
            return
        try:
            versions = await self._own.versions(self._kept)
        except DatabaseUnavailable as error:
            self._note_failure(error)
            return
        self._failed_at = None
        kept = list(self._kept.items())
        for guild_id in [each for each, it in kept if it.glossary.version != versions.get(each, 0)]:
            await self.renew(guild_id)
        clock, shared = asyncio.get_running_loop().time, self._shared()
        until = clock() + _REBUILDING
        for guild_id in [each for each, it in kept if it.layered and it.layered.over is not shared]:
            if clock() > until:
                return
            await asyncio.wait({self._load(guild_id)})

    async def close(self) -> None:
        """Stop reading."""
        self._closed = True
        running = set(self._loading.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    def _known(self, guild_id: int) -> _Kept | None:
        """What is kept of the guild; if that is nothing, it will be read."""
        if abs(guild_id) > LARGEST_ID:  # Discord has no such guild, but somebody can say so
            return _Kept(OwnGlossary(), None, _NOTHING)
        if guild_id not in self._kept:
            self._load_soon(guild_id)
            return None
        self._kept.move_to_end(guild_id)
        return self._kept[guild_id]

    def _load_soon(self, guild_id: int) -> None:
        """Read the guild's glossary in the background, unless that has just failed."""
        rests = self._failed_at is not None and asyncio.get_running_loop().time() - self._failed_at < _REST
        if not rests and not self._closed:
            self._load(guild_id)

    def _load(self, guild_id: int) -> "asyncio.Task[_Kept | DatabaseUnavailable]":
        if guild_id not in self._loading:
            task = asyncio.create_task(self._read(guild_id), name=f"reading the terms of guild {guild_id}")
            self._loading[guild_id] = task
            task.add_done_callback(lambda _: self._loading.pop(guild_id))
        return self._loading[guild_id]

    async def _loaded(self, guild_id: int) -> _Kept:
        found = await asyncio.shield(self._load(guild_id))
        if isinstance(found, DatabaseUnavailable):
            raise found
        return found

    async def _read(self, guild_id: int) -> _Kept | DatabaseUnavailable:
        async with self._at_once:
            with no_full_collections():
                try:
                    glossary = await self._own.load(guild_id)
                except DatabaseUnavailable as error:
                    self._note_failure(error)
                    return error
                self._failed_at = None
                kept = _Kept(glossary, None, _NOTHING)
                if glossary.terms or glossary.hidden:
                    kept = await asyncio.to_thread(_build, guild_id, glossary, self._shared())
                if len(glossary.terms) > _MANY:
                    exempt_from_collection()
            self._keep(guild_id, kept)
            return kept

    def _keep(self, guild_id: int, kept: _Kept) -> None:
        self._decided.pop(guild_id, None)
        if kept.glossary.settings != GuildSettings():
            self._decided[guild_id] = kept.glossary.settings
        before = self._kept.get(guild_id)
        self._kept[guild_id] = kept
        self.weight += kept.weight - (before.weight if before else 0)
        while len(self._kept) > 1 and (self.weight > self._budget or len(self._kept) > self._most):
            _, freed = self._kept.popitem(last=False)
            self.weight -= freed.weight

    def _note_failure(self, error: DatabaseUnavailable) -> None:
        if self._failed_at is None:
            _log.warning("Could not read the terms of servers; what is known of them stays in use: %s", error)
        self._failed_at = asyncio.get_running_loop().time()


def _build(guild_id: int, glossary: OwnGlossary, shared: Catalogue) -> _Kept:
    terms = tuple(in_categories(glossary.terms, shared.categories))
    if not glossary.settings.links:
        terms = tuple(without_links(term, guild_id) for term in terms)
    catalogue = Catalogue(terms, over=shared, hidden=glossary.hidden)
    part = _OF_FEW if len(terms) <= _FEW else _OF_MANY
    own_weight = _CATALOGUE + int(part * sum(map(weight, terms)))
    size = len(catalogue.terms)
    if size > _MANY:
        for language in Language:
            catalogue.by_name(language)
        own_weight += _SORTED * size
    return _Kept(replace(glossary, terms=terms), _Layered(catalogue, shared), own_weight)
