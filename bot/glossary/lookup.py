"""What a lookup answers.

The words of this module are the ones ``python -m bot lookup --json`` prints. Scores lie in [0, 1], and a
better tier always scores higher than a lower one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.glossary.term import Term


class How(StrEnum):
    """How a spelling matched, best tier first."""

    EXACT = "exact"  # the same words, whatever the case, diacritics and punctuation
    SPACING = "spacing"  # the same letters with other spaces or hyphens
    PLURAL = "plural"  # the same words but for a plural s
    PREFIX = "prefix"  # the spelling begins with the query
    WORD = "word"  # one of its later words begins with the query
    INITIALS = "initials"  # the query is the first letters of its words, or its capitals
    WORDS = "words"  # every word of the query is in it, in any order
    TYPO = "typo"  # a few letters differ
    PART = "part"  # the query stands somewhere inside it
    ALIKE = "alike"  # it shares half of the letters or more, and nothing else speaks for it


@dataclass(frozen=True, slots=True)
class Match:
    """A term that answers a query: which of its spellings matched, how, and how well (0 to 1)."""

    term: Term
    spelling: str
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class Exact:
    """The query is a name or an alias of the best match; ``others`` may hold terms that share the spelling."""

    best: Match
    others: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Confident:
    """The spelling differs, yet one term is clearly meant."""

    best: Match
    others: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Several terms may be meant and none is clear; best first, at least one."""

    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No term is near enough to be offered; a long list says which ones look alike all the same."""

    alike: tuple[Match, ...] = ()


Outcome = Exact | Confident | Suggestions | Nothing


def matches_of(outcome: Outcome) -> tuple[Match, ...]:
    """All matches of an outcome, best first."""
    match outcome:
        case Exact(best, others) | Confident(best, others):
            return (best, *others)
        case Suggestions(matches) | Nothing(matches):
            return matches


OFFERED = 5
"""Places of a list to choose an answer from. A longer one is a search, and is filled with what only looks alike."""

Popularity = Callable[[str], int]
"""How often the term with this id is looked up; asked anew at every lookup, so it must be quick."""
