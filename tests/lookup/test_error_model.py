"""What slips cost beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import error_model


@pytest.mark.parametrize(
    ("likelier", "rarer", "meant"),
    [
        ("adress", "addess", "address"),  # one of a pair left out, a single letter
        ("shrading", "shatding", "sharding"),  # swapped, another letter
        ("shardding", "sharxding", "sharding"),  # typed twice, another letter put in
        ("seperate", "seqarate", "separate"),  # vowel for vowel, consonant for consonant
        ("ekastic", "ewastic", "elastic"),  # the next key, a far one
        ("elaztic", "elawtic", "elastic"),  # sounds alike, does not
        ("hroovod", "horoovdo", "horovod"),  # one slip, two
        ("horovd", "orovod", "horovod"),  # within, at the first letter
        ("grupo", "gqoux", "group"),  # a letter in another place, other letters
    ],
)
def test_a_usual_slip_costs_less(likelier, rarer, meant):
    """What people do often surprises less than what they seldom do."""
    assert 0 < error_model.bits(likelier, meant) < error_model.bits(rarer, meant)


@given(text=st.text(max_size=20))
def test_the_same_costs_nothing(text):
    """Whatever it is made of."""
    assert error_model.bits(text, text) == 0


@given(typed=st.text(alphabet="abcdeé", max_size=9), meant=st.text(alphabet="abcdeé", max_size=9))
def test_a_difference_costs_something(typed, meant):
    """Any two texts can be got into each other, at a finite cost, and only equal ones for nothing."""
    assert (error_model.bits(typed, meant) == 0) is (typed == meant)
    assert error_model.bits(typed, meant) < 300
