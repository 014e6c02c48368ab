"""Completes what somebody has typed so far, so that taking the first row gives nothing that Enter would not give.

Owns when the text as it was typed comes first, and the order of the rest. ``bot.lookup.engine`` finds the entries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Generic

from bot.lookup.engine import Engine
from bot.lookup.name_finder import check_limit
from bot.lookup.normalize import is_blank
from bot.lookup.outcomes import THE_SAME, Confident, E_co, Exact, How, Match, each_once, matches_of

PLACES = 25
"""Rows of a list that shows while somebody types."""

# Matches that are put in order by favor, and those while nothing is typed: the first rows hold what few of them have.
_POOL, _POOL_OF_ALL = 2 * PLACES, 20 * PLACES

_BEGUN = THE_SAME | {How.PREFIX, How.WORD}

Favor = Callable[[E_co], float]
"""How far an entry moves up among completions, on the scale of scores, where most tiers are 0.05 apart."""


@dataclass(frozen=True, slots=True)
class Completion(Generic[E_co]):
    """What may be meant by a text that somebody is typing, best first, each entry once.

    If ``as_typed``, the text itself comes before all of them: it may be finished, and no entry is sure to be meant.
    """

    matches: tuple[Match[E_co], ...]
    as_typed: bool = False


def complete(engine: Engine[E_co], text: str, favor: Favor[E_co], *, limit: int = PLACES) -> Completion[E_co]:
    """Complete ``text`` in at most ``limit`` rows.

    A beginning gets what begins with it. What may be finished, a real word or a question, gets the entry that is sure
    to be meant, or else the text itself, before its entries. Blank text gets the most favored entries.

    Raises:
        ValueError: if ``limit`` is below 1.
    """
    check_limit(limit)
    if is_blank(text):
        everything = engine.complete(text, limit=max(limit, _POOL_OF_ALL))
        return Completion(tuple(nsmallest(limit, everything, key=lambda match: -favor(match.entry))))
    completed = _favored(engine.complete(text, limit=max(limit, _POOL)), favor)
    begun = bool(completed) and completed[0].how in _BEGUN
    outcome = engine.find(text)
    found = matches_of(outcome)
    is_sure = isinstance(outcome, Exact | Confident)
    if begun and not engine.ends_with_a_word(text) and not (is_sure and found[0].how is not How.TYPO):
        return Completion(each_once(completed)[:limit])
    rest = (*completed, *found) if begun else (*found, *completed)
    if is_sure:
        return Completion(each_once((found[0], *rest))[:limit])
    return Completion(each_once(rest)[: limit - 1], as_typed=True)


def _favored(matches: Sequence[Match[E_co]], favor: Favor[E_co]) -> list[Match[E_co]]:
    """The matches with the favored ones further up; only what is the same as the text keeps its place."""
    same = [match for match in matches if match.how in THE_SAME]
    others = [match for match in matches if match.how not in THE_SAME]
    return [*same, *sorted(others, key=lambda match: -match.score - favor(match.entry))]
