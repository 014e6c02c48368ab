"""What each guild can look up: its own terms over the shared ones.

Owns which catalogues are kept in memory. A guild's is made when somebody there asks, within a millisecond, made anew
when its terms or the shared ones have changed, and given up when so many other guilds have asked since.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.glossary.catalogue import Catalogue
from bot.glossary.lookup import Popularity
from bot.glossary.term import Term

OwnTerms = Callable[[int], Sequence[Term]]
"""The own terms of a guild. It is asked at every lookup, so it must be quick; a change gives another sequence."""

# Catalogues of guilds in memory, those of the guilds that asked last. With twenty terms each they hold 30 MB.
MOST_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class _Kept:
    shared: Catalogue
    own: Sequence[Term]
    both: Catalogue


class GuildCatalogues:
    """Gives every guild its catalogue. Guilds without terms of their own have the shared one itself."""

    def __init__(
        self,
        shared: Callable[[], Catalogue],
        popularity: Popularity,
        own: OwnTerms = lambda _: (),
        *,
        most: int = MOST_KEPT,
    ) -> None:
        """``shared`` is what all have at the moment; at most ``most`` catalogues of guilds are kept besides."""
        self._shared = shared
        self._own = own
        self._popularity = popularity
        self._most = most
        self._kept: OrderedDict[int, _Kept] = OrderedDict()

    def of(self, guild_id: int | None) -> Catalogue:
        """The catalogue of this guild at this moment; outside of guilds the shared one."""
        shared, own = self._shared(), self._own(guild_id) if guild_id is not None else ()
        if guild_id is None or not own:
            return shared
        kept = self._kept.get(guild_id)
        if kept is None or kept.own is not own or kept.shared is not shared:
            kept = self._kept[guild_id] = _Kept(shared, own, shared.under(own, self._popularity))
        self._kept.move_to_end(guild_id)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return kept.both
