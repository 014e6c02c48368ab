"""Fuzzy matching: finds the spellings from which a query differs by a few letters.

Owns which texts a query is compared with: the whole spelling, its words one by one, and its prefixes. Where those
texts are found is the business of ``bot.lookup.deletion_index``, what a misspelling costs that of
``bot.lookup.error_model``, and when it beats chance that of ``bot.lookup.scoring``. Only what beats chance comes out,
and what looks alike if that is asked for.
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


class Intent(Enum):
    """What is asked for: the answer to a finished query, or completions of a prefix."""

    FIND = auto()
    AUTOCOMPLETE = auto()


# A word of two letters is no misspelling, for it is one edit from every other. A single edit is worth showing however
# many entries there are, for four of five real misspellings have just one: any edit from four letters on, and of three
# letters one that people rather make than others ("bot" is no "cot").
SHORTEST = 3
SHORTEST_SLIP = 4
# Bits by which a reading may fall short of chance and still be worth showing: 4 to 1 against. The same are enough for
# an answer where nothing else comes near, once the words are counted that people ask for and that are not there.
WORTH_SHOWING = -2.0
# The same for what stands on a list that is shown anyway: beside a good reading, a bad one does no harm.
WORTH_BESIDE = -15.0
# Bits for words in another order than the name's: a query in ten, taken generously.
OTHER_ORDER = log2(10)
# The share of letters that two texts have in common, in the same order, from which on they look alike.
ALIKE_FROM = 0.5
# How many texts have their slips weighed, nearly the nearest ones; and how many for each of several words. A third
# more change no first answer among 150,000 entries. One with two edits more than the nearest is not weighed: it would
# be likelier one time in a thousand.
MOST_WEIGHED = 30
MOST_PER_WORD = 12
MOST_BEHIND = 1
# Spellings that are looked at because a word of theirs is near.
MOST_WITH_WORD = 100


class FuzzyMatcher:
    """Compares misspelled queries with the spellings of an inverted index. Immutable once built."""

    def __init__(self, inverted: InvertedIndex) -> None:
        self._inverted = inverted
        self._choice = log2(max(1, inverted.size))
        self._enough = WORTH_SHOWING + scoring.unknown(inverted.size)

    def misspelled(self, query: Form) -> Iterator[Hit]:
        """Give the spellings that the query may be a misspelling of; perhaps more than once."""
        typed = query.squashed
        if len(typed) < SHORTEST:
            return
        readings = self._readings(typed, MOST_WEIGHED)
        whole = list(self._whole(query, readings))
        # Once a list is shown, there is room in it for what alone would not be worth showing.
        enough = WORTH_BESIDE if any(shown for _, shown in whole) else inf
        for hit, shown in whole:
            if shown or self._beats_chance(typed, hit.fit.cost, enough):
                yield hit
        if len(query.words) == 1:
            yield from self._one_word(query, readings)
        elif len(query.words) <= self._inverted.most_words and not any(hit.fit.clear for hit, _ in whole):
            yield from self._word_by_word(query)  # each needs a word of its own, in an order that is not the name's

    def misspelled_prefix(self, query: Form, intent: Intent, most: int) -> Iterator[Hit]:
        """Give the spellings whose beginning, or a later word's, the query may misspell; the nearest texts first.

        A finished query is taken for the misspelled prefix of a whole name only, and only with a single edit.
        """
        typed = query.squashed
        if len(typed) < SHORTEST:
            return
        finished = intent is Intent.FIND
        costs = self._prefix_costs(typed, finished=finished)
        left_out = scoring.edit_cost(len(typed))  # the words before a later one
        for text in nsmallest(most, costs, key=lambda text: (costs[text], len(text))):
            for spelling in self._inverted.squashed.get(text, ()):
                yield self._hit(spelling, typed, costs[text], clear=False)
            if finished:
                continue
            for spelling in self._inverted.tails.get(text, ()):
                yield self._hit(spelling, typed, costs[text] + left_out, clear=False)

    def _prefix_costs(self, typed: str, *, finished: bool) -> dict[str, float]:
        """The texts with a prefix near enough to be shown, each with what it costs to have meant that."""
        edits = 1 if finished else scoring.most_edits_of_prefix(len(typed))
        untyped = scoring.edit_cost(len(typed)) if finished else 0.0  # the query should be all of it
        costs: dict[str, float] = {}  # by prefix, and many texts share one
        best: dict[str, float] = {}  # by text
        for text, prefix, distance in self._inverted.deletions.prefixes_within(typed, edits):
            if prefix not in costs:
                costs[prefix] = error_model.bits(typed, prefix) + untyped
            cost = costs[prefix]
            if (distance == 1 and not finished) or (distance and self._beats_chance(typed, cost, WORTH_SHOWING)):
                best[text] = cost
        return best

    def alike(self, query: Form) -> Iterator[Hit]:
        """Give the spellings that have most letters in common with the query, in its order, best first.

        That is no reason to think that one of them was meant; but if one was, it is likely among the first twenty.
        """
        if len(query.squashed) < SHORTEST:
            return
        found = self._inverted.deletions.alike(query.squashed, scoring.MOST_EDITS + 1, ALIKE_FROM)
        for text, share in found:
            for spelling in self._inverted.squashed.get(text, ()):
                yield Hit(spelling, Fit(How.ALIKE, share, clear=False))

    def _readings(self, typed: str, most: int, *, with_begun: bool = False) -> list["_Reading"]:
        """At most so many texts that the typed one may stand for, nearly the nearest, and those it begins if wanted."""
        near = self._inverted.deletions.within(typed, scoring.most_edits(len(typed) + scoring.MOST_EDITS))
        plausible = [
            (edits + (text[0] != typed[0]), text, edits)  # another first letter is as rare as one more slip
            for text, edits in near
            if edits <= scoring.most_edits(max(len(typed), len(text))) and (with_begun or not text.startswith(typed))
        ]
        plausible.sort(key=itemgetter(0))
        return [
            _Reading(text, edits, error_model.bits(typed, text), doubtful=scoring.is_doubtful(typed, text, edits))
            for effort, text, edits in plausible[:most]
            if effort <= plausible[0][0] + MOST_BEHIND
        ]

    def _whole(self, query: Form, readings: list["_Reading"]) -> Iterator[tuple[Hit, bool]]:
        """Give the spellings that are near as a whole, and whether they are worth showing."""
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
                slip = reading.edits == 1 and (len(typed) >= SHORTEST_SLIP or reading.cost <= edit_cost)
                shown = slip or self._beats_chance(typed, cost, WORTH_SHOWING)
                yield self._hit(spelling, typed, cost, clear=clear), shown

    def _one_word(self, query: Form, readings: list["_Reading"]) -> Iterator[Hit]:
        """Spellings of more words than the one that was typed."""
        typed, words = query.squashed, self._inverted.words
        having = ((it, reading) for reading in sorted(readings, key=_by_cost) for it in words.get(reading.text, ()))
        for spelling, reading in islice(having, MOST_WITH_WORD):
            missing = max(1, len(spelling.form.words) - 1)
            cost = reading.cost + missing * scoring.edit_cost(len(typed))
            is_more = spelling.form.squashed != reading.text and not spelling.form.squashed.startswith(typed)
            if is_more and self._beats_chance(typed, cost, WORTH_SHOWING):
                yield self._hit(spelling, typed, cost, clear=False)

    def _word_by_word(self, query: Form) -> Iterator[Hit]:
        """Spellings that have a word of their own for each of the query's, in any order."""
        typed, readings = query.squashed, self._readings_of_each(query.words)
        for spelling in self._with_rarest(readings) if readings else ():
            if spelling.form.squashed.startswith(typed):
                continue
            chosen = _one_for_each(tuple(spelling.words), readings)
            misspelled = any(reading.edits for reading in chosen)
            if misspelled and (hit := self._word_hit(typed, spelling, chosen)):
                yield hit

    def _readings_of_each(self, words: tuple[str, ...]) -> list[dict[str, "_Reading"]]:
        """What each word may stand for; nothing at all as soon as one stands for no word of any name."""
        readings: list[dict[str, _Reading]] = []
        for word in words:
            readings.append(self._word_readings(word))
            if not readings[-1]:
                return []
        return readings

    def _with_rarest(self, readings: list[dict[str, "_Reading"]]) -> Iterable[Spelling]:
        """The spellings that have what the rarest word may stand for, the likeliest first, each once."""
        having = self._inverted.words
        rarest = min(readings, key=lambda words: sum(len(having[word]) for word in words))
        spellings = chain.from_iterable(having[reading.text] for reading in sorted(rarest.values(), key=_by_cost))
        return dict.fromkeys(islice(spellings, MOST_WITH_WORD))

    def _word_hit(self, typed: str, spelling: Spelling, chosen: list["_Reading"]) -> Hit | None:
        """The spelling with ``chosen`` for the typed words, if that beats chance."""
        cost = _cost_of_words(spelling, chosen, left_out=scoring.edit_cost(len(typed)))
        if not self._beats_chance(typed, cost, WORTH_SHOWING):
            return None
        clear = _is_complete(spelling, chosen) and not any(reading.doubtful for reading in chosen)
        return self._hit(spelling, typed, cost, clear=clear and self._beats_chance(typed, cost, self._enough))

    def _word_readings(self, typed: str) -> dict[str, "_Reading"]:
        """The words that the typed one may stand for, itself included if it is one."""
        readings = self._readings(typed, MOST_PER_WORD, with_begun=True)
        return {reading.text: reading for reading in readings if reading.text in self._inverted.words}

    def _commonness(self, text: str) -> float:
        """Bits by which a word is likelier meant than another, since it stands in many spellings."""
        return log2(self._inverted.commonness(text) or 1)

    def _beats_chance(self, typed: str, cost: float, by: float) -> bool:
        return scoring.left_over(len(typed), cost, self._choice) >= by

    def _hit(self, spelling: Spelling, typed: str, cost: float, *, clear: bool) -> Hit:
        quality = scoring.similarity(len(typed), cost, self._choice)
        return Hit(spelling, Fit(How.TYPO, quality, clear=clear, cost=cost))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was typed taken for a text so many edits away, at a cost in bits."""

    text: str
    edits: int
    cost: float
    doubtful: bool


def _by_cost(reading: _Reading) -> float:
    return reading.cost


def _one_for_each(meant: Sequence[str], readings: Sequence[dict[str, _Reading]]) -> list[_Reading]:
    """The likeliest of the words ``meant`` for each word typed; none where one is missing or two are read as one."""
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
    """What slips, another order than the spelling's and words that are ``left_out`` cost together."""
    cost = sum(reading.cost for reading in chosen)
    words = list(spelling.words)
    places = [words.index(reading.text) for reading in chosen]
    if places != sorted(places):
        cost += OTHER_ORDER
    if not _is_complete(spelling, chosen):
        cost += max(1, len(spelling.form.words) - len(chosen)) * left_out
    return cost


def _comparable(query: Form, spelling: Form, edits: int) -> bool:
    """Whether so many edits between the two may be typos, and no word is another one or one too many.

    Where the words pair up, they are better compared one by one: edits that pile up in one of them make another
    word, and "task parallelism" is no misspelling of "data parallelism". Where they do not, a space is missing or
    misplaced; but "node js" is not "node" with two letters too many.
    """
    if len(query.words) == len(spelling.words):
        pairs = zip(query.words, spelling.words, strict=True)
        return edits == 1 or all(OSA.distance(*pair) <= scoring.most_edits(max(map(len, pair))) for pair in pairs)
    shortest = min(map(len, query.words + spelling.words))
    return abs(len(query.squashed) - len(spelling.squashed)) < shortest
