"""Pack pyspellchecker's English and German words with their frequencies into ``bot/lookup/everyday_words.bin``."""

import gzip
import json
import sys
from array import array
from collections.abc import Iterator
from importlib.resources import files
from math import log2
from pathlib import Path

from bot.lookup.everyday_words import STEPS_PER_BIT, fingerprint
from bot.lookup.normalize import forms

TARGET = Path(__file__).parent.parent / "bot" / "lookup" / "everyday_words.bin"
LANGUAGES = ("en", "de")
RAREST = 25.0  # bits; the lists give words that were never counted a count of 50, which says nothing


def pack() -> bytes:
    """All fingerprints as little-endian 32-bit numbers, sorted, then the surprise of each in steps, a byte each."""
    steps: dict[int, int] = {}
    for language in LANGUAGES:
        for word, bits in _words(language):
            known = steps.get(fingerprint(word), 255)
            steps[fingerprint(word)] = min(known, round(bits * STEPS_PER_BIT))
    ordered = sorted(steps)
    fingerprints = array("I", ordered)
    if sys.byteorder == "big":
        fingerprints.byteswap()
    return fingerprints.tobytes() + bytes(steps[each] for each in ordered)


def _words(language: str) -> Iterator[tuple[str, float]]:
    """Each word in the forms in which it may be typed, and its surprise in bits."""
    packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    total, fewest = sum(counts.values()), min(counts.values())
    for word, count in counts.items():
        bits = RAREST if count == fewest else min(RAREST, log2(total / count))
        for form in forms(word):
            if len(form.words) == 1:
                yield form.squashed, bits


if __name__ == "__main__":
    TARGET.write_bytes(pack())
