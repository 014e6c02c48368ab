"""Fuzzy matching: finds the spellings from which a query differs by a few letters.

Owns which texts a query is compared with: the whole spelling, its words one by one, and its prefixes.
``bot.lookup.deletion_index`` finds those texts, ``bot.lookup.error_model`` says what a misspelling costs, and
``bot.lookup.scoring`` whether it beats chance. Gives only what does, and on request what looks alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from heapq import nsmallest
from itertools import chain, islice
from math import inf, log2
from operator import itemgetter

from rapidfuzz.distance import OSA

from bot.lookup import error_model, scoring
from bot.lookup.hit import Fit, Hit, Spelling
from bot.lookup.inverted_index import InvertedIndex
from bot.lookup.normalize import Form
from bot.lookup.outcomes import How
from bot.lookup.real_words import RealWords


class Intent(Enum):
    """What is asked for: the answer to a finished query, or completions of a prefix."""

    FIND = auto()
    AUTOCOMPLETE = auto()


# A word of two letters is never taken for a misspelling: it is one edit from too many others. A single edit is worth
# showing however many entries there are, since four of five real misspellings have just one: any edit from four letters
# on, and only a common one with three ("bot" is not a misspelled "cot").
SHORTEST = 3
SHORTEST_SLIP = 4
# Bits by which a reading may fall short of chance and still be worth showing: 4 to 1 against. The same margin is enough
# for an answer that has no rival, once the words that people ask for and that are no entry are counted in.
WORTH_SHOWING = -2.0
# The same on a list that is shown anyway: beside a good reading, a bad one does no harm.
WORTH_BESIDE = -15.0
# Bits for words in another order than the name's: assumed, generously, of one query in ten.
OTHER_ORDER = log2(10)
# Two texts look alike from this share of letters in common, in the same order.
ALIKE_FROM = 0.5
# How many texts, roughly the nearest ones, have their slips weighed, and how many for each of several words. Weighing a
# third more changes no first answer among 150,000 entries. A text with two edits more than the nearest is not weighed:
# it would be the likelier one only once in a thousand times.
MOST_WEIGHED = 30
MOST_PER_WORD = 12
MOST_BEHIND = 1
# How many spellings are looked at because one of their words is near.
MOST_WITH_WORD = 100


class FuzzyMatcher:
    """Compares misspelled queries with the spellings of an inverted index. Immutable once built."""

    def __init__(self, inverted: InvertedIndex) -> None:
        self._inverted = inverted
        self._choice = log2(max(1, inverted.size))
        self.real_words = RealWords(inverted)
        self._enough = WORTH_SHOWING + scoring.unknown(inverted.size)

    def misspelled(self, query: Form) -> Iterator[Hit]:
        """Give the spellings that the query may misspell; one may come more than once."""
        typed = query.squashed
        if len(typed) < SHORTEST:
            return
        readings = self._readings(typed, MOST_WEIGHED)
        whole = list(self._whole(query, readings))
        # A list that is shown anyway has room for what would not be worth showing alone.
        enough = WORTH_BESIDE if any(shown for _, shown in whole) else inf
        for hit, shown in whole:
            if shown or self._beats_chance(typed, hit.fit.cost, enough):
                yield hit
        if len(query.words) == 1:
            yield from self._one_word(query, readings)
        elif len(query.words) <= self._inverted.most_words and not any(hit.fit.clear for hit, _ in whole):
            yield from self._word_by_word(query)  # each typed word needs one of its own, mostly in another order

    def misspelled_prefix(self, query: Form, intent: Intent, most: int) -> Iterator[Hit]:
        """Give the spellings where the query may misspell a prefix of the whole or of a later word, likeliest first.

        A finished query may only misspell the prefix of the whole spelling, and only by a single edit.
        """
        typed = query.squashed
        if len(typed) < SHORTEST:
            return
        finished = intent is Intent.FIND
        costs = self._prefix_costs(typed, finished=finished)
        left_out = scoring.edit_cost(len(typed))  # for the words before a later one
        for text in nsmallest(most, costs, key=lambda text: (costs[text], len(text))):
            for spelling in self._inverted.squashed.get(text, ()):
                yield self._hit(spelling, typed, costs[text], clear=False)
            if finished:
                continue
            for spelling in self._inverted.tails.get(text, ()):
                yield self._hit(spelling, typed, costs[text] + left_out, clear=False)

    def _prefix_costs(self, typed: str, *, finished: bool) -> dict[str, float]:
        """The texts with a prefix near enough to be shown, each with the cost in bits of having meant it."""
        edits = 1 if finished else scoring.most_edits_of_prefix(len(typed))
        untyped = scoring.edit_cost(len(typed)) if finished else 0.0  # a finished query should be the whole text
        costs: dict[str, float] = {}  # by prefix, which many texts share
        best: dict[str, float] = {}  # by text
        for text, prefix, distance in self._inverted.deletions.prefixes_within(typed, edits):
            if prefix not in costs:
                costs[prefix] = error_model.bits(typed, prefix) + untyped
            cost = costs[prefix]
            if (distance == 1 and not finished) or (distance and self._beats_chance(typed, cost, WORTH_SHOWING)):
                best[text] = cost
        return best

    def alike(self, query: Form) -> Iterator[Hit]:
        """Give the spellings that share the most letters with the query, in its order, best first.

        That is no reason to think that one of them was meant; but if one was, it is likely among the first twenty.
        """
        if len(query.squashed) < SHORTEST:
            return
        found = self._inverted.deletions.alike(query.squashed, scoring.MOST_EDITS + 1, ALIKE_FROM)
        for text, share in found:
            for spelling in self._inverted.squashed.get(text, ()):
                yield Hit(spelling, Fit(How.ALIKE, share, clear=False))

    def _readings(self, typed: str, most: int, *, with_longer: bool = False) -> list["_Reading"]:
        """At most ``most`` texts that ``typed`` may stand for, nearest first; ``with_longer`` adds those it begins."""
        near = self._inverted.deletions.within(typed, scoring.most_edits(len(typed) + scoring.MOST_EDITS))
        plausible = [
            (edits + (text[0] != typed[0]), text, edits)  # a wrong first letter is as rare as one more slip
            for text, edits in near
            if edits <= scoring.most_edits(max(len(typed), len(text))) and (with_longer or not text.startswith(typed))
        ]
        plausible.sort(key=itemgetter(0))
        return [
            _Reading(text, edits, error_model.bits(typed, text), doubtful=scoring.is_doubtful(typed, text, edits))
            for effort, text, edits in plausible[:most]
            if effort <= plausible[0][0] + MOST_BEHIND
        ]

    def _whole(self, query: Form, readings: list["_Reading"]) -> Iterator[tuple[Hit, bool]]:
        """Give the spellings that are near as a whole, each with whether it is worth showing."""
        typed, edit_cost = query.squashed, scoring.edit_cost(len(query.squashed))
        for reading in readings:
            if reading.text not in self._inverted.squashed:
                continue
            for spelling in self._inverted.squashed[reading.text]:
                spaces = abs(len(query.words) - len(spelling.form.words)) * edit_cost
                if not _comparable(query, spelling.form, reading.edits):
                    continue
                cost = reading.cost + spaces - self._commonness(reading.text)
                clear = not reading.doubtful and self._beats_chance(typed, cost, self._enough)
                clear = clear and self.real_words.allow_slip(query, spelling.form, cost)
                slip = reading.edits == 1 and (len(typed) >= SHORTEST_SLIP or reading.cost <= edit_cost)
                shown = slip or self._beats_chance(typed, cost, WORTH_SHOWING)
                yield self._hit(spelling, typed, cost, clear=clear), shown

    def _one_word(self, query: Form, readings: list["_Reading"]) -> Iterator[Hit]:
        """Spellings that have more words than the one that was typed."""
        typed, words = query.squashed, self._inverted.words
        having = ((it, reading) for reading in sorted(readings, key=_by_cost) for it in words.get(reading.text, ()))
        for spelling, reading in islice(having, MOST_WITH_WORD):
            missing = max(1, len(spelling.form.words) - 1)
            cost = reading.cost + missing * scoring.edit_cost(len(typed))
            is_more = spelling.form.squashed != reading.text and not spelling.form.squashed.startswith(typed)
            if is_more and self._beats_chance(typed, cost, WORTH_SHOWING):
                yield self._hit(spelling, typed, cost, clear=False)

    def _word_by_word(self, query: Form) -> Iterator[Hit]:
        """Spellings that have a different word for each word of the query, in any order."""
        typed, readings = query.squashed, self._readings_of_each(query.words)
        for spelling in self._with_rarest(readings) if readings else ():
            if spelling.form.squashed.startswith(typed):
                continue
            chosen = _one_for_each(tuple(spelling.words), readings)
            misspelled = any(reading.edits for reading in chosen)
            if misspelled and (hit := self._word_hit(query, spelling, chosen)):
                yield hit

    def _readings_of_each(self, words: tuple[str, ...]) -> list[dict[str, "_Reading"]]:
        """What each word may stand for; empty as soon as one of them stands for no known word."""
        readings: list[dict[str, _Reading]] = []
        for word in words:
            readings.append(self._word_readings(word))
            if not readings[-1]:
                return []
        return readings

    def _with_rarest(self, readings: list[dict[str, "_Reading"]]) -> Iterable[Spelling]:
        """The spellings with a reading of the rarest word, the likeliest reading first, each spelling once."""
        having = self._inverted.words
        rarest = min(readings, key=lambda words: sum(len(having[word]) for word in words))
        spellings = chain.from_iterable(having[reading.text] for reading in sorted(rarest.values(), key=_by_cost))
        return dict.fromkeys(islice(spellings, MOST_WITH_WORD))

    def _word_hit(self, query: Form, spelling: Spelling, chosen: list["_Reading"]) -> Hit | None:
        """The hit that reads the typed words as ``chosen``, if that beats chance."""
        typed, words = query.squashed, query.words
        cost = _cost_of_words(spelling, chosen, left_out=scoring.edit_cost(len(typed)))
        if not self._beats_chance(typed, cost, WORTH_SHOWING):
            return None
        clear = _is_complete(spelling, chosen) and not any(reading.doubtful for reading in chosen)
        clear = clear and self.real_words.allow_slips(words, spelling, [reading.text for reading in chosen], cost)
        return self._hit(spelling, typed, cost, clear=clear and self._beats_chance(typed, cost, self._enough))

    def _word_readings(self, typed: str) -> dict[str, "_Reading"]:
        """The words that the typed one may stand for, including itself if it is one."""
        readings = self._readings(typed, MOST_PER_WORD, with_longer=True)
        return {reading.text: reading for reading in readings if reading.text in self._inverted.words}

    def _commonness(self, text: str) -> float:
        """Bits by which a word is likelier to be meant because many spellings have it."""
        return log2(self._inverted.commonness(text) or 1)

    def _beats_chance(self, typed: str, cost: float, by: float) -> bool:
        return scoring.left_over(len(typed), cost, self._choice) >= by

    def _hit(self, spelling: Spelling, typed: str, cost: float, *, clear: bool) -> Hit:
        quality = scoring.similarity(len(typed), cost, self._choice)
        return Hit(spelling, Fit(How.TYPO, quality, clear=clear, cost=cost))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text that the typed one may stand for: how many edits away it is, and the cost in bits."""

    text: str
    edits: int
    cost: float
    doubtful: bool


