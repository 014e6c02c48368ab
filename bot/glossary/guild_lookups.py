"""Looks terms up: the single entry point for ``/define``, autocomplete and buttons."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bot.glossary.catalogue import Catalogue
from bot.glossary.errors import TermGone
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.lookup_counter import LookupCounter
from bot.glossary.own.model import GuildSettings
from bot.glossary.own.proposals import proposals
from bot.glossary.term import Category, Contrast, Language, Level, Term
from bot.lookup.completion import PLACES, Completion
from bot.lookup.normalize import form, is_blank
from bot.lookup.outcomes import Confident, Exact, How, Match, Outcome, matches_of, shown_matches

_AMONG_ALL = 500  # completions, of which those are taken that are wanted

# The value of a completion, which nothing that is typed looks like: the term, and what was typed for it.
_CHOSEN = re.compile(r"id:(?P<term_id>[a-z0-9-]+)(?: (?P<typed>.+))?", re.DOTALL)


def chosen(term: Term, name: str, typed: str) -> str:
    """The value of the completion that stands for ``term``, shown as ``name``.

    It identifies exactly this term, and says what was typed if the name does not begin with that.
    """
    value = f"id:{term.id}"
    return value if form(name).squashed.startswith(form(typed).squashed) else f"{value} {typed}"


def chosen_id(value: str) -> str | None:
    """The id of the term that the value of a completion stands for; None for any other text."""
    found = _CHOSEN.fullmatch(value)
    return found["term_id"] if found else None


def typed_for(value: str) -> str:
    """What somebody typed for a completion that they chose, if its value says so; any other text is what they typed."""
    found = _CHOSEN.fullmatch(value)
    return (found["typed"] or "") if found else value


class Lookups:
    """Gives every guild its lookup."""

    def __init__(self, catalogues: GuildCatalogues, counter: LookupCounter) -> None:
        self._catalogues = catalogues
        self._counter = counter

    def of(self, guild_id: int | None) -> "Lookup":
        """The lookup in this guild, or outside of guilds for None, with the terms as they are now."""
        return Lookup(self._catalogues.of(guild_id), self._counter, guild_id, self._catalogues.settings_of(guild_id))


class Lookup:
    """Looks terms up for one guild, in memory, and counts what was found."""

    def __init__(
        self, catalogue: Catalogue, counter: LookupCounter, guild_id: int | None, settings: GuildSettings
    ) -> None:
        self.settings = settings
        """What the guild's editors decided, as far as it is known right now."""
        self._catalogue = catalogue
        self._counter = counter
        self._guild_id = guild_id

    @property
    def size(self) -> int:
        """How many terms there are."""
        return len(self._catalogue.terms)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms."""
        return self._catalogue.terms

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have terms, in the glossary's order."""
        return self._catalogue.categories

    def listed(self, language: Language, *, category_id: str | None, level: Level | None) -> tuple[Term, ...]:
        """The terms of a category and a level, or of all for None, by name."""
        return tuple(
            term
            for term in self._catalogue.by_name(language)
            if category_id in (None, term.category.id) and level in (None, term.level)
        )

    def own_terms(self, language: Language) -> tuple[Term, ...]:
        """The guild's own terms, by name."""
        return tuple(term for term in self._catalogue.by_name(language) if self._catalogue.is_own(term.id))

    def is_own(self, term_id: str) -> bool:
        """Whether this is one of the guild's own terms."""
        return self._catalogue.is_own(term_id)

    def below(self, term_id: str) -> Term | None:
        """The shared term that the guild's own one with this id lies over, if it does."""
        return self._catalogue.below(term_id)

    def define(self, query: str) -> Outcome[Term]:
        """Answer a finished query, or the value of a completion."""
        outcome = self._chosen(query) or self._catalogue.find(typed_for(query) or query)
        for match in shown_matches(outcome):
            self._counter.count(self._guild_id, match.entry.id)
        return outcome

    def complete(self, text: str) -> Completion[Term]:
        """Complete what somebody has typed so far; a chosen completion completes to itself."""
        outcome = self._chosen(text)
        return Completion((outcome.best,)) if outcome else self._catalogue.complete(text)

    def complete_own(self, text: str, language: Language) -> Completion[Term]:
        """Complete what somebody has typed so far to own terms of the guild."""
        return self._complete(text, language, lambda term: self.is_own(term.id))

    def complete_shared(self, text: str, language: Language) -> Completion[Term]:
        """Complete what somebody has typed so far to shared terms that the guild sees."""
        return self._complete(text, language, lambda term: not self.is_own(term.id))

    def term(self, term_id: str) -> Term:
        """The term with this id.

        Raises:
            TermGone: there is none, or no longer.
        """
        term = self._catalogue.get(term_id)
        if term is None:
            raise TermGone
        return term

    def get(self, term_id: str) -> Term | None:
        """The term with this id, if there is one."""
        return self._catalogue.get(term_id)

    def proposals(self, term: Term) -> Iterator[Term]:
        """The terms that ``term`` may lead to, the likeliest first."""
        return proposals(self._catalogue, term)

    def named(self, text: str) -> Term | None:
        """The term that a name or a chosen completion stands for; None if that is not sure."""
        match self._chosen(text) or self._catalogue.find(typed_for(text) or text):
            case Exact(best=best) | Confident(best=best):
                return best.entry
            case _:
                return None

    def pick(self, term_id: str) -> Term:
        """The term somebody picked from a list of suggestions.

        Raises:
            TermGone: there is none, or no longer.
        """
        term = self.term(term_id)
        self._counter.count(self._guild_id, term_id)
        return term

    def see_also(self, term: Term) -> tuple[Term, ...]:
        """The terms that ``term`` points to, without those that are no longer there."""
        found = (self._catalogue.get(term_id) for term_id in term.see_also)
        return tuple(other for other in found if other is not None)

    def contrasts(self, term: Term) -> tuple[tuple[Term, Contrast], ...]:
        """The terms that ``term`` is not to be confused with, and why, without those that are no longer there."""
        found = ((self._catalogue.get(contrast.term_id), contrast) for contrast in term.contrast)
        return tuple((other, contrast) for other, contrast in found if other is not None)

    def _complete(self, text: str, language: Language, is_wanted: Callable[[Term], bool]) -> Completion[Term]:
        """Complete to those terms that are wanted; without a text they come by name."""
        if is_blank(text):
            named = (
                Match(it, it.names[0], 1.0, How.EXACT) for it in self._catalogue.by_name(language) if is_wanted(it)
            )
            return Completion(tuple(islice(named, PLACES)))
        found = self._catalogue.complete(text, limit=_AMONG_ALL).matches
        return Completion(tuple(match for match in found if is_wanted(match.entry))[:PLACES])

    def _chosen(self, value: str) -> Exact[Term] | Confident[Term] | None:
        """The term that the value of a completion stands for, as the answer to what was typed for it."""
        found = _CHOSEN.fullmatch(value)
        term = self._catalogue.get(found["term_id"]) if found else None
        if found is None or term is None:
            return None
        by_name = Exact(Match(term, term.names[0], 1.0, How.EXACT))
        if not found["typed"]:
            return by_name
        outcome = self._catalogue.engine.find(found["typed"])
        match = next((match for match in matches_of(outcome) if match.entry.id == term.id), by_name.best)
        is_exact = isinstance(outcome, Exact) and outcome.best is match
        return Exact(match) if is_exact else Confident(match)
