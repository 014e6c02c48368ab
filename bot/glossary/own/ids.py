"""Ids of own terms: made from their names once, and never changed."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import count

from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.names import alike
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.entry.values import MAX_ID
from bot.glossary.own.rules import names_of
from bot.glossary.term import Term

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NO_LETTERS = "term"  # for a name of other letters than a-z


def new_id(entry: OwnEntry, shared: Catalogue, *, taken: AbstractSet[str], used: AbstractSet[str]) -> str:
    """The id for a new own term of a guild in which these ids are ``taken``, or were ``used`` before.

    It is that of the shared term over which the new one lies; else one that is all its own.
    """
    below = id_below(entry, shared, taken)
    if below:
        return below
    slug = _slug(names_of(entry)[0])
    numbered = (slug if number == 1 else _with(slug, f"-{number}") for number in count(1))
    return next(term_id for term_id in numbered if term_id not in taken | used and not shared.get(term_id))


def id_below(entry: OwnEntry, shared: Catalogue, taken: AbstractSet[str]) -> str | None:
    """The id of the shared term over which a new own one lies: that of the same name, which it does not declare shared.

    None if there is no such term, or more than one, or if the guild has a term over it already.
    """
    declared = {form for text in entry.shared for form in alike(text)}
    names = [name for name in names_of(entry) if declared.isdisjoint(alike(name))]
    ids = {term.id for name in names for term in _named(name, shared)}
    return ids.pop() if len(ids) == 1 and ids.isdisjoint(taken) else None


def _named(name: str, shared: Catalogue) -> Iterable[Term]:
    """The shared terms that have this name, and not only as a synonym."""
    forms = set(alike(name))
    found = (term for one in forms if one for term in shared.engine.spelled(one))
    return (term for term in found if any(not forms.isdisjoint(alike(other)) for other in term.names))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().translate(_GERMAN)).encode("ascii", "ignore").decode()
    return _with(re.sub("[^a-z0-9]+", "-", plain).strip("-") or _NO_LETTERS, "")


def _with(slug: str, ending: str) -> str:
    return slug[: MAX_ID - len(ending)].rstrip("-") + ending
