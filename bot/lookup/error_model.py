"""The error model: how surprising it is, in bits, that one text was typed where another was meant.

Owns the noisy channel between what was meant and what was typed, and nothing else: it knows neither entries nor how
many there are. A slip costs ``-log2(share)``, for how rare its kind is, plus ``log2(ways)``, for the number of possible
slips of that kind: the ways per letter, times the letters of the word.

The shares are counted on codespell's dictionary (62,000 misspellings that people put into source code, of which
82% are one slip away from the word), not fitted to any benchmark. docs/lookup.md has the table.
"""

from functools import lru_cache
from math import inf, log2

from rapidfuzz.distance import Postfix, Prefix

VOWELS = frozenset("aeiouy")

# Share of all single slips, and ways per letter. A doubled letter is one way per word instead, and only 22% of words
# have one.
LEFT_OUT = -log2(0.32)
LEFT_OUT_OF_PAIR = -log2(0.033 / 0.22)
TYPED_TWICE = -log2(0.085)
SWAPPED = -log2(0.175)
PUT_IN = log2(25 / 0.185)
WRONG_VOWEL = log2(5 * 0.4 / 0.1)
SOUNDS_ALIKE = log2(0.77 / 0.035)
NEXT_KEY = log2(4.2 / 0.035)
WRONG_LETTER = log2(20 / 0.031)
# 2.2% of all misspellings have the right letters in an order that no single swap fixes: one letter was moved.
SHUFFLED = log2(4 / 0.022)

# 2.9% of misspellings begin with a wrong letter, a quarter of what slips spread evenly over a word would give.
OTHER_FIRST_LETTER = log2(4)

# Letters by which the typed and the meant text may get out of step: as many as there may be edits.
BAND = 3

# Consonants that people confuse, mostly because they sound alike.
CONFUSED = frozenset(["sc", "dt", "kc", "pb", "sz", "mn", "cg", "gj", "vf", "vw", "kq", "xs"])
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")  # each half a key further right; a German keyboard swaps y and z


def bits(typed: str, meant: str) -> float:
    """How surprising it is that ``typed`` came out when ``meant`` was meant; 0 for the same text.

    The cost of the cheapest slips that lead there, found like an edit distance with swapped neighbors.
    """
    start = Prefix.similarity(typed, meant)
    short = min(len(typed), len(meant))
    end = min(Postfix.similarity(typed, meant), short - start)
    out, wanted = typed[start : len(typed) - end], meant[start : len(meant) - end]
    place = log2(len(typed) or 1)
    cost = _cheapest(out, wanted, typed[start - 1 : start], typed[len(typed) - end :][:1], place)
    if cost > SHUFFLED + place and sorted(out) == sorted(wanted):
        cost = SHUFFLED + place
    return cost if start else cost + OTHER_FIRST_LETTER * (typed != meant)


def _cheapest(typed: str, meant: str, before: str, after: str, place: float) -> float:
    """The lowest cost of getting from ``meant`` to ``typed``, which both stand between ``before`` and ``after``.

    Skips alignments in which the two get further out of step than ``BAND`` letters, which saves time on long texts.
    """
    above = first = _left_out(meant, before, after, place)
    earlier = above
    band = BAND + abs(len(typed) - len(meant))
    for row, letter in enumerate(typed):
        repeated = letter == (typed[row - 1] if row else before) or letter == after
        current = [inf] * len(above)
        current[0] = above[0] + place + (TYPED_TWICE if repeated else PUT_IN)
        for at in range(max(0, row - band), min(len(meant), row + band + 1)):
            wanted = meant[at]
            if letter == wanted:
                current[at + 1] = above[at]
                continue
            repeated = letter == (meant[at + 1] if at + 1 < len(meant) else after)
            best = min(
                above[at] + place + _substitution(letter, wanted),
                current[at] + first[at + 1] - first[at],
                above[at + 1] + place + (TYPED_TWICE if repeated else PUT_IN),
            )
            if row and at and letter == meant[at - 1] and typed[row - 1] == wanted:
                best = min(best, earlier[at - 1] + place + SWAPPED)
            current[at + 1] = best
        earlier, above = above, current
    return above[-1]


def _left_out(meant: str, before: str, after: str, place: float) -> list[float]:
    """The cost of leaving out the first 0, 1, 2 and more letters of ``meant``."""
    costs = [0.0]
    around = before + meant + after
    for at, letter in enumerate(meant, start=len(before)):
        paired = letter in (around[at - 1 : at], around[at + 1 : at + 2])
        costs.append(costs[-1] + (LEFT_OUT_OF_PAIR if paired else LEFT_OUT + place))
    return costs


@lru_cache(maxsize=4096)  # bounded, since people may type any character
def _substitution(typed: str, meant: str) -> float:
    """The cost of typing one letter for another, without that of its place."""
    if typed in VOWELS and meant in VOWELS:
        return WRONG_VOWEL
    if typed + meant in CONFUSED or meant + typed in CONFUSED:
        return SOUNDS_ALIKE
    return NEXT_KEY if _adjacent(typed, meant) else WRONG_LETTER


def _adjacent(one: str, other: str) -> bool:
    """Whether the two keys touch."""
    for row, keys in enumerate(ROWS):
        at = keys.find(one)
        if at >= 0:
            around = keys[max(0, at - 1) : at + 2]
            above, below = (
                ROWS[other][max(0, at - before) : at + 2 - before] if 0 <= other < len(ROWS) else ""
                for other, before in ((row - 1, 0), (row + 1, 1))
            )
            return other in around + above + below
    return False
