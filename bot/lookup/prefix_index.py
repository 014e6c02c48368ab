"""An index of texts by prefix: a sorted list, searched by bisection.

Owns the search by prefix, which takes no longer for many texts than for few. It refuses no text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import Any

from bot.lookup.ordering import alphabetical

LAST = "\U0010ffff"  # no character sorts after this one, and no text has it

# If more texts than this share a prefix, the shortest of them are found once, when the index is built, and kept: "s"
# begins ten thousand words, of which a list of 25 shows the shortest.
CROWD = 500
KEPT = 200


class PrefixIndex:
    """Texts by their prefix. Immutable once built."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = alphabetical(texts)
        self._crowded: dict[str, list[str]] = {}
        self._note_crowds(0, len(self._texts), 0)

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that it consists of."""
        return [self._texts, self._crowded]

    def range_of(self, prefix: str) -> tuple[int, int]:
        """The range of the texts with this prefix: the first index, and the one after the last."""
        low = bisect_left(self._texts, prefix)
        if low == len(self._texts) or not self._texts[low].startswith(prefix):
            return low, low
        return low, bisect_left(self._texts, prefix + LAST, low)

    def texts(self, low: int, high: int) -> Sequence[str]:
        """The texts of a range, in alphabetical order."""
        return self._texts[low:high]

    def shortest(self, prefix: str, most: int) -> Sequence[str]:
        """The shortest texts with this prefix, at most ``most``, short before long."""
        kept = self._crowded.get(prefix)
        if kept is not None and most <= KEPT:
            return kept[:most]
        low, high = self.range_of(prefix)
        return nsmallest(most, self._texts[low:high], key=len) if low < high else ()

    def _note_crowds(self, low: int, high: int, letters: int) -> None:
        """Keep the shortest texts of every crowded prefix that is longer than ``letters``."""
        if low < high and len(self._texts[low]) == letters:
            low += 1  # this text is the prefix itself
        while low < high:
            prefix = self._texts[low][: letters + 1]
            end = bisect_left(self._texts, prefix + LAST, low, high)
            if end - low > CROWD:
                self._crowded[prefix] = nsmallest(KEPT, self._texts[low:end], key=len)
                self._note_crowds(low, end, letters + 1)
            low = end
