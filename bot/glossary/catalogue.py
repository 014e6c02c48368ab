"""What can be looked up: terms by id, and an engine that finds them by what people type."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Self

from bot.glossary.mentions import Texts, mentions, telling_words
from bot.glossary.term import Category, Glossary, Language, Level, Term
from bot.lookup.completion import PLACES, Completion, complete
from bot.lookup.engine import Engine
from bot.lookup.normalize import form
from bot.lookup.ordering import alphabetical
from bot.lookup.outcomes import OFFERED, Mentioned, Nothing, Outcome, Popularity

# What moves a term up while people type, on the scale of scores: for what everybody meets, more than a tier; for what
# is looked up often, nearly as much. Counts are compared by their number of binary digits.
_FAVOR = {Level.BASIC: 0.08, Level.ADVANCED: 0.02, Level.EXPERT: 0.0}
_FAVOR_PER_DIGIT, _MOST_DIGITS = 0.005, 12


class Catalogue:
    """A glossary ready for lookup, or a guild's own terms laid over one. Immutable: a change makes a new one."""

    def __init__(
        self,
        terms: Iterable[Term],
        popularity: Popularity | None = None,
        *,
        over: "Catalogue | None" = None,
        hidden: AbstractSet[str] = frozenset(),
    ) -> None:
        """Index the terms; takes milliseconds for hundreds. The catalogue they lie ``over`` is shared, not copied.

        A term hides the one below with the same id, and comes first on a tie. Those below whose ids are ``hidden`` are
        not there at all.
        """
        self._own = {term.id: term for term in terms}
        self._over = over
        self._hidden = hidden
        self._not_below = self._own.keys() | hidden
        below = over.categories_without(hidden) if over else ()
        known = {category.id: category for category in (*below, *(term.category for term in self._own.values()))}
        self.categories = tuple(known.values())
        """The categories that have terms, in the glossary's order."""
        self._texts = Texts(self._own.values())
        self._by_name: dict[Language, tuple[Term, ...]] = {}
        self.engine = Engine(
            tuple(self._own.values()), popularity, over=over.engine if over else None, without=frozenset(hidden)
        )

    @classmethod
    def of(cls, glossary: Glossary, popularity: Popularity | None = None) -> Self:
        """Make a catalogue of ``glossary``; ``popularity`` breaks ties."""
        return cls(glossary.terms, popularity)

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that it consists of without what it lies over, for freeing them."""
        return [*self.engine.containers, self._own]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, shared ones first."""
        own = tuple(self._own.values())
        if self._over is None:
            return own
        return (*(term for term in self._over.terms if term.id not in self._not_below), *own)

    def categories_without(self, term_ids: AbstractSet[str]) -> tuple[Category, ...]:
        """The categories that have terms apart from these ones."""
        if not term_ids:
            return self.categories
        left = {term.category.id for term in self.terms if term.id not in term_ids}
        return tuple(category for category in self.categories if category.id in left)

    def find(self, query: str, *, limit: int = OFFERED) -> Outcome[Term]:
        """Answer a query with at most ``limit`` matches: by names, and else by the texts that speak of it.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        outcome = self.engine.find(query, limit=limit)
        if isinstance(outcome, Nothing) and (words := telling_words(query)):
            found = mentions(self.mentioning(words), words, limit)
            return Mentioned(found) if found else outcome
        return outcome

    def complete(self, text: str, *, limit: int = PLACES) -> Completion[Term]:
        """Complete what somebody has typed so far; basic terms and those that people look up come before others."""
        return complete(self.engine, text, self._favor, limit=limit)

    def by_name(self, language: Language) -> tuple[Term, ...]:
        """All terms, sorted by their names in ``language`` as a reader would look for them: Ü is with U."""
        if language not in self._by_name:
            keys = {f"{' '.join(form(term.name[language]).words)}\0{term.id}": term for term in self.terms}
            self._by_name[language] = tuple(keys[key] for key in alphabetical(keys))
        return self._by_name[language]

    def get(self, term_id: str) -> Term | None:
        """The term with exactly this id, if there is one."""
        if self._over and term_id not in self._not_below:
            return self._over.get(term_id)
        return self._own.get(term_id)

    def is_own(self, term_id: str) -> bool:
        """Whether this is a guild's own term, and not one of the shared ones below."""
        return self._over is not None and term_id in self._own

    def below(self, term_id: str) -> Term | None:
        """The shared term that the guild's own one with this id lies over, if it does and that one is not hidden."""
        lies_over = self._over and term_id in self._own and term_id not in self._hidden
        return self._over.get(term_id) if self._over and lies_over else None

    def mentioning(self, words: list[str]) -> Iterator[Term]:
        """The terms whose texts have the letters of all these words, perhaps within other words; shared ones first."""
        if self._over:
            yield from (term for term in self._over.mentioning(words) if term.id not in self._not_below)
        yield from self._texts.having(words)

    def _favor(self, term: Term) -> float:
        digits = min(self.engine.popularity(term.id).bit_length(), _MOST_DIGITS)
        return _FAVOR[term.level] + _FAVOR_PER_DIGIT * digits
