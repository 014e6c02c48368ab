"""Everything a query can be compared with, filed so that a lookup goes straight to what may answer it.

Owns the dictionaries of a catalogue: its spellings by what they are without spaces, by singular, by word, by initials,
by beginning, by three letters inside and by what a slip leaves of them. It decides nothing: whether what is found
answers the query, and how well, is the business of the tiers and of the typos.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate, chain, islice

from bot.lookup.deletion_index import FEW, DeletionIndex
from bot.lookup.entry import Entry
from bot.lookup.hit import Spelling
from bot.lookup.literal_match import SHORTEST_PART, plural_key
from bot.lookup.normalize import Form, forms
from bot.lookup.prefix_index import PrefixIndex

PIECE = 3  # letters by which texts are found from inside; one less than the shortest part

# How many spellings are looked at for one query and tier, short ones first. Among 150,000 English terms the commonest
# word stands in 3,700.
MOST_LOOKED_AT = 4_000


class InvertedIndex:
    """The spellings of a catalogue, by all that one may know of them. Immutable once built."""

    def __init__(self, entries: Sequence[Entry], beside: "InvertedIndex | None" = None) -> None:
        """File the spellings of ``entries``; those of a guild stand ``beside`` the shared ones."""
        spellings = chain.from_iterable(map(_spellings, entries))
        self.spellings = sorted(spellings, key=lambda spelling: len(spelling.form.squashed))  # and all lists by length
        self._beside = beside
        self.most_words = max((max(len(it.form.words), len(it.form.parts)) for it in self.spellings), default=0)
        alone = {spelling: (spelling,) for spelling in self.spellings}
        self.same = _filed(alone, lambda spelling: (spelling.form.squashed,))
        self.plurals = _filed(alone, _singular)
        self.words = _filed(alone, lambda spelling: spelling.words)
        self.tails = _filed(alone, lambda spelling: spelling.tails)
        self.initials = _filed(alone, lambda spelling: spelling.initials)
        names = {spelling.form.squashed for spelling in self.spellings if spelling.is_name}
        self._names = PrefixIndex(names)
        self._aliases = PrefixIndex(self.same.keys() - names)
        self._later = PrefixIndex(self.tails)
        self._words = PrefixIndex(self.words)
        everywhere = self._words.texts(0, len(self.words))
        self._before = [0, *accumulate(len(self.words[word]) for word in everywhere)]
        by_length = sorted(self.same, key=len)
        self._few = by_length if len(by_length) <= FEW else []
        pieces: dict[str, list[str]] = defaultdict(list)
        for text in by_length[len(self._few) :]:
            for piece in {text[at : at + PIECE] for at in range(1, len(text) - PIECE + 1)}:
                pieces[piece].append(text)
        self._pieces = dict(pieces)
        self.near = DeletionIndex(dict.fromkeys(chain(self.same, self.words, self.tails)))

    @property
    def size(self) -> int:
        """Among how many spellings a query is weighed: entries of a guild among the shared ones, which are the most."""
        return max(len(self.spellings), self._beside.size if self._beside else 0)

    def commonness(self, word: str) -> int:
        """In how many spellings the word stands."""
        return len(self.words.get(word, ())) + (self._beside.commonness(word) if self._beside else 0)

    def but_plural(self, form: Form) -> Iterator[Spelling]:
        """The spellings that may differ from this by nothing but a plural s."""
        key = plural_key(form)
        return chain(self.same.get(key, ()), self.plurals.get(key, ()))

    def beginning(self, typed: str, literal: str, most: int) -> Iterator[Spelling]:
        """The spellings that begin so: so many of the shortest texts of the names, and as many of the aliases.

        Where signs were typed, as many come before that begin so to the letter: "x-" is rather X-Windows than X2.
        """
        for shelf in (self._names, self._aliases):
            texts: Iterable[str] = shelf.shortest(typed, most)
            if literal != typed:
                low, high = shelf.place(typed)
                if most < high - low <= MOST_LOOKED_AT:
                    literally = (text for text in shelf.texts(low, high) if self._begins_literally(text, literal))
                    texts = dict.fromkeys(chain(nsmallest(most, literally, key=len), texts))
            for text in texts:
                yield from self.same[text]

    def _begins_literally(self, text: str, literal: str) -> bool:
        return self.same[text][0].text.casefold().startswith(literal)

    def beginning_later(self, typed: str, most: int) -> Iterator[Spelling]:
        """The spellings of which a later word begins so, those first where little follows: at most so many."""
        texts = self._later.shortest(typed, most)
        return islice(chain.from_iterable(self.tails[text] for text in texts), most)

    def with_words(self, words: Sequence[str], most: int) -> list[Spelling]:
        """The spellings in which every one of these begins a word, short ones first: at most so many.

        Of words that begin more spellings than ``MOST_LOOKED_AT`` those early in the alphabet are looked at.
        """
        if len(words) > self.most_words:
            return []
        places = [self._words.place(word) for word in words]
        counts = [self._before[high] - self._before[low] for low, high in places]
        rarest = counts.index(min(counts))
        if not counts[rarest]:
            return []
        others = [word for at, word in enumerate(words) if at != rarest]
        found = chain.from_iterable(self.words[word] for word in self._words.texts(*places[rarest]))
        having_all = dict.fromkeys(
            spelling
            for spelling in islice(found, MOST_LOOKED_AT)
            if max(len(spelling.form.words), len(spelling.form.parts)) >= len(words)
            and _all_begun(others, spelling.form.words + spelling.form.parts)
        )
        return nsmallest(most, having_all, key=lambda spelling: len(spelling.form.squashed))

    def containing(self, typed: str, most: int) -> Iterator[Spelling]:
        """The spellings that have this text inside, short ones first: at most so many texts."""
        if len(typed) < SHORTEST_PART:
            return
        filed = [self._pieces.get(typed[at : at + PIECE], ()) for at in range(len(typed) - PIECE + 1)]
        rarest = self._few or min(filed, key=len)
        for text in islice((text for text in rarest[:MOST_LOOKED_AT] if typed in text), most):
            yield from self.same[text]


def _filed(
    alone: Mapping[Spelling, tuple[Spelling, ...]], keys: Callable[[Spelling], Iterable[str]]
) -> dict[str, tuple[Spelling, ...]]:
    """File spellings under their keys, in the order in which they come.

    Most keys have one spelling, and share the tuple that it has ``alone``; that takes a third of the room of lists.
    """
    files: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in alone:
        for key in keys(spelling):
            files[key].append(spelling)
    return {key: tuple(filed) if len(filed) > 1 else alone[filed[0]] for key, filed in files.items()}


def _singular(spelling: Spelling) -> tuple[str, ...]:
    """The key that it shares with its plural; most singulars are their own key, and are found as what they are."""
    key = plural_key(spelling.form)
    return () if key == spelling.form.squashed else (key,)


def _all_begun(beginnings: Sequence[str], words: Iterable[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _spellings(entry: Entry) -> Iterator[Spelling]:
    """Give each form of the entry's name and aliases; one without a letter or digit cannot be typed."""
    for text in entry.spellings:
        for one in forms(text):
            if one.squashed:
                yield Spelling(entry, text, text == entry.spellings[0], one)
