"""The lookup engine: it goes straight to the few spellings that may answer, among ten terms or 150,000.

Owns the order of the tiers, which matches a query gets and when one of them is clear enough to be *the* answer.
How text becomes comparable is ``bot.glossary.normalise``'s business, the single tiers ``bot.glossary.tiers``'s,
the price of a typo ``bot.glossary.evidence``'s. It refuses no text; a limit below 1 is the caller's mistake.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from operator import itemgetter

from bot.glossary import evidence, slips
from bot.glossary.lookup import Confident, Exact, How, Match, Nothing, Outcome, Popularity, Suggestions
from bot.glossary.normalise import Form, form, is_blank
from bot.glossary.ranking import FLOOR, THE_SAME, Hit, is_clear, weighed
from bot.glossary.term import Term
from bot.glossary.tiers import Fit, Spelling, fit, literally, plural_key, same_but_plural
from bot.glossary.typos import Intent, Typos
from bot.glossary.vocabulary import Vocabulary

# When several terms have the same spelling: the id comes first if typed to the letter, for that is what a choice
# of the autocompletion sends; else a name before an alias before an id.
BY_ID, BY_NAME, BY_ALIAS, BY_SIMILAR_ID = 1.0, 0.9, 0.8, 0.7

# Texts looked at for one place of the list: a term can have several spellings that begin the same.
TEXTS_PER_PLACE = 4

_Order = tuple[float, int, int, str, int]


class IndexEngine:
    """Finds terms by going straight to the spellings that may answer. Immutable once built."""

    def __init__(self, terms: Sequence[Term], popularity: Popularity = lambda _: 0) -> None:
        self._terms = tuple(terms)
        self._popularity = popularity
        self._vocabulary = Vocabulary(terms)
        self._typos = Typos(self._vocabulary)
        self._by_id = {term.id: at for at, term in reversed(tuple(enumerate(terms)))}
        # Most ids are spelt like their term.
        self._ids: dict[str, list[Spelling]] = defaultdict(list)
        for at in range(len(terms)):
            as_name = self._as_name(at)
            spelt = self._vocabulary.same.get(as_name.form.squashed, ())
            if not any(other.term == at and other.form.words == as_name.form.words for other in spelt):
                self._ids[as_name.form.squashed].append(as_name)
        self._varied = tuple(_varied(self._terms))

    def find(self, query: str, *, limit: int = 5) -> Outcome:
        """Answer a finished query with at most ``limit`` matches in all.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        _check(limit)
        typed = form(query)
        ranked = self._ranked(query, typed, Intent.FINISHED, limit)
        if not ranked:
            return Nothing()
        best, *others = map(self._match, ranked[:limit])
        if best.how in THE_SAME:
            return Exact(best, tuple(others))
        if typed.whole and is_clear(ranked, typed):
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
        ranked = self._ranked(beginning, form(beginning), Intent.BEGINNING, limit)
        return tuple(map(self._match, ranked[:limit]))

    def _ranked(self, text: str, typed: Form, intent: Intent, limit: int) -> list[Hit]:
        """The best hit of each term, best term first: at least the first ``limit``, and whatever may put it in doubt.

        The tiers are asked one after another, since none loses to a lower one: as soon as the list is full and no
        more doubt can come, the others need no asking.
        """
        best: dict[int, tuple[_Order, Hit]] = {}
        ranked: list[Hit] = []
        for hits in self._tiers(text, typed, intent, TEXTS_PER_PLACE * limit):
            for hit in hits:
                at, order = hit.spelling.term, self._order(hit)
                if at not in best or order < best[at][0]:
                    best[at] = order, hit
            ranked = [hit for _, hit in sorted(best.values(), key=itemgetter(0))]
            if len(ranked) < limit:
                continue
            if intent is Intent.BEGINNING or ranked[0].fit.how in THE_SAME or not is_clear(ranked, typed):
                break
        return ranked

    def _order(self, hit: Hit) -> _Order:
        """Sort by score, popularity, length and name; the place in the catalogue makes it the same every time."""
        at = hit.spelling.term
        term = self._terms[at]
        return -hit.score, -self._popularity(term.id), len(hit.spelling.form.squashed), term.name.casefold(), at

    def _tiers(self, text: str, typed: Form, intent: Intent, most: int) -> Iterator[list[Hit]]:
        """What the tiers find, some tiers at a time, better ones first; a term may come more than once."""
        at = self._by_id.get(text)
        same = [] if at is None else [Hit(self._as_name(at), Fit(How.EXACT, BY_ID, clear=True))]
        if not typed.squashed:
            yield same
            return
        if typed.whole:  # what is longer than any name is not one
            same += self._equals(typed)
        yield same
        literal = literally(text)
        readable = _fitting(typed, literal, self._vocabulary.beginning(typed.squashed, literal, most))
        if intent is Intent.BEGINNING:
            yield readable
        readable += _fitting(typed, literal, self._elsewhere(typed, most))
        if intent is Intent.BEGINNING:
            yield readable
        if intent is Intent.FINISHED and same:
            yield readable
            return  # nobody misspells one term so that it is another's name: what else begins so is enough
        misspelt = list(self._misspelt(typed, intent, readable, most))
        if intent is Intent.FINISHED:
            readable = weighed(readable, misspelt, typed)
        yield readable + misspelt

    def _misspelt(self, typed: Form, intent: Intent, readable: list[Hit], most: int) -> Iterator[Hit]:
        # What can be read as it stands is hardly a misspelling of something far.
        far = evidence.edit(len(typed.squashed)) + slips.OTHER_BEGINNING
        misspelt = False
        for spelling, found in self._typos.misspelt(typed, intent):
            if not readable or found.clear or found.cost <= far:
                misspelt = True
                yield Hit(spelling, found)
        # Both unfinished and misspelt: usual while someone types, the last resort once they have finished.
        if intent is Intent.BEGINNING or not (readable or misspelt):
            for spelling, found in self._typos.unfinished(typed, intent, most):
                yield Hit(spelling, found)

    def _elsewhere(self, typed: Form, most: int) -> Iterator[Spelling]:
        """The spellings that have the query elsewhere: in a later word, inside, word by word or as initials."""
        yield from self._vocabulary.beginning_later(typed.squashed, most)
        yield from self._vocabulary.initials.get(typed.squashed, ())
        if len(typed.words) > 1:
            yield from self._vocabulary.with_words(typed.words)
        yield from self._vocabulary.containing(typed.squashed, most)

    def _equals(self, typed: Form) -> Iterator[Hit]:
        for spelling in self._vocabulary.same.get(typed.squashed, ()):
            how = How.EXACT if spelling.form.words == typed.words else How.SPACING
            yield Hit(spelling, Fit(how, BY_NAME if spelling.is_name else BY_ALIAS, clear=True))
        for spelling in self._ids.get(typed.squashed, ()):
            how = How.EXACT if spelling.form.words == typed.words else How.SPACING
            yield Hit(spelling, Fit(how, BY_SIMILAR_ID, clear=True))
        for spelling in self._vocabulary.plurals.get(plural_key(typed), ()):
            if same_but_plural(typed, spelling.form):
                yield Hit(spelling, Fit(How.PLURAL, BY_NAME if spelling.is_name else BY_ALIAS, clear=True))

    def _as_name(self, at: int) -> Spelling:
        """The id of the term, as a spelling of its name."""
        term = self._terms[at]
        return Spelling(at, term.name, is_name=True, form=form(term.id))

    def _match(self, hit: Hit) -> Match:
        spelling = hit.spelling
        return Match(self._terms[spelling.term], spelling.text, hit.score, hit.fit.how)


def _fitting(typed: Form, literal: str, spellings: Iterable[Spelling]) -> list[Hit]:
    return [Hit(spelling, found) for spelling in spellings if (found := fit(typed, spelling, literal))]


def _varied(terms: Sequence[Term]) -> Iterator[Match]:
    """Go round the categories, taking a term of each, until all were taken."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.category.id].append(term)
    for term in chain.from_iterable(zip_longest(*groups.values())):
        if term is not None:
            yield Match(term, term.name, FLOOR[How.PREFIX], How.PREFIX)  # every name begins with nothing


def _check(limit: int) -> None:
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
