"""What becomes of a draft if it is saved: shown to editors before they decide."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.glossary.entry.mistakes import Mistake
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.guild_catalogues import GuildCatalogue
from bot.glossary.own.entries import as_term, in_categories
from bot.glossary.own.ids import id_below
from bot.glossary.own.model import Draft
from bot.glossary.own.rules import Surroundings, check_alone, check_among, names_of
from bot.glossary.term import Term
from bot.lookup.outcomes import Confident, Exact, Suggestions, matches_of

_NOT_YET = "new"  # stands for the id of a term that gets one when it is saved
_MOST_SIMILAR = 3


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft beside the other terms that the guild sees.

    ``term`` is what members would see; None if the ``mistakes`` leave nothing to show. ``over`` is the shared term that
    it would lie over, and ``similar`` are terms with names that look like one of its own.
    """

    term: Term | None
    mistakes: tuple[Mistake, ...] = ()
    over: Term | None = None
    similar: tuple[Term, ...] = ()


def examine(current: GuildCatalogue, draft: Draft, term_id: str | None, gone: AbstractSet[str]) -> Examined:
    """Examine the draft of the term with this id, or of a new one for None. The terms ``gone`` count no longer."""
    entry = check_alone(draft, term_id or _NOT_YET)
    if not isinstance(entry, OwnEntry):
        return Examined(None, entry)
    own_id = term_id or id_below(entry, current.shared, {term.id for term in current.glossary.terms} - gone)
    if own_id:
        entry = entry.model_copy(update={"id": own_id})
    mistakes = check_among(entry, Surroundings(current.catalogue, current.shared.categories, gone))
    term = next(in_categories([as_term(entry)], current.shared.categories))
    similar = () if mistakes else tuple(_similar(entry, current, {entry.id, *gone}))
    return Examined(term, mistakes, current.shared.get(own_id) if own_id else None, similar[:_MOST_SIMILAR])


def _similar(entry: OwnEntry, current: GuildCatalogue, known: set[str]) -> Iterator[Term]:
    """The terms whose names may be meant by one of the entry's names, each once."""
    for name in names_of(entry):
        outcome = current.catalogue.engine.find(name)
        if isinstance(outcome, Exact | Confident | Suggestions):
            for match in matches_of(outcome):
                if match.entry.id not in known:
                    known.add(match.entry.id)
                    yield match.entry
