"""Looking terms up: the one way in for ``/define``, autocomplete, buttons and the command line."""

from bot.glossary.lookup import Confident, Exact, How, Match, Outcome
from bot.glossary.term import Category, Term
from bot.services.glossary_keeper import GlossaryKeeper
from bot.services.mistakes import Mistake, UserMistake
from bot.services.popularity import Popularity

_CHOSEN = "id:"
"""Begins the value of a completion, so that a choice is never taken for something typed."""


def chosen(term: Term) -> str:
    """The value of the completion that stands for ``term``: it identifies this one sense."""
    return _CHOSEN + term.id


class Lookup:
    """Answers questions about the glossary as it is at this moment, from memory, and counts what was found.

    ``guild_id`` is None outside of guilds.
    """

    def __init__(self, keeper: GlossaryKeeper, popularity: Popularity) -> None:
        self._keeper = keeper
        self._popularity = popularity

    @property
    def size(self) -> int:
        """How many terms there are."""
        return len(self._keeper.catalogue.terms)

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that have terms, in the glossary's order."""
        return tuple({term.category.id: term.category for term in self._keeper.catalogue.terms}.values())

    def define(self, query: str, guild_id: int | None) -> Outcome:
        """Answer a finished query, or the value of a completion."""
        term = self._chosen(query)
        outcome = Exact(Match(term, term.name, 1.0, How.EXACT)) if term else self._keeper.catalogue.engine.find(query)
        if isinstance(outcome, Exact | Confident):
            self._popularity.count(guild_id, outcome.best.term.id)
        return outcome

    def complete(self, beginning: str) -> tuple[Match, ...]:
        """Answer what somebody has typed so far, each term once, best first; a choice made needs no more."""
        return () if self._chosen(beginning) else self._keeper.catalogue.engine.complete(beginning)

    def term(self, term_id: str) -> Term:
        """The term with this id.

        Raises:
            UserMistake: there is none, or no longer.
        """
        term = self._keeper.catalogue.get(term_id)
        if term is None:
            raise UserMistake(Mistake.TERM_GONE)
        return term

    def pick(self, term_id: str, guild_id: int | None) -> Term:
        """The term somebody picked from a list of suggestions.

        Raises:
            UserMistake: there is none, or no longer.
        """
        term = self.term(term_id)
        self._popularity.count(guild_id, term_id)
        return term

    def see_also(self, term: Term) -> tuple[Term, ...]:
        """The terms that ``term`` points to, without those that are no longer there."""
        found = (self._keeper.catalogue.get(term_id) for term_id in term.see_also)
        return tuple(other for other in found if other is not None)

    def _chosen(self, text: str) -> Term | None:
        return self._keeper.catalogue.get(text.removeprefix(_CHOSEN)) if text.startswith(_CHOSEN) else None
