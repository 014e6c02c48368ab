"""Sorting in steps gives the same as sorting at once."""

import random
from functools import cache

import pytest

from bot.lookup.ordering import alphabetical, by_length


@cache
def words() -> list[str]:
    """Texts of up to eight letters."""
    chance = random.Random(1)
    return ["".join(chance.choices("abcé", k=chance.randrange(9))) for _ in range(50_000)]


@pytest.mark.parametrize("number", [0, 1, 1_000, 20_000, 20_001, 50_000])
def test_texts_are_sorted(number):
    """However many there are."""
    assert alphabetical(iter(words()[:number])) == sorted(words()[:number])


def test_texts_of_one_length_stay_in_their_order():
    """Sorting by length is stable."""
    assert by_length(iter(words()), len) == sorted(words(), key=len)
