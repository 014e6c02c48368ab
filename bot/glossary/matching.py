"""The lookup engine for catalogues of up to a few thousand terms: it looks at every spelling.

Owns the order of the tiers, which matches a query gets and when one of them is clear enough to be *the* answer.
How text becomes comparable is ``bot.glossary.normalise``'s business, the single tiers ``bot.glossary.tiers``'s,
the price of a typo ``bot.glossary.evidence``'s. It refuses no text; a limit below 1 is the caller's mistake.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from bot.glossary import evidence
from bot.glossary.lookup import Confident, Exact, How, Match, Nothing, Outcome, Popularity, Suggestions
from bot.glossary.normalise import Form, form, forms, is_blank
from bot.glossary.term import Term
from bot.glossary.tiers import Fit, Spelling, fit, plural_key, same_but_plural
from bot.glossary.typos import Intent, Typos

# Where each tier's scores end, and the next one's begin. Typos have half of the scale to themselves: only there
# does a score tell much.
CEILING = {
    How.EXACT: 1.0,
    How.SPACING: 0.95,
    How.PLURAL: 0.9,
    How.PREFIX: 0.85,
    How.WORD: 0.8,
    How.INITIALS: 0.75,
    How.WORDS: 0.7,
    How.TYPO: 0.65,
    How.PART: 0.15,
}
FLOOR = dict(zip(CEILING, [*list(CEILING.values())[1:], 0.0], strict=True))

# The tiers in which the query is the spelling, for all a reader cares.
THE_SAME = frozenset({How.EXACT, How.SPACING, How.PLURAL})

# When several terms have the same spelling: the id comes first if typed to the letter, for that is what a choice
# of the autocompletion sends; else a name before an alias before an id.
BY_ID, BY_NAME, BY_ALIAS, BY_SIMILAR_ID = 1.0, 0.9, 0.8, 0.7

# Bits by which a clear typo must beat the next best one: 32 to 1, right 97 times in a hundred.
CLEARLY_BEST = 5.0


@dataclass(frozen=True, slots=True)
class _Hit:
    """A spelling that answers a query, and how."""

    spelling: Spelling
    fit: Fit

    @property
    def score(self) -> float:
        floor, ceiling = FLOOR[self.fit.how], CEILING[self.fit.how]
        return floor + (ceiling - floor) * self.fit.quality


class ScanningEngine:
    """Finds terms by comparing a query with every spelling there is. Immutable once built."""

    def __init__(self, terms: Sequence[Term], popularity: Popularity = lambda _: 0) -> None:
        self._terms = tuple(terms)
        self._popularity = popularity
        self._spellings = tuple(chain.from_iterable(_spellings(at, term) for at, term in enumerate(terms)))
        self._squashed = [spelling.form.squashed for spelling in self._spellings]
        self._typos = Typos(self._spellings)
        # Spellings by squashed text, each with its quality should it be the same.
        self._same: dict[str, list[tuple[Spelling, float]]] = defaultdict(list)
        self._plurals: dict[str, list[Spelling]] = defaultdict(list)
        self._initials: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in self._spellings:
            self._same[spelling.form.squashed].append((spelling, BY_NAME if spelling.is_name else BY_ALIAS))
            self._plurals[plural_key(spelling.form)].append(spelling)
            for initials in spelling.initials:
                self._initials[initials].append(spelling)
        self._by_id: dict[str, Spelling] = {}
        for at, term in enumerate(terms):
            as_name = Spelling.of(at, term.name, form(term.id), is_name=True)
            self._by_id.setdefault(term.id, as_name)
            self._same[as_name.form.squashed].append((as_name, BY_SIMILAR_ID))
        self._varied = tuple(_varied(self._terms))

    def find(self, query: str, *, limit: int = 5) -> Outcome:
        """Answer a finished query with at most ``limit`` matches in all.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        _check(limit)
        typed = form(query)
        ranked = self._ranked(query, typed, Intent.FINISHED)
        if not ranked:
            return Nothing()
        best, *others = map(self._match, ranked[:limit])
        if best.how in THE_SAME:
            return Exact(best, tuple(others))
        if typed.whole and _is_clear(ranked, typed):
            return Confident(best, tuple(others))
        return Suggestions((best, *others))

    def complete(self, beginning: str, *, limit: int = 25) -> tuple[Match, ...]:
        """Answer a beginning, best first, each term once.

        A blank one gets what people look up most, then a round through the categories.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        _check(limit)
        if is_blank(beginning):
            return tuple(sorted(self._varied, key=lambda match: -self._popularity(match.term.id))[:limit])
        ranked = self._ranked(beginning, form(beginning), Intent.BEGINNING)
        return tuple(map(self._match, ranked[:limit]))

    def _ranked(self, text: str, typed: Form, intent: Intent) -> list[_Hit]:
        """The best hit of each term, best term first."""
        best: dict[int, _Hit] = {}
        for spelling, found in self._hits(text, typed, intent):
            hit = _Hit(spelling, found)
            if spelling.term not in best or self._order(hit) < self._order(best[spelling.term]):
                best[spelling.term] = hit
        return sorted(best.values(), key=self._order)

    def _order(self, hit: _Hit) -> tuple[float, int, int, str, int]:
        """Sort by score, popularity, length and name; the place in the catalogue makes it the same every time."""
        at = hit.spelling.term
        term = self._terms[at]
        return -hit.score, -self._popularity(term.id), len(hit.spelling.form.squashed), term.name.casefold(), at

    def _hits(self, text: str, typed: Form, intent: Intent) -> Iterator[tuple[Spelling, Fit]]:
        """Everything that any tier finds, in no order; a term may come more than once."""
        if text in self._by_id:
            yield self._by_id[text], Fit(How.EXACT, BY_ID, clear=True)
        if not typed.squashed:
            return
        if typed.whole:  # what is longer than any name is not one
            yield from self._equals(typed)
        readable = [(spelling, found) for spelling in self._having(typed) if (found := fit(typed, spelling))]
        yield from readable
        # What can be read as it stands is hardly a misspelling of something far.
        far = evidence.edit(len(typed.squashed)) + evidence.OTHER_BEGINNING
        for spelling, found in self._typos.misspelt(typed, intent):
            if not readable or found.clear or found.cost <= far:
                yield spelling, found
        # Both unfinished and misspelt: usual while someone types, the last resort once they have finished.
        if intent is Intent.BEGINNING or not readable:
            yield from self._typos.unfinished(typed, intent)

    def _having(self, typed: Form) -> Iterator[Spelling]:
        """Whatever ``fit`` can find: the spellings that have every typed word somewhere, or these initials."""
        longest = max(typed.words, key=len)
        for at, text in enumerate(self._squashed):
            if longest in text and all(word in text for word in typed.words):
                yield self._spellings[at]
        yield from self._initials.get(typed.squashed, ())

    def _equals(self, typed: Form) -> Iterator[tuple[Spelling, Fit]]:
        for spelling, quality in self._same.get(typed.squashed, ()):
            how = How.EXACT if spelling.form.words == typed.words else How.SPACING
            yield spelling, Fit(how, quality, clear=True)
        for spelling in self._plurals.get(plural_key(typed), ()):
            if same_but_plural(typed, spelling.form):
                yield spelling, Fit(How.PLURAL, BY_NAME if spelling.is_name else BY_ALIAS, clear=True)

    def _match(self, hit: _Hit) -> Match:
        spelling = hit.spelling
        return Match(self._terms[spelling.term], spelling.text, hit.score, hit.fit.how)


def _spellings(at: int, term: Term) -> Iterator[Spelling]:
    """Give each form of the term's name and aliases; one without a letter or digit cannot be typed."""
    for text in term.spellings:
        for one in forms(text):
            if one.squashed:
                yield Spelling.of(at, text, one, is_name=text == term.name)


