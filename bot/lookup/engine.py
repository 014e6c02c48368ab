"""The lookup engine: answers a query, which may be a name, a question about one, or a text with names in it.

Owns what is tried when the query as it stands is no name, and in which order. ``bot.lookup.name_finder`` finds names,
``bot.lookup.query_rewriting`` says what people write around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Generic

from bot.lookup.hit import CEILING, FLOOR
from bot.lookup.name_finder import COMMON_WORD, NameFinder, check_limit
from bot.lookup.normalize import form
from bot.lookup.outcomes import (
    OFFERED,
    THE_SAME,
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
from bot.lookup.query_rewriting import asked, asks_for_difference, compared, rewrites

_LONGEST_NAME = 6  # words that are tried as a name within a longer text
_MOST_WORDS = 40  # of a longer text that are looked at
_PUNCTUATION = "?!.,:;()\"'„“”«»"
# Bits from which on a name that is an everyday word counts within a longer text; commoner ones need a capital.
_RARE = 15.0
# Bits up to which a word beside a name in a question says nothing of its own; fewer beside a common word, which may be
# meant as such: "how do I lose weight".
_ABOUT_RARE, _ABOUT_COMMON = 12.0, 9.7


@dataclass(frozen=True, slots=True)
class _Named(Generic[E_co]):
    """A name in a text without the punctuation around it, where its words are, and the entries that have it."""

    text: str
    start: int
    end: int
    matches: tuple[Match[E_co], ...]


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
        if isinstance(outcome, Nothing):
            return self._by_names_within(query, limit) or outcome
        return outcome

    def _by_names_within(self, query: str, limit: int) -> Outcome[E_co] | None:
        """Answer with the names within a longer text: with the one it asks about, the two it compares, or a list."""
        words = query.split()
        names = list(self._names_within(words[:_MOST_WORDS]))
        matches = each_once(match for name in names for match in name.matches)
        if not matches:
            return None
        if len(names) == 1 and self._asks_about(words, names[0]):
            if len(matches) == 1:
                return Confident(matches[0])
            found = self.find_name(names[0].text, limit)
            if isinstance(found, Suggestions) and found.are_senses:
                return found
        are_two = len(matches) == 2 and all(len(name.matches) == 1 for name in names)  # noqa: PLR2004 -- two sides
        if are_two and asks_for_difference(query):
            return Suggestions(matches, are_compared=True)
        best_first = sorted(matches, key=lambda match: -match.score)
        return Suggestions(tuple(best_first[:limit]))

    def _asks_about(self, words: list[str], name: _Named[E_co]) -> bool:
        """Whether the words ask about this name and nothing else: the others are such as any question has."""
        last = words[name.end - 1]
        ending = last[len(last.rstrip(_PUNCTUATION)) :]
        rest = asked(" ".join(words[: name.start]), " ".join([ending, *words[name.end :]]))
        if rest is None:
            return False
        is_rare = len(name.text.split()) > 1 or self.everyday(name.text) > COMMON_WORD
        most = _ABOUT_RARE if is_rare else _ABOUT_COMMON
        return all(self.everyday(part) <= most for word in rest.split() for part in form(word).words)

    def _compared(self, query: str, limit: int) -> Outcome[E_co] | None:
        """The two entries that the query compares; the one that explains both; all if a side has several senses."""
        sides = compared(query)
        if sides is None:
            return None
        one, other = (self._side(side, limit) for side in sides)
        if other and not one:  # "supervised or unsupervised learning"
            one = self._side(f"{sides[0]} {sides[1].split()[-1]}", limit)
        both = each_once((*one, *other))
        if not one or not other:
            return None
        if len(both) == 1:  # it explains both
            return Confident(both[0]) if {one[0].how, other[0].how} <= THE_SAME else None
        if len(one) == len(other) == 1:
            return Suggestions(both, are_compared=True)
        return Suggestions(tuple(_in_a_text(match) for match in both))

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

    def _names_within(self, words: list[str]) -> Iterator[_Named[E_co]]:
        """The names in a longer text: of those that overlap, the longest of those that begin first."""
        start = 0
        while start < len(words):
            found, length = self._names_at(words, start)
            if found:
                text, matches = _text_at(words, start, length), tuple(_in_a_text(match, length) for match in found)
                yield _Named(text, start, start + length, matches)
            start += length

    def _names_at(self, words: list[str], start: int) -> tuple[tuple[Match[E_co], ...], int]:
        """The entries of the longest name that begins with this word, and how many words it has."""
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            text = _text_at(words, start, length)
            if length == len(words) or (length == 1 and not self._is_meant(text, start)):
                continue
            if found := self.of_name(text):
                return found, length
        return (), 1

    def _is_meant(self, word: str, place: int) -> bool:
        """Whether a single word is meant as a name: if it is no common word, or is written with a capital."""
        return self.everyday(word) >= _RARE or (place > 0 and word[:1].isupper()) or word[1:] != word[1:].lower()


def _text_at(words: list[str], start: int, length: int) -> str:
    """So many words from this one on, without the punctuation around them."""
    return " ".join(words[start : start + length]).strip(_PUNCTUATION)


def _in_a_text(match: Match[E_co], length: int = 1) -> Match[E_co]:
    """The match of a name of so many words that stands within a longer text."""
    score = FLOOR[How.WITHIN] + (CEILING[How.WITHIN] - FLOOR[How.WITHIN]) * length / _LONGEST_NAME
    return replace(match, score=score, how=How.WITHIN)


def _is_strong(outcome: Outcome[E_co]) -> bool:
    """Whether the query as it stands is a name, or likely a part of one."""
    first = next(iter(matches_of(outcome)), None)
    return isinstance(outcome, Exact | Confident) or bool(first and first.score > FLOOR[How.INITIALS])
