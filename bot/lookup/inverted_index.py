"""The inverted index: maps everything that may be typed for a spelling to the spellings that have it.

Owns the posting lists by text without spaces, by singular, by word, by initials and by trigram, and the indexes by
prefix and by deletion. It decides nothing: ``bot.lookup.literal_match`` and ``bot.lookup.fuzzy_match`` say whether a
spelling answers the query, and how well.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import accumulate, chain, islice
from typing import Any

from bot.lookup.deletion_index import FEW, DeletionIndex
from bot.lookup.entry import Entry
from bot.lookup.hit import Spelling
from bot.lookup.literal_match import SHORTEST_PART, plural_key
from bot.lookup.normalize import Form, forms
from bot.lookup.ordering import by_length
from bot.lookup.prefix_index import PrefixIndex

TRIGRAM = 3  # letters; one less than the shortest part that a text is found by

# How many spellings are looked at for one query and tier, short ones first. Among 150,000 English terms the most
# common word is in 3,700.
MOST_LOOKED_AT = 4_000


class InvertedIndex:
    """The spellings of some entries by everything that may be typed for them. Immutable once built."""

    def __init__(self, entries: Sequence[Entry], beside: "InvertedIndex | None" = None) -> None:
        """Index the spellings of ``entries``; for a guild's, the shared index is ``beside`` this one."""
        spellings = chain.from_iterable(map(_spellings, entries))
        self.spellings = by_length(spellings, lambda spelling: len(spelling.form.squashed))  # and so each posting list
        self._beside = beside
        self.most_words = max((max(len(it.form.words), len(it.form.parts)) for it in self.spellings), default=0)
        alone = {spelling: (spelling,) for spelling in self.spellings}
        self.squashed = _postings(alone, lambda spelling: (spelling.form.squashed,))
        self.plurals = _postings(alone, _singular)
        self.words = _postings(alone, lambda spelling: spelling.words)
        self.tails = _postings(alone, lambda spelling: spelling.tails)
        self.initials = _postings(alone, lambda spelling: spelling.initials)
        names = {spelling.form.squashed for spelling in self.spellings if spelling.is_name}
        self._name_prefixes = PrefixIndex(names)
        self._alias_prefixes = PrefixIndex(self.squashed.keys() - names)
        self._tail_prefixes = PrefixIndex(self.tails)
        self._word_prefixes = PrefixIndex(self.words)
        everywhere = self._word_prefixes.texts(0, len(self.words))
        self._postings_before = [0, *accumulate(len(self.words[word]) for word in everywhere)]
        texts = by_length(self.squashed, len)
        self._few = texts if len(texts) <= FEW else []
        trigrams: dict[str, list[str]] = defaultdict(list)
        for text in texts[len(self._few) :]:
            for trigram in {text[at : at + TRIGRAM] for at in range(1, len(text) - TRIGRAM + 1)}:
                trigrams[trigram].append(text)
        self._trigrams = dict(trigrams)
        self.deletions = DeletionIndex(self._texts())

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that it consists of."""
        prefixes = (self._name_prefixes, self._alias_prefixes, self._tail_prefixes, self._word_prefixes)
        return [
            *chain.from_iterable(index.containers for index in (*prefixes, self.deletions)),
            *(self._trigrams, self._postings_before, self.spellings),
            *(self.squashed, self.plurals, self.words, self.tails, self.initials),
        ]

    @property
    def size(self) -> int:
        """How many spellings a query is weighed among; a guild's index counts as no smaller than the shared one."""
        return max(len(self.spellings), self._beside.size if self._beside else 0)

    def commonness(self, word: str) -> int:
        """How many spellings have the word."""
        return len(self.words.get(word, ())) + (self._beside.commonness(word) if self._beside else 0)

    def but_plural(self, form: Form) -> Iterator[Spelling]:
        """The candidates that may differ from ``form`` only by a plural s."""
        key = plural_key(form)
        return chain(self.squashed.get(key, ()), self.plurals.get(key, ()))

    def with_prefix(self, typed: str, literal: str, most: int) -> Iterator[Spelling]:
        """The spellings with this prefix: the ``most`` shortest texts of names, and as many of aliases.

        If spaces or punctuation were typed, up to ``most`` texts that begin with exactly that come first: "x-" is
        X-Windows rather than X2.
        """
        for prefixes in (self._name_prefixes, self._alias_prefixes):
            texts: Iterable[str] = prefixes.shortest(typed, most)
            if literal != typed:
                low, high = prefixes.range_of(typed)
                if most < high - low <= MOST_LOOKED_AT:
                    same = (text for text in prefixes.texts(low, high) if self._begins_literally(text, literal))
                    texts = dict.fromkeys(chain(nsmallest(most, same, key=len), texts))
            for text in texts:
                yield from self.squashed[text]

    def _texts(self) -> Iterator[str]:
        """Everything that a query is compared with, each text once."""
        yield from self.squashed
        yield from (word for word in self.words if word not in self.squashed)
        yield from (tail for tail in self.tails if tail not in self.squashed and tail not in self.words)

    def _begins_literally(self, text: str, literal: str) -> bool:
        return self.squashed[text][0].text.casefold().startswith(literal)

    def with_later_prefix(self, typed: str, most: int) -> Iterator[Spelling]:
        """At most ``most`` spellings with this prefix of a later word, those with the least text after it first."""
        texts = self._tail_prefixes.shortest(typed, most)
        return islice(chain.from_iterable(self.tails[text] for text in texts), most)

    def with_words(self, words: Sequence[str], most: int) -> list[Spelling]:
        """At most ``most`` spellings in which each of ``words`` begins a word, short ones first.

        If even the rarest of them begins words of more than ``MOST_LOOKED_AT`` spellings, only those of the words that
        come first in the alphabet are looked at.
        """
        if len(words) > self.most_words:
            return []
        places = [self._word_prefixes.range_of(word) for word in words]
        counts = [self._postings_before[high] - self._postings_before[low] for low, high in places]
        rarest = counts.index(min(counts))
        if not counts[rarest]:
            return []
        others = [word for at, word in enumerate(words) if at != rarest]
        found = chain.from_iterable(self.words[word] for word in self._word_prefixes.texts(*places[rarest]))
        having_all = dict.fromkeys(
            spelling
            for spelling in islice(found, MOST_LOOKED_AT)
            if max(len(spelling.form.words), len(spelling.form.parts)) >= len(words)
            and _all_begin(others, spelling.form.words + spelling.form.parts)
        )
        return nsmallest(most, having_all, key=lambda spelling: len(spelling.form.squashed))

    def containing(self, typed: str, most: int) -> Iterator[Spelling]:
        """The spellings that contain ``typed``, short ones first: at most ``most`` texts."""
        if len(typed) < SHORTEST_PART:
            return
        postings = [self._trigrams.get(typed[at : at + TRIGRAM], ()) for at in range(len(typed) - TRIGRAM + 1)]
        rarest = self._few or min(postings, key=len)
        for text in islice((text for text in rarest[:MOST_LOOKED_AT] if typed in text), most):
            yield from self.squashed[text]


