"""Own terms as they are stored: an entry as in a glossary file, without its id, as JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from pydantic import ValidationError

from bot.database.damage import Damaged
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.entry.terms import term_of
from bot.glossary.own.model import OWN_CATEGORY, Draft
from bot.glossary.term import Category, Term, Text

_SPACIOUS = (", ", ": ")


def stored(entry: OwnEntry) -> str:
    """The entry as it is stored: only what it says, and not its id."""
    said = entry.model_dump(mode="json", exclude={"id"}, exclude_unset=True)
    return json.dumps(said, ensure_ascii=False, separators=_SPACIOUS)


def read_draft(text: str) -> Draft:
    """What is stored, as a draft.

    Raises:
        Damaged: it is no JSON, or no mapping.
    """
    try:
        draft = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged(f"the entry is no JSON ({error})") from error
    if not isinstance(draft, dict):
        raise Damaged("the entry has no keys")
    return cast("dict[str, Any]", draft)


def read_entry(term_id: str, draft: Draft) -> OwnEntry:
    """The entry that was stored.

    Raises:
        Damaged: it breaks a rule.
    """
    try:
        return OwnEntry.model_validate({**draft, "id": term_id})
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Damaged(f"the entry breaks a rule at {where} ({first['type']})") from invalid


def as_term(entry: OwnEntry) -> Term:
    """The term, whose category has nothing but its id yet."""
    return term_of(entry, Category(entry.category, Text(), 0) if entry.category else OWN_CATEGORY)


def in_categories(terms: Iterable[Term], categories: Iterable[Category]) -> Iterator[Term]:
    """The terms in their categories, as the shared glossary has them now."""
    known = {category.id: category for category in categories}
    return (replace(term, category=known.get(term.category.id, OWN_CATEGORY)) for term in terms)