def _by_cost(reading: _Reading) -> float:
    return reading.cost


def _one_for_each(meant: Sequence[str], readings: Sequence[dict[str, _Reading]]) -> list[_Reading]:
    """The likeliest of the words ``meant`` for each typed word; empty if one has none, or two have the same."""
    chosen: list[_Reading] = []
    for words in readings:
        likeliest = min((words[word] for word in meant if word in words), key=_by_cost, default=None)
        if likeliest is None or any(likeliest.text == reading.text for reading in chosen):
            return []
        chosen.append(likeliest)
    return chosen


def _is_complete(spelling: Spelling, chosen: Sequence[_Reading]) -> bool:
    """Whether no word of the spelling is left out."""
    return sum(len(reading.text) for reading in chosen) >= len(spelling.form.squashed)


def _cost_of_words(spelling: Spelling, chosen: Sequence[_Reading], left_out: float) -> float:
    """The total cost of the slips, of a different order of the words, and of missing words, ``left_out`` bits each."""
    cost = sum(reading.cost for reading in chosen)
    words = list(spelling.words)
    places = [words.index(reading.text) for reading in chosen]
    if places != sorted(places):
        cost += OTHER_ORDER
    if not _is_complete(spelling, chosen):
        cost += max(1, len(spelling.form.words) - len(chosen)) * left_out
    return cost


def _comparable(query: Form, spelling: Form, edits: int) -> bool:
    """Whether the edits between the two may be typos, rather than a different word or an extra one.

    Where both have as many words, these are compared in pairs: edits that pile up in one word make it a different
    word, and "task parallelism" is no misspelling of "data parallelism". Otherwise a space is missing or misplaced; but
    "node js" is not "node" with two extra letters.
    """
    if len(query.words) == len(spelling.words):
        pairs = zip(query.words, spelling.words, strict=True)
        return edits == 1 or all(OSA.distance(*pair) <= scoring.most_edits(max(map(len, pair))) for pair in pairs)
    shortest = min(map(len, query.words + spelling.words))
    return abs(len(query.squashed) - len(spelling.squashed)) < shortest
