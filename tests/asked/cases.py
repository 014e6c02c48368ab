"""What people ask the shipped glossary, and what they expect: words, questions and slips.

Who wrote them knew the names of the terms but not the lookup.
Each file has a ``query``, its ``language``, what is ``expected`` and ``why``. Expected is the id of a card; ``a+b`` for
two that are compared; ``[a,b]`` for a list with these; or ``-`` where no card may be given.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from bot.glossary.term import Term
from bot.lookup.outcomes import Confident, Exact, Match, Outcome, Suggestions, matches_of

CASES = Path(__file__).parent


def read_cases(file: Path) -> Iterator[dict[str, str]]:
    """The cases of a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def card(outcome: Outcome[Term]) -> Match[Term] | None:
    """What is given as *the* answer."""
    return outcome.best if isinstance(outcome, Exact | Confident) else None


def is_as_expected(outcome: Outcome[Term], expected: str) -> bool:
    """Whether people get what they expect: the card itself, or its button at the top of a list."""
    ids, given = [match.entry.id for match in matches_of(outcome)], card(outcome)
    if expected == "-":
        return given is None
    if "+" in expected:
        compared = isinstance(outcome, Suggestions) and outcome.are_compared
        return compared and set(ids) == set(expected.split("+"))
    if expected.startswith("["):
        return _expected(expected) <= set(ids) or (given is not None and given.entry.id in _expected(expected))
    return ids[:1] == [expected] and isinstance(outcome, Exact | Confident | Suggestions)


def is_wrong(outcome: Outcome[Term], expected: str) -> bool:
    """Whether a card is given that nobody expects."""
    given = card(outcome)
    return given is not None and given.entry.id not in _expected(expected)


def _expected(expected: str) -> set[str]:
    return set(expected.strip("[]").replace("+", ",").split(","))
