"""The typo tier: spellings from which a query differs by a few letters.

Owns which texts a query is compared with: the whole spelling, its words one by one, and its beginning. What an
edit costs is ``bot.glossary.evidence``'s business. Only what beats chance comes out.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.glossary import evidence
from bot.glossary.lookup import How
from bot.glossary.normalise import Form
from bot.glossary.tiers import Fit, Spelling


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
        self._most_words = max((max(len(it.form.words), len(it.form.parts)) for it in spellings), default=0)
        self._names = list(enumerate(self._squashed))
        self._tails = [(at, tail) for at, spelling in enumerate(spellings) for tail in spelling.tails]

    def misspelt(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        """Give every spelling that the query may be a misspelling of; perhaps more than once."""
        if len(query.squashed) >= SHORTEST:
            yield from self._whole(query, intent)
            yield from self._word_by_word(query)

    def unfinished(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        """Give every spelling whose beginning, or a later word's, the query may be a misspelling of.

        A finished query is taken for the misspelt beginning of a name only, and only with a single edit.
        """
        if len(query.squashed) < SHORTEST_SLIP[intent]:
            return
        finished = intent is Intent.FINISHED
        edits = 1 if finished else evidence.most_edits_of_beginning(len(query.squashed))
        # An ending not typed counts like an edit where the query should be all of it, and so does a word left out.
        yield from self._beginnings(query.squashed, self._names, edits, missing=int(finished))
        if not finished:
            yield from self._beginnings(query.squashed, self._tails, edits, missing=1)

    def _whole(self, query: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        for text, edits, at in _within(typed, self._squashed, evidence.most_edits(len(typed))):
            spelling = self._spellings[at]
            if not _comparable(query, spelling.form, edits):
                continue
            cost = evidence.misspelling(typed, text, edits)
            slip = edits == 1 and len(typed) >= SHORTEST_SLIP[intent]
            if slip or self._beats_chance(typed, cost, WORTH_SHOWING):
                yield spelling, self._fit(typed, cost, clear=not evidence.is_doubtful(typed, text, edits))

    def _word_by_word(self, query: Form) -> Iterator[tuple[Spelling, Fit]]:
        typed = query.squashed
        if len(query.words) > self._most_words:  # each needs a word of its own
            return
        first, *others = [self._words_near(word) for word in query.words]
        for at in first:
            if not all(at in other for other in others):
                continue
            form = self._spellings[at].form
            readings = [first[at], *(other[at] for other in others)]
            words = {reading.word for reading in readings}
            cost = sum(reading.cost for reading in readings)
            if len(words) < len(readings) or not cost:  # two words read as one, or nothing misspelt
                continue
            complete = sum(map(len, words)) >= len(form.squashed)
            if not complete:
                cost += max(1, len(form.words) - len(words)) * evidence.edit(len(typed))
            if self._beats_chance(typed, cost, WORTH_SHOWING):
                doubtful = any(reading.doubtful for reading in readings)
                yield self._spellings[at], self._fit(typed, cost, clear=complete and not doubtful)

    def _words_near(self, typed: str) -> dict[int, "_Reading"]:
        """Give, for each spelling that has one, its word nearest to the typed one."""
        nearest: dict[int, _Reading] = {}
        for word, edits, _ in _within(typed, self._words, evidence.most_edits(len(typed) + evidence.MOST_EDITS)):
            if edits > evidence.most_edits(max(len(typed), len(word))):
                continue
            reading = _Reading(
                word=word,
                cost=evidence.misspelling(typed, word, edits),
                doubtful=evidence.is_doubtful(typed, word, edits),
            )
            for at in self._having[word]:
                if at not in nearest or reading.cost < nearest[at].cost:
                    nearest[at] = reading
        return nearest

    def _beginnings(
        self, typed: str, texts: Sequence[tuple[int, str]], most: int, *, missing: int
    ) -> Iterator[tuple[Spelling, Fit]]:
        extra = missing * evidence.edit(len(typed))
        for length in range(len(typed) - most, len(typed) + most + 1):
            longer = [(at, text[:length]) for at, text in texts if len(text) > length]
            for text, edits, found in _within(typed, [text for _, text in longer], most):
                cost = evidence.misspelling(typed, text, edits)
                if edits == 1 or (edits and self._beats_chance(typed, cost, WORTH_SHOWING)):
                    yield self._spellings[longer[found][0]], self._fit(typed, cost + extra, clear=False)

    def _beats_chance(self, typed: str, cost: float, by: float) -> bool:
        return evidence.left_over(len(typed), cost, len(self._spellings)) >= by

    def _fit(self, typed: str, cost: float, *, clear: bool) -> Fit:
        clear = clear and self._beats_chance(typed, cost, MAYBE_MEANT)
        return Fit(How.TYPO, evidence.similarity(len(typed), cost), clear=clear, cost=cost)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A typed word taken for a word of a spelling, at a cost in bits."""

    word: str
    cost: float
    doubtful: bool


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


def _within(typed: str, texts: Sequence[str], edits: int) -> list[tuple[str, int, int]]:
    """Give the texts at most so many edits away, each with its distance and its place."""
    return process.extract(typed, texts, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None)
