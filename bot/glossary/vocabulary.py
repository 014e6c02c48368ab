"""Everything a query can be compared with, filed so that a lookup goes straight to what may answer it.

Owns the dictionaries of a catalogue: its spellings by what they are without spaces, by singular, by word, by initials,
by beginning, by three letters inside and by what a slip leaves of them. It decides nothing: whether what is found
answers the query, and how well, is the business of the tiers and of the typos.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import accumulate, chain, islice

from bot.glossary.near import Near
from bot.glossary.normalise import forms
from bot.glossary.shelf import Shelf
from bot.glossary.term import Term
from bot.glossary.tiers import SHORTEST_PART, Spelling, literally, plural_key

PIECE = 3  # letters by which texts are found from inside; one less than the shortest part

# How many spellings are looked at for one query and tier, short ones first. A catalogue of 150,000 English terms has
# a few words that more of its terms contain.
MOST_LOOKED_AT = 5_000


class Vocabulary:
    """The spellings of a catalogue, by all that one may know of them. Immutable once built."""

    def __init__(self, terms: Sequence[Term], beside: int = 0) -> None:
        """File the spellings of ``terms``, which stand beside so many other spellings."""
        spellings = chain.from_iterable(map(_spellings, terms))
        self.spellings = sorted(spellings, key=lambda spelling: len(spelling.form.squashed))  # and all lists by length
        self.most_words = 0
        self.same: dict[str, list[Spelling]] = defaultdict(list)
        self.plurals: dict[str, list[Spelling]] = defaultdict(list)
        self.initials: dict[str, list[Spelling]] = defaultdict(list)
        self.words: dict[str, list[Spelling]] = defaultdict(list)
        self.tails: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self.spellings:
            self._file(spelling)
        for filed in (self.same, self.plurals, self.initials, self.words, self.tails):
            filed.default_factory = None  # looking up adds nothing any more
        self.size = len(self.spellings) + beside
        names = {spelling.form.squashed for spelling in self.spellings if spelling.is_name}
        self._names = Shelf(names)
        self._aliases = Shelf(self.same.keys() - names)
        self._later = Shelf(self.tails)
        self._words = Shelf(self.words)
        everywhere = self._words.texts(0, len(self.words))
        self._having = [0, *accumulate(len(self.words[word]) for word in everywhere)]
        self._pieces: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self.same, key=len):
            for piece in {text[at : at + PIECE] for at in range(1, len(text) - PIECE + 1)}:
                self._pieces[piece].append(text)
        self._pieces.default_factory = None
        self.near = Near(self.same.keys() | self.words.keys() | self.tails.keys())

    def _file(self, spelling: Spelling) -> None:
        form = spelling.form
        self.same[form.squashed].append(spelling)
        self.plurals[plural_key(form)].append(spelling)
        for word in {*form.words, *form.parts} if len(form.parts) > 1 else form.words:
            self.words[word].append(spelling)
        if len(form.parts) > 1 or len(form.words) > 1:
            self.most_words = max(self.most_words, len(form.words), len(form.parts))
            for tail in spelling.tails:
                self.tails[tail].append(spelling)
            for initials in spelling.initials:
                self.initials[initials].append(spelling)
        else:
            self.most_words = max(self.most_words, 1)

    def beginning(self, typed: str, literal: str, most: int) -> Iterator[Spelling]:
        """The spellings that begin so, at most so many texts of the names and as many of the aliases.

        Short ones come first, after those that begin so to the letter ("x-" is rather X-Windows than X2).
        """
        for shelf in (self._names, self._aliases):
            low, high = shelf.place(typed)
            if literal == typed or not most < high - low <= MOST_LOOKED_AT:
                texts = shelf.shortest(typed, most)
            else:
                texts = nsmallest(
                    most,
                    shelf.texts(low, high),
                    key=lambda text: (not literally(self.same[text][0].text).startswith(literal), len(text)),
                )
            for text in texts:
                yield from self.same[text]

    def beginning_later(self, typed: str, most: int) -> Iterator[Spelling]:
        """The spellings of which a later word begins so, those first where little follows; at most so many texts."""
        for text in self._later.shortest(typed, most):
            yield from self.tails[text]

    def with_words(self, words: Sequence[str]) -> Iterable[Spelling]:
        """The spellings in which every one of these begins a word, and some others."""
        places = [self._words.place(word) for word in words]
        counts = [self._having[high] - self._having[low] for low, high in places]
        rarest = counts.index(min(counts))
        others = [word for at, word in enumerate(words) if at != rarest]
        found = chain.from_iterable(self.words[word] for word in self._words.texts(*places[rarest]))
        return dict.fromkeys(
            spelling
            for spelling in islice(found, MOST_LOOKED_AT)
            if all(word in spelling.form.squashed for word in others)
        )

    def containing(self, typed: str, most: int) -> Iterator[Spelling]:
        """The spellings that have this text inside, short ones first: at most so many texts."""
        if len(typed) < SHORTEST_PART:
            return
        filed = [self._pieces.get(typed[at : at + PIECE], ()) for at in range(len(typed) - PIECE + 1)]
        rarest = min(filed, key=len)
        for text in islice((text for text in rarest[:MOST_LOOKED_AT] if typed in text), most):
            yield from self.same[text]


def _spellings(term: Term) -> Iterator[Spelling]:
    """Give each form of the term's name and aliases; one without a letter or digit cannot be typed."""
    for text in term.spellings:
        for one in forms(text):
            if one.squashed:
                yield Spelling(term, text, text == term.name, one)
