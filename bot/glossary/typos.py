"""The typo tier: spellings from which a query differs by a few letters.

Owns which texts a query is compared with: the whole spelling, its words one by one, and its beginning. What an
edit costs is ``bot.glossary.evidence``'s business. Only what beats chance comes out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.glossary import evidence
from bot.glossary.lookup import How
from bot.glossary.normalise import Form
from bot.glossary.tiers import Fit, Intent, Spelling

# A word of two letters is no misspelling, for it is one edit from every other.
SHORTEST = 3
# A single edit is always worth showing from this many letters on, whatever the number of terms: four of five real
# misspellings have just one. Someone still typing looks at a list anyway, and one letter less is enough.
SHORTEST_SLIP = {Intent.FINISHED: 4, Intent.BEGINNING: 3}
# With three edits in one word, other words are as near; two leave it clear.
MOST_CLEAR_EDITS = 2
# Bits by which a clear answer must beat chance, and the next best one: 32 to 1, or 97 in a hundred.
CLEAR = 5.0


class Typos:
    """Compares misspelt queries with all spellings of a catalogue. Immutable once built."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._spellings = spellings
        self._squashed = [spelling.form.squashed for spelling in spellings]
        having: dict[str, list[int]] = defaultdict(list)
        for at, spelling in enumerate(spellings):
            for word in {*spelling.form.words, *spelling.form.parts}:
                having[word].append(at)
        self._having = dict(having)
        self._words = list(having)
        self._names = list(enumerate(self._squashed))
        self._beginnings = [(at, text) for at, it in enumerate(spellings) for text in (it.form.squashed, *it.tails)]

    def near(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        """Give every spelling the query may be a misspelling of; perhaps more than once."""
        if len(query.squashed) < SHORTEST:
            return
        yield from self._whole(query, intent)
        yield from self._word_by_word(query)
        yield from self._unfinished(query, intent)

    def _whole(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        for text, edits, at in _within(typed, self._squashed, evidence.most_edits(len(typed))):
            spelling = self._spellings[at]
            # Edits in a phrase pile up in a word when it is another word: "task parallelism" is no misspelling of
            # "data parallelism". Where the words pair up, they are compared one by one.
            if edits > 1 and len(query.words) > 1 and len(query.words) == len(spelling.form.words):
                continue
            cost = evidence.misspelling(typed, text, edits)
            slip = edits == 1 and len(typed) >= SHORTEST_SLIP[intent]
            if slip or self._beats_chance(typed, cost):
                yield spelling, self._fit(typed, cost, clear=edits <= MOST_CLEAR_EDITS)

    def _word_by_word(self, query: Form) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        readings = [self._words_near(word) for word in query.words]
        first, *others = readings
        for at in first:
            if not all(at in other for other in others):
                continue
            form = self._spellings[at].form
            words = {reading[at].word for reading in readings}
            cost = sum(reading[at].cost for reading in readings)
            if len(words) < len(readings) or not cost:  # two words read as one, or nothing misspelt
                continue
            complete = sum(map(len, words)) >= len(form.squashed)
            if not complete:
                cost += max(1, len(form.words) - len(words)) * evidence.edit(len(typed))
            if self._beats_chance(typed, cost):
                clear = complete and all(reading[at].edits <= MOST_CLEAR_EDITS for reading in readings)
                yield self._spellings[at], self._fit(typed, cost, clear=clear)

    def _words_near(self, typed: str) -> dict[int, "_Reading"]:
        """Give, for each spelling that has one, its word nearest to the typed one."""
        nearest: dict[int, _Reading] = {}
        for word, edits, _ in _within(typed, self._words, evidence.most_edits(len(typed) + evidence.MOST_EDITS)):
            if edits > evidence.most_edits(max(len(typed), len(word))):
                continue
            reading = _Reading(word, edits, evidence.misspelling(typed, word, edits))
            for at in self._having[word]:
                if at not in nearest or reading.cost < nearest[at].cost:
                    nearest[at] = reading
        return nearest

    def _unfinished(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        finished = intent is Intent.FINISHED
        beginnings = self._names if finished else self._beginnings
        limit = 1 if finished else evidence.most_edits_of_beginning(len(typed))
        for length in range(len(typed) - limit, len(typed) + limit + 1):
            longer = [(at, text) for at, text in beginnings if len(text) > length]
            for text, edits, found in _within(typed, [text[:length] for _, text in longer], limit):
                at, full = longer[found]
                cost = evidence.misspelling(typed, text, edits)
                slip = not finished and edits == 1
                if not edits or not (slip or self._beats_chance(typed, cost)):
                    continue
                # A later word, and for a finished query an ending not typed, count like an edit.
                missing = (len(full) < len(self._squashed[at])) + finished
                cost += missing * evidence.edit(len(typed))
                yield self._spellings[at], self._fit(typed, cost, clear=False)

    def _beats_chance(self, typed: str, cost: float, by: float = 0.0) -> bool:
        return evidence.left_over(len(typed), cost, len(self._spellings)) >= by

    def _fit(self, typed: str, cost: float, *, clear: bool) -> Fit:
        clear = clear and self._beats_chance(typed, cost, CLEAR)
        return Fit(How.TYPO, evidence.similarity(len(typed), cost), clear=clear, cost=cost)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A typed word taken for another one."""

    word: str
    edits: int
    cost: float


def _within(typed: str, texts: Sequence[str], edits: int) -> list[tuple[str, int, int]]:
    """Give the texts at most so many edits away, each with its distance and its place."""
    return process.extract(typed, texts, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None)
