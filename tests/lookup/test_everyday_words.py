"""Everyday words are known with how rare they are, and the packed list is that of its source."""

from importlib.resources import files
from math import inf

import pytest

from bot.lookup.everyday_words import surprise
from scripts.pack_everyday_words import pack


@pytest.mark.long
@pytest.mark.unmeasured("nearly all of it is reading half a million words")
def test_the_packed_words_are_those_of_the_source():
    """``python -m scripts.pack_everyday_words`` has been run since the list changed."""
    assert files("bot.lookup").joinpath("everyday_words.bin").read_bytes() == pack()


@pytest.mark.parametrize("word", ["police", "the", "knowledge", "gedicht", "uberwachung", "ueberwachung", "netze"])
def test_words_of_both_languages_are_known(word):
    """With umlauts as plain vowels or spelled out, as the lookup compares them."""
    assert surprise(word) < inf


@pytest.mark.parametrize("word", ["sharding", "kubeflow", "shardign", "xqzt", ""])
def test_other_texts_are_not(word):
    """Neither a term of the field nor a slip is an everyday word."""
    assert surprise(word) == inf


def test_common_words_surprise_less():
    """The more often people write a word, the fewer bits it takes."""
    assert surprise("the") < surprise("police") < surprise("feast") < surprise("gedicht")
