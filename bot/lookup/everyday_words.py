"""Everyday words of English and German: whether a text is one, and how rarely people write it.

The words and their counts are those of pyspellchecker (MIT License), packed by ``scripts/pack_everyday_words.py``: as a
Python set they would take 57 MB. A word that is not listed is taken for one once in 9,000 times.
"""

import sys
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from math import inf
from zlib import crc32

STEPS_PER_BIT = 8
_PACKED = "everyday_words.bin"


def fingerprint(word: str) -> int:
    """The 32 bits that a word is known by."""
    return crc32(word.encode())


def surprise(word: str) -> float:
    """How surprising the word is in a text of its language, in bits (*the*: 4, *feast*: 17); infinite if not listed.

    ``word`` is one as ``bot.lookup.normalize`` gives it.
    """
    fingerprints, steps = _words()
    wanted = fingerprint(word)
    place = bisect_left(fingerprints, wanted)
    listed = place < len(fingerprints) and fingerprints[place] == wanted
    return steps[place] / STEPS_PER_BIT if listed else inf


@cache
def _words() -> tuple["array[int]", bytes]:
    """The fingerprints, sorted, and the surprise of each in steps."""
    packed = files("bot.lookup").joinpath(_PACKED).read_bytes()
    count = len(packed) // 5
    fingerprints = array("I", packed[: 4 * count])
    if sys.byteorder == "big":  # pragma: no cover -- the file is little-endian
        fingerprints.byteswap()
    return fingerprints, packed[4 * count :]
