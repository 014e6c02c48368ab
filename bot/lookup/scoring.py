"""Scores a misspelled query: how much it still says, in bits, about the entry that was meant.

Owns the arithmetic behind fuzzy matching and nothing else: ``bot.lookup.fuzzy_match`` decides which spellings a query
is compared with, ``bot.lookup.error_model`` what a misspelling costs. The idea: every letter of the query carries some
bits, every edit costs some, and naming one spelling among many costs the logarithm of their number. What is left over
says how much likelier it is that the spelling was meant than that it matches by chance. Unlike a fixed similarity,
this holds for twenty entries as well as for a hundred thousand.
"""

from math import log2

# Entropy of one letter by its frequency in English (Shannon, "Prediction and Entropy of Printed English", 1951).
BITS_PER_LETTER = 4.14

# Edits possible at one place of a word: 26 insertions, 25 replacements, a deletion and a swap.
EDITS_PER_PLACE = 53

# Of 2,087 real misspellings (codespell's and Wikipedia's lists, language learners) 79% are one edit away, 15%
# two, 4% three and 1% more. So four edits mean another word: "Taskparallelität" is four from "Datenparallelität".
MOST_EDITS = 3

# The fewer entries there are, the likelier a query is a word that is not among them: "least" is no misspelling of
# "Feast" where hardly anything else is known. So this many such words are counted along with the spellings.
UNKNOWN_WORDS = 1024


def most_edits(letters: int) -> int:
    """How many edits a word of so many letters can have and still be that word: about one in three letters."""
    return min(MOST_EDITS, (letters + 1) // 3)


def most_edits_of_prefix(letters: int) -> int:
    """How many edits an unfinished word can have: fewer, since there are so many prefixes to be near to."""
    return min(2, max(1, letters // 4))


def is_doubtful(query: str, meant: str, edits: int) -> bool:
    """Whether it is probably another word: 0.7% of misspellings have two edits with one at the first letter."""
    return edits > 1 and query[0] != meant[0]


def edit_cost(letters: int) -> float:
    """Bits that any one edit costs in a text of so many letters."""
    return log2(EDITS_PER_PLACE * max(letters, 1))


def left_over(letters: int, cost: float, choice: float) -> float:
    """Bits by which a query of so many letters exceeds its ``cost`` and the ``choice`` among the spellings."""
    return BITS_PER_LETTER * letters - cost - choice


def unknown(spellings: int) -> float:
    """Extra bits it takes to tell one of so many spellings from words that are not among them."""
    return log2(1 + UNKNOWN_WORDS / max(spellings, 1))


def similarity(letters: int, cost: float, choice: float) -> float:
    """How much of what was said survives the misspelling, above 0 and at most 1.

    A spelling that is likelier than others may have a negative cost, which counts at most as much as the ``choice``.
    """
    return 2.0 ** (-max(cost + choice + 1, 0.0) / (BITS_PER_LETTER * letters + choice + 1))
