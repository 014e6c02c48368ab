"""The order in which a guild's daily terms come: a shuffle bag.

In every round each eligible term comes once, in random order; then the next round begins. When a round begins, the
terms of the last half round wait until as many others have come. Only what was shown is stored: added terms join the
current round, removed ones leave it, and a guild that changes its category continues in each where it left off.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from bot.glossary.term import Term

_UNSEEN = 0  # rounds are counted from 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A term that was shown, and in which round. Round 0 means that this is uncertain: it may come again."""

    term_id: str
    round: int


def eligible(terms: Iterable[Term], category_id: str | None) -> tuple[str, ...]:
    """The ids of the terms that may come: those of the category, or all."""
    return tuple(term.id for term in terms if category_id is None or term.category.id == category_id)


def remaining(term_ids: Collection[str], history: Sequence[Shown]) -> tuple[str, ...]:
    """The terms still to come in the current round, sorted; none when it is over (or nothing was ever shown)."""
    rounds = _rounds(history)
    current = max((rounds.get(term_id, _UNSEEN) for term_id in term_ids), default=_UNSEEN)
    return tuple(sorted(term_id for term_id in set(term_ids) if rounds.get(term_id, _UNSEEN) < current))


def draw(term_ids: Collection[str], history: Sequence[Shown], random: Random) -> Shown | None:
    """The next term and its round; None if no term is eligible.

    Args:
        term_ids: the eligible terms; their order does not matter.
        history: what was shown before, newest first. Terms that are no longer eligible do no harm.
        random: the source of randomness; the same state gives the same result.
    """
    if not term_ids:
        return None
    rounds = _rounds(history)
    current = max(rounds.get(term_id, _UNSEEN) for term_id in term_ids)
    bag = remaining(term_ids, history)
    if not bag:
        current += 1
        bag = tuple(sorted(set(term_ids)))
    # Of n terms, n // 2 rest: when a round begins, at least n - n // 2 are left to choose from.
    resting = {shown.term_id for shown in history[: len(set(term_ids)) // 2]}
    rested = [term_id for term_id in bag if term_id not in resting]
    return Shown(random.choice(rested or bag), current)


def _rounds(history: Sequence[Shown]) -> dict[str, int]:
    """The last round in which each term was shown."""
    rounds: dict[str, int] = {}
    for shown in history:
        rounds[shown.term_id] = max(shown.round, rounds.get(shown.term_id, _UNSEEN))
    return rounds
