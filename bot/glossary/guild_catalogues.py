"""What each guild can look up: its own terms over the shared ones.

Owns the cache of catalogues. A guild's is made within a millisecond when somebody there asks, rebuilt when its terms or
the shared ones have changed, and evicted when many other guilds have asked since.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Term

OwnTerms = Callable[[int], Sequence[Term]]
"""Gives a guild's own terms. Called at every lookup, so it must be fast; after a change it gives a new sequence."""

# Cached catalogues, those of the guilds that asked last. With twenty terms each they take 40 MB.
MOST_KEPT = 2_000


class GuildCatalogues:
    """Gives every guild its catalogue. Guilds without terms of their own get the shared one."""

    def __init__(self, shared: Callable[[], Catalogue], own: OwnTerms = lambda _: (), *, most: int = MOST_KEPT) -> None:
        """``shared`` gives the current shared catalogue; at most ``most`` catalogues of guilds are cached."""
        self._shared = shared
        self._own = own
        self._most = most
        self._over = shared()
        self._kept: OrderedDict[int, tuple[Sequence[Term], Catalogue]] = OrderedDict()

    def of(self, guild_id: int | None) -> Catalogue:
        """The catalogue of this guild at this moment; outside of guilds the shared one."""
        shared = self._shared()
        if shared is not self._over:  # a cached catalogue would keep the old glossary in memory
            self._kept.clear()
            self._over = shared
        if guild_id is None:
            return shared
        own, (before, catalogue) = self._own(guild_id), self._kept.pop(guild_id, ((), shared))
        if not own:
            return shared
        if own is not before:
            catalogue = Catalogue(own, over=shared)
        self._kept[guild_id] = own, catalogue
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return catalogue
