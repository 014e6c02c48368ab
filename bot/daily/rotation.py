"""The order in which a schedule's daily terms come: a shuffle bag.

In every round each eligible term comes once, in random order; then the next round begins. When a round begins, the
terms of the last half round wait until as many others have come. Only what was shown is stored: added terms join the
current round, removed ones leave it, and a schedule that changes its category continues in each where it left
off.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from bot.glossary.term import Level, Term

_UNSEEN = 0  # rounds are counted from 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A term that was shown, and in which round. Round 0 means that this is uncertain: it may come again."""

    term_id: str
    round: int


@dataclass(frozen=True, slots=True)
class Bag:
    """What may come next: the ``terms`` still to come in ``round``, sorted, and those of them that ``rested``."""

    round: int
    terms: tuple[str, ...]
    rested: tuple[str, ...]

    def draw(self, random: Random, *, other_than: Collection[str] = ()) -> Shown | None:
        """The next term; None if there is none. The same state of ``random`` gives the same result.

        It is none of ``other_than`` if there is another one, and one that rested if there is one.
        """
        others = ([term_id for term_id in pool if term_id not in other_than] for pool in (self.rested, self.terms))
        pool = next(filter(None, (*others, self.terms)), None)
        return Shown(random.choice(pool), self.round) if pool else None


def eligible(terms: Iterable[Term], category_id: str | None, level: Level | None = None) -> tuple[str, ...]:
    """The ids of the terms that may come: those of the category and level, where one is wanted."""
    return tuple(
        term.id
        for term in terms
        if (category_id is None or term.category.id == category_id) and (level is None or term.level is level)
    )


def remaining(term_ids: Collection[str], history: Sequence[Shown]) -> tuple[str, ...]:
    """The terms still to come in the current round, sorted; none when it is over (or nothing was ever shown)."""
    rounds = _rounds(history)
    current = max((rounds.get(term_id, _UNSEEN) for term_id in term_ids), default=_UNSEEN)
    return tuple(sorted(term_id for term_id in set(term_ids) if rounds.get(term_id, _UNSEEN) < current))


def fill(term_ids: Collection[str], history: Sequence[Shown]) -> Bag:
    """What may come next.

    Args:
        term_ids: the eligible terms; their order does not matter.
        history: what was shown before, newest first. Terms that are no longer eligible do no harm.
    """
    rounds = _rounds(history)
    current = max((rounds.get(term_id, _UNSEEN) for term_id in term_ids), default=_UNSEEN)
    terms = remaining(term_ids, history)
    if not terms:
        current += 1
        terms = tuple(sorted(set(term_ids)))
    # Of n terms, n // 2 rest: when a round begins, at least n - n // 2 are left to choose from.
    resting = {shown.term_id for shown in history[: len(set(term_ids)) // 2]}
    return Bag(current, terms, tuple(term_id for term_id in terms if term_id not in resting))


def last_round(term_id: str, history: Sequence[Shown]) -> int:
    """The last round in which the term was shown; 0 if it never was."""
    return _rounds(history).get(term_id, _UNSEEN)


def _rounds(history: Sequence[Shown]) -> dict[str, int]:
    """The last round in which each term was shown."""
    rounds: dict[str, int] = {}
    for shown in history:
        rounds[shown.term_id] = max(shown.round, rounds.get(shown.term_id, _UNSEEN))
    return rounds
