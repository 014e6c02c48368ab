"""Looking terms up: the one way in for ``/define``, autocomplete, buttons and the command line."""

from bot.glossary.lookup import Match, Outcome
from bot.glossary.term import Term
from bot.services.glossary_keeper import GlossaryKeeper
from bot.services.mistakes import Mistake, UserMistake


class Lookup:
    """Answers questions about the glossary as it is at this moment."""

    def __init__(self, keeper: GlossaryKeeper) -> None:
        self._keeper = keeper

    @property
    def size(self) -> int:
        """How many terms there are."""
        return len(self._keeper.catalogue.terms)

    def define(self, query: str, *, limit: int = 5) -> Outcome:
        """Answer a finished query, or a term's id, with at most ``limit`` matches."""
        return self._keeper.catalogue.engine.find(query, limit=limit)

    def complete(self, beginning: str, *, limit: int = 25) -> tuple[Match, ...]:
        """Answer what somebody has typed so far, each term once, best first."""
        return self._keeper.catalogue.engine.complete(beginning, limit=limit)

    def term(self, term_id: str) -> Term:
        """The term with this id.

        Raises:
            UserMistake: there is none, or no longer.
        """
        term = self._keeper.catalogue.get(term_id)
        if term is None:
            raise UserMistake(Mistake.TERM_GONE)
        return term

    def see_also(self, term: Term) -> tuple[Term, ...]:
        """The terms that ``term`` points to, without those that are no longer there."""
        found = (self._keeper.catalogue.get(term_id) for term_id in term.see_also)
        return tuple(other for other in found if other is not None)
