"""A symmetric delete index: finds the texts within a few edits of a query without comparing all of them.

Owns the choice of candidates; ``bot.lookup.error_model`` says what a misspelling costs. The idea: people who misspell
a word get its beginning or its ending right except for one letter. So every text is filed under its first four letters
with each of them left out in turn, and likewise under its last four. A query is looked up under its own such keys: one
letter that is wrong, missing, extra or swapped with its neighbor leaves one of them the same. Of 2,087 real
misspellings, 99.4% share a key with the word that was meant or are more than three edits from it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.lookup.ordering import by_length

AFFIX_LENGTH = 4  # letters at either end of a text

# A list this short is not worth searching for the texts of the right length.
SHORT = 20

# Up to this many texts are all compared: it takes no longer, and keeps the index of a small guild small.
FEW = 200

# How many texts that only look alike are given at most: enough for any list that somebody reads.
MOST_ALIKE = 100

# How many texts under one key are compared at most, those of about the query's length. Among 150,000 English terms the
# longest such list has 3,550 (they end in -ing), so this is only a bound against abuse.
MOST_PER_KEY = 4_000


class DeletionIndex:
    """Texts by their first and last letters with one deleted. Immutable once built."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        self._by_suffix: dict[str, list[str]] = defaultdict(list)
        sorted_texts = by_length(texts, len)
        self._few = sorted_texts if len(sorted_texts) <= FEW else []
        for text in sorted_texts[len(self._few) :]:
            for key in _deletions(text[:AFFIX_LENGTH]):
                self._by_prefix[key].append(text)
            for key in _deletions(text[-AFFIX_LENGTH:]):
                self._by_suffix[key].append(text)

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that it consists of."""
        return [self._by_prefix, self._by_suffix]

    def within(self, typed: str, edits: int) -> list[tuple[str, int]]:
        """Give the texts at most ``edits`` (OSA distance) away, nearest first, each with its distance."""
        return [(text, distance) for text, distance, _ in _nearest(typed, self.candidates(typed, edits), edits)]

    def alike(self, typed: str, edits: int, share: float) -> list[tuple[str, float]]:
        """Give the texts that look alike, best first, each with the share of letters in common, in the same order.

        Their length differs by about ``edits`` at most, and they share at least ``share`` (0 to 1) of the letters.
        """
        texts, scorer = self.candidates(typed, edits), Indel.normalized_similarity
        return [
            found[:2] for found in process.extract(typed, texts, scorer=scorer, score_cutoff=share, limit=MOST_ALIKE)
        ]

    def prefixes_within(self, typed: str, edits: int) -> list[tuple[str, str, int]]:
        """Give the texts with a prefix at most ``edits`` away, each with its nearest prefix and the distance.

        Of several equally near prefixes it is the shortest: the last letter typed is more likely wrong than an earlier
        one missing.
        """
        texts = self.candidates(typed, edits, unfinished=True)
        # The nearest prefix may be shorter or longer by ``edits`` than what is compared here, hence twice as many.
        cut = [text[: len(typed)] for text in texts]
        near = [texts[at] for _, _, at in _nearest(typed, cut, 2 * edits)]
        if not near:
            return []
        best: dict[str, tuple[str, int]] = {}
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            longer = [text for text in near if len(text) > length]
            for prefix, distance, at in _nearest(typed, [text[:length] for text in longer], edits):
                if longer[at] not in best or distance < best[longer[at]][1]:
                    best[longer[at]] = prefix, distance
        return [(text, prefix, distance) for text, (prefix, distance) in best.items()]

    def candidates(self, typed: str, edits: int, *, unfinished: bool = False) -> list[str]:
        """Give the texts worth comparing: at most ``MOST_PER_KEY`` for each of the eight keys, however many there are.

        The ending of an ``unfinished`` query says nothing, and longer texts are candidates as well.
        """
        found: list[str] = []
        if unfinished:
            for texts in (self._few, *_lookup(self._by_prefix, typed[:AFFIX_LENGTH])):
                start = bisect_left(texts, len(typed) - edits + 1, key=len)
                found += texts[start : start + MOST_PER_KEY]
        else:
            for texts in (
                self._few,
                *_lookup(self._by_prefix, typed[:AFFIX_LENGTH]),
                *_lookup(self._by_suffix, typed[-AFFIX_LENGTH:]),
            ):
                found += texts if len(texts) <= SHORT else _of_length(texts, len(typed), edits)
        return list(dict.fromkeys(found))  # not a set, whose order differs between processes


def _deletions(letters: str) -> dict[str, None]:
    """The letters with each left out in turn; if fewer than ``AFFIX_LENGTH``, also unchanged, to match longer ones."""
    if len(letters) == AFFIX_LENGTH:
        one, two, three, four = letters
        return dict.fromkeys((two + three + four, one + three + four, one + two + four, one + two + three))
    return dict.fromkeys((letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))))


def _lookup(postings: dict[str, list[str]], affix: str) -> list[list[str]]:
    """The posting list of each deletion of this affix, where there is one."""
    return [postings[key] for key in _deletions(affix) if key in postings]


def _of_length(texts: Sequence[str], length: int, spread: int) -> Sequence[str]:
    """The part of the texts, sorted by length, whose length is within ``spread``; at most ``MOST_PER_KEY``."""
    low = bisect_left(texts, length - spread, key=len)
    high = bisect_left(texts, length + spread + 1, low, key=len)
    if high - low > MOST_PER_KEY:
        middle = bisect_left(texts, length, low, high, key=len)
        low, high = max(low, middle - MOST_PER_KEY // 2), min(high, middle + MOST_PER_KEY // 2)
    return texts[low:high]


def _nearest(typed: str, texts: Sequence[str], edits: int) -> list[tuple[str, int, int]]:
    """Give the texts at most ``edits`` away, nearest first, each with its distance and its index."""
    return process.extract(typed, texts, scorer=OSA.distance, score_cutoff=edits, limit=None)
