"""What each guild can look up: its own terms over the shared ones.

Owns which catalogues are kept in memory. A guild's is made when somebody there asks, within a millisecond, made anew
when its terms or the shared ones have changed, and given up when so many other guilds have asked since.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Term

OwnTerms = Callable[[int], Sequence[Term]]
"""The own terms of a guild. It is asked at every lookup, so it must be quick; a change gives another sequence."""

# Catalogues of guilds in memory, those of the guilds that asked last. With twenty terms each they hold 40 MB.
MOST_KEPT = 2_000


class GuildCatalogues:
    """Gives every guild its catalogue. Guilds without terms of their own have the shared one itself."""

    def __init__(self, shared: Callable[[], Catalogue], own: OwnTerms = lambda _: (), *, most: int = MOST_KEPT) -> None:
        """``shared`` is what all have at the moment; at most ``most`` catalogues of guilds are kept besides."""
        self._shared = shared
        self._own = own
        self._most = most
        self._over = shared()
        self._kept: OrderedDict[int, tuple[Sequence[Term], Catalogue]] = OrderedDict()

    def of(self, guild_id: int | None) -> Catalogue:
        """The catalogue of this guild at this moment; outside of guilds the shared one."""
        shared = self._shared()
        if shared is not self._over:  # no catalogue over an earlier glossary may keep that in memory
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
