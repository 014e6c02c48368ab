"""Quotes what people wrote in messages to them, and guesses what they meant."""

from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from bot.lookup.ordering import alphabetical

_MAX_QUOTED = 60
_REACH = 100  # words to either side
_MIN_LIKENESS = 0.7  # of difflib's 0 to 1: two letters off in a word of seven is still near


def printable(text: str) -> str:
    """``text`` fit for a terminal and a log line: short, on one line, nothing invisible in it."""
    short = text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in short)


def in_quotes(text: str) -> str:
    """``text`` in quotation marks, fit for a message."""
    return f"“{printable(text)}”"


class Known:
    """Words that somebody may have meant. Asking is fast, however many there are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._set = frozenset(words)

    def __contains__(self, word: str) -> bool:
        return word in self._set

    def did_you_mean(self, word: str) -> str:
        """`` (did you mean “x”?)`` with the nearest word, or nothing when none is near."""
        nearest = self.nearest(word)
        return f" (did you mean {in_quotes(nearest)}?)" if nearest else ""

    def nearest(self, word: str) -> str | None:
        """The word that was probably meant; None when none is near."""
        if len(word) > _MAX_QUOTED:
            return None
        # difflib takes microseconds a word: too slow for every id of a large glossary. People who mistype a word get
        # its beginning or its end right, so the word they meant is near it in one of the two sorted lists.
        near = {
            *_around(word, self._sorted),
            *(other[::-1] for other in _around(word[::-1], self._sorted_from_the_end)),
        }
        return next(iter(get_close_matches(word, near, n=1, cutoff=_MIN_LIKENESS)), None)

    @cached_property
    def _sorted(self) -> list[str]:
        return alphabetical(self._set)

    @cached_property
    def _sorted_from_the_end(self) -> list[str]:
        return alphabetical(word[::-1] for word in self._set)


def _around(word: str, words: list[str]) -> list[str]:
    place = bisect_left(words, word)
    return words[max(0, place - _REACH) : place + _REACH]
