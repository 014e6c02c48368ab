"""A shelf of texts in alphabetical order, on which those with the same beginning stand side by side.

Owns the search by beginning, which takes no longer for many texts than for few. It refuses no text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nsmallest

LAST = "\U0010ffff"  # no character sorts behind this one, and no text has it

# Beginnings that more texts share than this are looked through once, when the shelf is built, and their shortest
# texts are kept: "s" begins ten thousand words, of which a list of 25 shows the shortest.
CROWD = 500
KEPT = 200


class PrefixIndex:
    """Texts by their beginning. Immutable once built."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(texts)
        self._crowded: dict[str, list[str]] = {}
        self._note_crowds(0, len(self._texts), 0)

    def place(self, beginning: str) -> tuple[int, int]:
        """Where the texts with this beginning stand: from the first number up to before the second."""
        low = bisect_left(self._texts, beginning)
        if low == len(self._texts) or not self._texts[low].startswith(beginning):
            return low, low
        return low, bisect_left(self._texts, beginning + LAST, low)

    def texts(self, low: int, high: int) -> Sequence[str]:
        """The texts that stand there, in alphabetical order."""
        return self._texts[low:high]

    def shortest(self, beginning: str, most: int) -> Sequence[str]:
        """At most so many texts with this beginning, the shortest ones, short before long."""
        kept = self._crowded.get(beginning)
        if kept is not None and most <= KEPT:
            return kept[:most]
        low, high = self.place(beginning)
        return nsmallest(most, self._texts[low:high], key=len) if low < high else ()

    def _note_crowds(self, low: int, high: int, letters: int) -> None:
        """Keep the shortest texts of every crowded beginning that is longer than ``letters``."""
        if low < high and len(self._texts[low]) == letters:
            low += 1  # it is all of this beginning
        while low < high:
            beginning = self._texts[low][: letters + 1]
            end = bisect_left(self._texts, beginning + LAST, low, high)
            if end - low > CROWD:
                self._crowded[beginning] = nsmallest(KEPT, self._texts[low:end], key=len)
                self._note_crowds(low, end, letters + 1)
            low = end
