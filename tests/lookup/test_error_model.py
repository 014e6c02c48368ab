"""What typos cost compared with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup import error_model


@pytest.mark.parametrize(
    ("likelier", "rarer", "meant"),
    [
        ("adress", "addess", "address"),  # one letter of a pair left out, a single letter left out
        ("shrading", "shatding", "sharding"),  # two letters swapped, another letter
        ("shardding", "sharxding", "sharding"),  # a letter typed twice, another letter inserted
        ("seperate", "seqarate", "separate"),  # a vowel for a vowel, a consonant for a consonant
        ("ekastic", "ewastic", "elastic"),  # a neighboring key, a distant one
        ("elaztic", "elawtic", "elastic"),  # sounds similar, sounds different
        ("hroovod", "horoovdo", "horovod"),  # one typo, two typos
        ("horovd", "orovod", "horovod"),  # inside the word, at its first letter
        ("grupo", "gqoux", "group"),  # a letter in another place, other letters instead
    ],
)
def test_a_common_typo_costs_less(likelier, rarer, meant):
    """A common typo costs less than a rare one."""
    assert 0 < error_model.bits(likelier, meant) < error_model.bits(rarer, meant)


@given(text=st.text(max_size=20))
def test_the_same_costs_nothing(text):
    """Any text costs nothing compared with itself."""
    assert error_model.bits(text, text) == 0


@given(typed=st.text(alphabet="abcdeé", max_size=9), meant=st.text(alphabet="abcdeé", max_size=9))
def test_a_difference_costs_something(typed, meant):
    """Any text can be turned into any other at a finite cost, and only equal ones cost nothing."""
    assert (error_model.bits(typed, meant) == 0) is (typed == meant)
    assert error_model.bits(typed, meant) < 300