def _postings(
    alone: Mapping[Spelling, tuple[Spelling, ...]], keys: Callable[[Spelling], Iterable[str]]
) -> dict[str, tuple[Spelling, ...]]:
    """The posting list of each key: the spellings that have it, in the order of ``alone``.

    Most keys have one spelling and share its tuple in ``alone``, which takes a third of the memory of lists.
    """
    postings: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in alone:
        for key in keys(spelling):
            postings[key].append(spelling)
    return {key: tuple(found) if len(found) > 1 else alone[found[0]] for key, found in postings.items()}


def _singular(spelling: Spelling) -> tuple[str, ...]:
    """The key that the spelling shares with its plural; none where it is the spelling itself, as for most singulars."""
    key = plural_key(spelling.form)
    return () if key == spelling.form.squashed else (key,)


def _all_begin(prefixes: Sequence[str], words: Iterable[str]) -> bool:
    return all(any(word.startswith(prefix) for word in words) for prefix in prefixes)


def _spellings(entry: Entry) -> Iterator[Spelling]:
    """Give each form of the entry's spellings that has a letter or digit; others cannot be typed."""
    names, covers = entry.names, entry.covers
    for text in entry.spellings:
        for one in forms(text):
            if one.squashed:
                yield Spelling(entry, text, text in names, one, is_covered=text in covers)
