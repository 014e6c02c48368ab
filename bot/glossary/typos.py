"""The typo tier: spellings from which a query differs by a few letters.

Owns which texts a query is compared with: the whole spelling, its words one by one, and its beginning. Where those
texts are found is ``bot.glossary.near``'s business, what a slip costs ``bot.glossary.slips``'s, and when that beats
chance ``bot.glossary.evidence``'s. Only what beats chance comes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from heapq import nsmallest
from itertools import chain, islice
from math import log2

from bot.glossary import evidence, slips
from bot.glossary.lookup import How
from bot.glossary.normalise import Form
from bot.glossary.tiers import Fit, Spelling
from bot.glossary.vocabulary import Vocabulary


class Intent(Enum):
    """What the query is: all of what was meant, or its beginning."""

    FINISHED = auto()
    BEGINNING = auto()


# A word of two letters is no misspelling, for it is one edit from every other.
SHORTEST = 3
# A single edit is worth showing from this many letters on, whatever the number of terms: four of five real
# misspellings have just one. Someone still typing looks at a list anyway, and one letter less is enough.
SHORTEST_SLIP = {Intent.FINISHED: 4, Intent.BEGINNING: 3}
# Bits against or for a reading, compared with chance: 8 to 1 against is not worth showing, 8 to 1 for may be the
# answer. Measured with 300 and with 2,000 terms: less than 1 % of random words get a list.
WORTH_SHOWING = -3.0
MAYBE_MEANT = 3.0
# Bits of words in another order than the name's: less than one query in ten.
OTHER_ORDER = 3.5
# Texts, nearest first, of which the slips are weighed. Of the right ones, 99 % are among the first thirty.
MOST_WEIGHED = 60
# Spellings that are looked at because a word of theirs is near.
MOST_WITH_WORD = 200


class Typos:
    """Compares misspelt queries with the spellings of a catalogue. Immutable once built."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def misspelt(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        """Give the spellings that the query may be a misspelling of; perhaps more than once."""
        if len(query.squashed) >= SHORTEST:
            yield from self._whole(query, intent)
            yield from self._word_by_word(query)

    def unfinished(self, query: Form, intent: Intent, most: int) -> Iterator[tuple[Spelling, Fit]]:
        """Give spellings whose beginning, or a later word's, the query may be a misspelling of: the nearest texts.

        A finished query is taken for the misspelt beginning of a name only, and only with a single edit.
        """
        typed = query.squashed
        if len(typed) < SHORTEST_SLIP[intent]:
            return
        finished = intent is Intent.FINISHED
        edits = 1 if finished else evidence.most_edits_of_beginning(len(typed))
        costs: dict[str, float] = {}  # by beginning, and many texts share one
        best: dict[str, float] = {}  # by text
        for text, beginning, distance in self._vocabulary.near.beginnings(typed, edits):
            if beginning not in costs:
                costs[beginning] = slips.bits(typed, beginning)
            cost = costs[beginning]
            if distance == 1 or (distance and self._beats_chance(typed, cost, WORTH_SHOWING)):
                best[text] = min(cost, best.get(text, cost))
        # An ending not typed counts like an edit where the query should be all of it, and so does a word left out.
        extra = evidence.edit(len(typed))
        for text in nsmallest(most, best, key=lambda text: (best[text], len(text))):
            for spelling in self._vocabulary.same.get(text, ()):
                yield spelling, self._fit(typed, best[text] + extra * finished, clear=False)
            if not finished:
                for spelling in self._vocabulary.tails.get(text, ()):
                    yield spelling, self._fit(typed, best[text] + extra, clear=False)

    def _whole(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        near = self._vocabulary.near.whole(typed, evidence.most_edits(len(typed)))
        spelt = (
            (text, edits)
            for text, edits in near
            if text in self._vocabulary.same and not text.startswith(typed)  # those are beginnings, and no typos
        )
        for text, edits in islice(spelt, MOST_WEIGHED):
            cost = slips.bits(typed, text)
            slip = edits == 1 and len(typed) >= SHORTEST_SLIP[intent]
            if not slip and not self._beats_chance(typed, cost, WORTH_SHOWING):
                continue
            clear = not evidence.is_doubtful(typed, text, edits) and self._beats_chance(typed, cost, MAYBE_MEANT)
            found = self._fit(typed, cost - log2(self._vocabulary.weight(text)), clear=clear)
            for spelling in self._vocabulary.same[text]:
                if _comparable(query, spelling.form, edits):
                    yield spelling, found

    def _word_by_word(self, query: Form) -> Iterator[tuple[Spelling, Fit]]:
        typed, having = query.squashed, self._vocabulary.words
        if len(query.words) > self._vocabulary.most_words:  # each needs a word of its own
            return
        readings = [self._words_near(word) for word in query.words]
        rarest = min(readings, key=lambda words: sum(len(having[word]) for word in words))
        likeliest = sorted(rarest.values(), key=_by_cost)
        spellings = chain.from_iterable(having[reading.word] for reading in likeliest)
        for spelling in dict.fromkeys(islice(spellings, MOST_WITH_WORD)):
            own = tuple(dict.fromkeys(spelling.form.words + spelling.form.parts))
            read = [min((words[it] for it in own if it in words), key=_by_cost, default=None) for words in readings]
            chosen = [reading for reading in read if reading is not None]
            words = list(dict.fromkeys(reading.word for reading in chosen))
            cost = sum(reading.cost for reading in chosen)
            if len(words) < len(readings) or not cost:  # a word is not there, two are read as one, or none is misspelt
                continue
            if spelling.form.squashed.startswith(typed):
                continue
            if [own.index(word) for word in words] != sorted(own.index(word) for word in words):
                cost += OTHER_ORDER
            complete = sum(map(len, words)) >= len(spelling.form.squashed)
            if not complete:
                cost += max(1, len(spelling.form.words) - len(words)) * evidence.edit(len(typed))
            if self._beats_chance(typed, cost, WORTH_SHOWING):
                clear = complete and not any(reading.doubtful for reading in chosen)
                clear = clear and self._beats_chance(typed, cost, MAYBE_MEANT)
                if len(readings) == 1:
                    cost -= log2(self._vocabulary.weight(spelling.form.squashed))
                yield spelling, self._fit(typed, cost, clear=clear)

    def _words_near(self, typed: str) -> dict[str, "_Reading"]:
        """Give the words that the typed one may stand for, itself included if it is one."""
        near = self._vocabulary.near.whole(typed, evidence.most_edits(len(typed) + evidence.MOST_EDITS))
        words = (
            (word, edits)
            for word, edits in near
            if word in self._vocabulary.words and edits <= evidence.most_edits(max(len(typed), len(word)))
        )
        return {
            word: _Reading(word, slips.bits(typed, word), doubtful=evidence.is_doubtful(typed, word, edits))
            for word, edits in islice(words, MOST_WEIGHED)
        }

    def _beats_chance(self, typed: str, cost: float, by: float) -> bool:
        return evidence.left_over(len(typed), cost, self._vocabulary.bits) >= by

    def _fit(self, typed: str, cost: float, *, clear: bool) -> Fit:
        return Fit(How.TYPO, evidence.similarity(len(typed), cost, self._vocabulary.bits), clear=clear, cost=cost)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A typed word taken for a word of a spelling, at a cost in bits."""

    word: str
    cost: float
    doubtful: bool


def _by_cost(reading: _Reading) -> float:
    return reading.cost


def _comparable(query: Form, spelling: Form, edits: int) -> bool:
    """Whether so many edits between the two may be typos, and no word is another one or one too many.

    Where the words pair up, they are better compared one by one: edits that pile up in one of them make another
    word, and "task parallelism" is no misspelling of "data parallelism". Where they do not, a space is missing or
    misplaced; but "node js" is not "node" with two letters too many.
    """
    if len(query.words) == len(spelling.words):
        return edits == 1 or len(query.words) == 1
    shortest = min(map(len, query.words + spelling.words))
    return abs(len(query.squashed) - len(spelling.squashed)) < shortest
