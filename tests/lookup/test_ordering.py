"""Sorting in steps gives the same as sorting at once."""

import random

import pytest

from bot.lookup.ordering import alphabetical, by_length

CHANCE = random.Random(1)
WORDS = ["".join(CHANCE.choices("abcé", k=CHANCE.randrange(9))) for _ in range(50_000)]


@pytest.mark.parametrize("number", [0, 1, 1_000, 20_000, 20_001, 50_000])
def test_texts_are_sorted(number):
    """However many there are."""
    assert alphabetical(iter(WORDS[:number])) == sorted(WORDS[:number])


def test_texts_of_one_length_stay_in_their_order():
    """Sorting by length is stable."""
    assert by_length(iter(WORDS), len) == sorted(WORDS, key=len)