def _varied(terms: Sequence[Term]) -> Iterator[Match]:
    """Go round the categories, taking a term of each, until all were taken."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.category.id].append(term)
    for term in chain.from_iterable(zip_longest(*groups.values())):
        if term is not None:
            yield Match(term, term.name, FLOOR[How.PREFIX], How.PREFIX)  # every name begins with nothing


def _is_clear(ranked: Sequence[_Hit], typed: Form) -> bool:
    """Whether the first hit is meant beyond reasonable doubt: no other term of its tier or above typos is near.

    A letter-by-letter match must be the only one, and nothing else may be a clear typo: "domin" begins dominance,
    but domain is as likely meant. That a later word of another term *begins* so does not count ("shar" is Sharding,
    not Fully Sharded); that it *is* the query does. A typo must beat the next one by the same odds as chance.
    """
    (best, *others) = ranked
    if not best.fit.clear:
        return False
    if best.fit.how is How.TYPO:
        return all(other.fit.how is How.PART or other.fit.cost >= best.fit.cost + CLEARLY_BEST for other in others)
    return all(_is_weak(other, typed) for other in others)


def _is_weak(hit: _Hit, typed: Form) -> bool:
    """Whether a hit says too little to put a better one in doubt."""
    match hit.fit.how:
        case How.PART:
            return True
        case How.TYPO:
            return not hit.fit.clear
        case How.WORD:
            return typed.squashed not in {*hit.spelling.form.words, *hit.spelling.form.parts}
        case _:
            return False


def _check(limit: int) -> None:
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
