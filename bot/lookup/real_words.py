"""Real words: whether a query may be a slip although somebody may mean just what is written.

Owns the evidence against a slip: how often people write the words, and that versions have different digits. A word is
what an everyday text or a spelling of the glossary has.
"""

from collections.abc import Sequence
from math import inf, log2

from rapidfuzz.distance import OSA

from bot.lookup.everyday_words import surprise as everyday_surprise
from bot.lookup.hit import Spelling
from bot.lookup.inverted_index import InvertedIndex
from bot.lookup.normalize import Form

# Bits by which a slip must be likelier than that the words were meant: 16 to 1.
MORE_LIKELY = 4.0
# Bits that it costs to believe that somebody stopped before the last letters of a name of several words.
_UNFINISHED = 3.0


class RealWords:
    """Weighs slips against the words that were written, among the spellings of an inverted index."""

    def __init__(self, inverted: InvertedIndex) -> None:
        self._inverted = inverted
        self._choice = log2(max(1, inverted.size))
        everyday_surprise("")  # reads the list now, in the thread that builds the index

    def surprise(self, word: str) -> float:
        """Bits by which it surprises that somebody writes this word and means it; infinite if it is no word."""
        having = self._inverted.commonness(word)
        among_names = log2(self._inverted.size / having) if having else inf
        return min(everyday_surprise(word), among_names)

    def allow_slip(self, query: Form, meant: Form, cost: float) -> bool:
        """Whether the query as a whole may be a slip of ``meant`` that costs so many bits."""
        if not self._surprise_more(query.words, cost) or _digits(query) != _digits(meant):
            return False
        if len(query.words) == 1 or len(query.words) != len(meant.words):
            return True
        return all(map(self._allow_among_others, query.words, meant.words))

    def allow_slips(self, words: Sequence[str], spelling: Spelling, meant: Sequence[str], cost: float) -> bool:
        """The same for words that were read one by one; none may be a real one if their order differs."""
        in_order = [word for word in spelling.words if word in meant] == list(meant)
        return self._surprise_more(words, cost) and all(
            self._allow_among_others(word, other) if in_order else word == other or self.surprise(word) == inf
            for word, other in zip(words, meant, strict=True)
        )

    def allow_unfinished(self, words: Sequence[str]) -> bool:
        """Whether the words may be the beginning of a name although the last one is real: "scaling la" may be."""
        return len(words) > 1 and self._surprise_more(words, _UNFINISHED)

    def _surprise_more(self, words: Sequence[str], cost: float) -> bool:
        """Whether it would surprise more that somebody means these words than that they meant a name at this cost."""
        return sum(map(self.surprise, words)) >= cost + self._choice + MORE_LIKELY

    def _allow_among_others(self, word: str, meant: str) -> bool:
        """Whether the word may be a slip beside right ones; a real word only by one edit after its first letter."""
        if word == meant or self.surprise(word) == inf:
            return True
        begins_like_it = word[0] == meant[0] or (meant.endswith(word) and meant[0] != "a")  # typical is not atypical
        in_glossary = self._inverted.commonness(word)
        return not in_glossary and begins_like_it and OSA.distance(word, meant, score_cutoff=1) <= 1


def _digits(form: Form) -> list[str]:
    """The digits, which tell versions apart: GPT-4 is no slip of GPT-5."""
    return [letter for letter in form.squashed if letter.isdigit()]
