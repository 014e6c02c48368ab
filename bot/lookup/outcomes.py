"""The answers of a lookup: outcomes, the matches in them, and how each one matched.

The words of this module are the ones ``python -m bot lookup --json`` prints. Scores lie in [0, 1], and a
better tier always scores higher than a lower one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.lookup.entry import Entry

E_co = TypeVar("E_co", bound=Entry, covariant=True)
"""The kind of entry that an engine finds: terms, cities."""


class How(StrEnum):
    """How a spelling matched, best tier first."""

    EXACT = "exact"  # the same words, whatever the case, diacritics and punctuation
    SPACING = "spacing"  # the same letters with other spaces or hyphens
    PLURAL = "plural"  # the same words except for a plural s
    COVERED = "covered"  # the same as a name that the entry explains, although it is not its own
    INFLECTED = "inflected"  # the same words in another form: a plural, a case, the verb of an action noun
    PREFIX = "prefix"  # the spelling begins with the query
    WORD = "word"  # one of its later words begins with the query
    INITIALS = "initials"  # the query is the first letters of its words, or its capitals
    WORDS = "words"  # every word of the query is in it, in any order
    TYPO = "typo"  # a few letters differ
    WITHIN = "within"  # the spelling occurs in the query, which is a longer text
    PART = "part"  # the query occurs somewhere inside it
    MENTIONED = "mentioned"  # no name, but texts of the entry speak of it
    ALIKE = "alike"  # it shares half of the letters or more, and matches in no other way


@dataclass(frozen=True, slots=True)
class Match(Generic[E_co]):
    """An entry that answers a query: which of its spellings matched, how, and how well (0 to 1)."""

    entry: E_co
    spelling: str
    score: float
    how: How

    @property
    def is_covered(self) -> bool:
        """Whether the spelling is the name of something else, which the entry explains."""
        return self.spelling in self.entry.covers


THE_SAME = frozenset({How.EXACT, How.SPACING, How.PLURAL, How.COVERED})
"""The tiers in which a reader would call the query and the spelling the same."""


@dataclass(frozen=True, slots=True)
class Exact(Generic[E_co]):
    """The query is a spelling of the best match, and of no other entry beside it."""

    best: Match[E_co]
    others: tuple[Match[E_co], ...] = ()


@dataclass(frozen=True, slots=True)
class Confident(Generic[E_co]):
    """The spelling differs, but one entry is clearly meant."""

    best: Match[E_co]
    others: tuple[Match[E_co], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions(Generic[E_co]):
    """Several entries may be meant and none is clear; best first, at least one."""

    matches: tuple[Match[E_co], ...]
    are_compared: bool = False
    """Whether the query compares the two of them, so that both are meant."""

    @property
    def are_senses(self) -> bool:
        """Whether the query is a spelling of every one of them, or asks about it, so that it means each of them."""
        return not self.are_compared and all(match.how in THE_SAME for match in self.matches)


@dataclass(frozen=True, slots=True)
class Mentioned(Generic[E_co]):
    """No entry has that name, but the texts of some speak of it; those that are most about it first, at least one."""

    matches: tuple[Match[E_co], ...]


@dataclass(frozen=True, slots=True)
class Nothing(Generic[E_co]):
    """No entry is near enough to be offered; a long list still has those that look alike."""

    alike: tuple[Match[E_co], ...] = ()


def each_once(matches: Iterable[Match[E_co]]) -> tuple[Match[E_co], ...]:
    """The matches without later ones of the same entry."""
    first: dict[str, Match[E_co]] = {}
    for match in matches:
        first.setdefault(match.entry.id, match)
    return tuple(first.values())


Outcome = Exact[E_co] | Confident[E_co] | Suggestions[E_co] | Mentioned[E_co] | Nothing[E_co]


def matches_of(outcome: Outcome[E_co]) -> tuple[Match[E_co], ...]:
    """All matches of an outcome, best first."""
    match outcome:
        case Exact(best, others) | Confident(best, others):
            return (best, *others)
        case Suggestions(matches) | Mentioned(matches) | Nothing(matches):
            return matches


def shown_matches(outcome: Outcome[E_co]) -> tuple[Match[E_co], ...]:
    """The matches that answer the query, so that nobody has to pick: the clear one, or the two that are compared."""
    match outcome:
        case Exact(best=best) | Confident(best=best):
            return (best,)
        case Suggestions(matches=matches) if outcome.are_compared:
            return matches
        case _:
            return ()


OFFERED = 5
"""Places in a list to choose an answer from. A longer list is a search, and is filled with what only looks alike."""

Popularity = Callable[[str], int]
"""How often the entry with this id is looked up. It is called at every lookup, so it must be fast."""
