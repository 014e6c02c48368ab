"""The lookup engine: answers a query, which may be a name, a question about one, or a text with names in it.

Owns what is tried when the query as it stands is no name, and in which order. ``bot.lookup.name_finder`` finds names,
``bot.lookup.query_rewriting`` says what people write around them.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.lookup.hit import CEILING, FLOOR
from bot.lookup.name_finder import NameFinder, check_limit
from bot.lookup.outcomes import (
    OFFERED,
    Confident,
    E_co,
    Exact,
    How,
    Match,
    Nothing,
    Outcome,
    Suggestions,
    each_once,
    matches_of,
)
from bot.lookup.query_rewriting import compared, rewrites

_LONGEST_NAME = 6  # words that are tried as a name within a longer text
_MOST_WORDS = 40  # of a longer text that are looked at
# Bits from which on a name that is an everyday word counts within a longer text; commoner ones need a capital.
_RARE = 15.0


class Engine(NameFinder[E_co]):
    """Answers queries."""

    def find(self, query: str, *, limit: int = OFFERED) -> Outcome[E_co]:
        """Answer a finished query with at most ``limit`` matches in all, but both of a comparison.

        One that is no name may compare two names; or it is tried again without what people write around a name; or the
        names within it are offered. A list of more than ``OFFERED`` places ends with entries that only look alike.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        check_limit(limit)
        outcome = self.find_name(query, limit)
        if _is_strong(outcome):
            return outcome
        return self._compared(query, limit) or self._without_the_rest(query, outcome, limit)

    def _without_the_rest(self, query: str, outcome: Outcome[E_co], limit: int) -> Outcome[E_co]:
        """Answer with the name in a query that is none itself; ``outcome`` if there is none."""
        for rewrite in rewrites(query):
            found = self.find_name(rewrite, limit)
            if isinstance(found, Exact):  # only a part of the query is a name
                return Confident(found.best, found.others)
            if isinstance(found, Suggestions) and found.are_senses:
                return found
            if isinstance(outcome, Nothing):
                outcome = found
        if isinstance(outcome, Nothing) and (within := list(self._names_within(query))):
            within.sort(key=lambda match: -match.score)
            return Suggestions(tuple(within[:limit]))
        return outcome

    def _compared(self, query: str, limit: int) -> Suggestions[E_co] | None:
        """The two entries that the query compares; all that may be meant if a side has several senses."""
        sides = compared(query)
        if sides is None:
            return None
        one, other = (self._side(side, limit) for side in sides)
        if other and not one:  # "supervised or unsupervised learning"
            one = self._side(f"{sides[0]} {sides[1].split()[-1]}", limit)
        both = each_once((*one, *other))
        if not one or not other or len(both) == 1:
            return None
        if len(one) == len(other) == 1:
            return Suggestions(both, are_compared=True)
        return Suggestions(tuple(_within(match) for match in both))

    def _side(self, query: str, limit: int) -> tuple[Match[E_co], ...]:
        """The entry that one side of a comparison names, or all that have this name; none if it is not clear."""
        outcome = self.find_name(query, limit)
        match outcome if _is_strong(outcome) else self._without_the_rest(query, outcome, limit):
            case Exact(best=best) | Confident(best=best):
                return (best,)
            case Suggestions(matches=matches) as found if found.are_senses:
                return matches
            case _:
                return ()

    def _names_within(self, query: str) -> Iterator[Match[E_co]]:
        """The entries whose names stand in a longer text; of names that overlap, the longest one that begins first."""
        words = query.split()[:_MOST_WORDS]
        start = 0
        seen: set[str] = set()
        while start < len(words):
            found, length = self._names_at(words, start)
            for match in found:
                if match.entry.id not in seen:
                    seen.add(match.entry.id)
                    yield _within(match, length)
            start += length

    def _names_at(self, words: list[str], start: int) -> tuple[tuple[Match[E_co], ...], int]:
        """The entries of the longest name that begins with this word, and how many words it has."""
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            text = " ".join(words[start : start + length]).strip("?!.,:;()\"'„“”«»")
            if length == len(words) or (length == 1 and not self._is_meant(text, start)):
                continue
            if found := self.of_name(text):
                return found, length
        return (), 1

    def _is_meant(self, word: str, place: int) -> bool:
        """Whether a single word is meant as a name: if it is no common word, or is written with a capital."""
        return self.everyday(word) >= _RARE or (place > 0 and word[:1].isupper()) or word[1:] != word[1:].lower()


def _within(match: Match[E_co], length: int = 1) -> Match[E_co]:
    """The match of a name of so many words that stands within a longer text."""
    score = FLOOR[How.WITHIN] + (CEILING[How.WITHIN] - FLOOR[How.WITHIN]) * length / _LONGEST_NAME
    return replace(match, score=score, how=How.WITHIN)


def _is_strong(outcome: Outcome[E_co]) -> bool:
    """Whether the query as it stands is a name, or likely a part of one."""
    first = next(iter(matches_of(outcome)), None)
    return isinstance(outcome, Exact | Confident) or bool(first and first.score > FLOOR[How.INITIALS])
