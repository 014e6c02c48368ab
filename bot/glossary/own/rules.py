"""Checks what an editor wrote: by itself, and beside the other terms that the guild sees.

The rules for one entry are those of a glossary file (``bot.glossary.entry``). Beside the others, an own term has more
freedom than one in a file: it may lie over a shared term, and a name that two terms have must be declared under
``shared`` by one of them only, because nobody can add it to a term of the shared glossary, and whoever writes the
second term has just been told about the first.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.mistakes import Complaint, Mistake, Steps, Wrong
from bot.glossary.entry.names import Names, Spelling, alike, repeated, spellings_of
from bot.glossary.entry.quoting import Known
from bot.glossary.entry.schema import MAX_SENSES, LocalNames, LocalText, OwnEntry, as_written
from bot.glossary.entry.targets import wrong_targets
from bot.glossary.own.model import Draft
from bot.glossary.term import Category, Term


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the guild sees: all its terms, of which those with the ids ``gone`` count no longer, and the categories."""

    catalogue: Catalogue
    categories: tuple[Category, ...]
    gone: AbstractSet[str] = frozenset()

    def get(self, term_id: str) -> Term | None:
        """The term with this id."""
        return None if term_id in self.gone else self.catalogue.get(term_id)

    def spelled(self, form: str) -> Iterator[Term]:
        """The terms that have a spelling of this form."""
        return (term for term in self.catalogue.engine.spelled(form) if term.id not in self.gone)


def check_alone(draft: Draft, term_id: str) -> OwnEntry | tuple[Mistake, ...]:
    """The draft as the entry of the term with this id, cleaned; or everything that is wrong with it by itself."""
    try:
        return OwnEntry.model_validate({**draft, "id": term_id})
    except ValidationError as invalid:
        return tuple(mistake for error in invalid.errors(include_url=False) for mistake in _mistakes(error))


def check_among(entry: OwnEntry, around: Surroundings) -> tuple[Mistake, ...]:
    """Everything that is wrong with the entry beside the others."""
    return (*_wrong_names(entry, around), *_wrong_links(entry, around), *_wrong_category(entry, around))


def names_of(entry: OwnEntry) -> tuple[str, ...]:
    """What the term is called, the English name first."""
    return entry.name.text.each if isinstance(entry.name, LocalText) else (entry.name,)


def _mistakes(error: ErrorDetails) -> Iterator[Mistake]:
    steps, context = as_written(error["loc"]), error.get("ctx", {})
    match error["type"]:
        case "complaints":
            for complaint in context["complaints"]:
                if isinstance(complaint, Complaint):
                    yield Mistake(complaint.wrong, steps, complaint.details)
        case "missing":
            yield Mistake(Wrong.MISSING, steps)
        case "too_long":
            details = {"length": context["actual_length"], "limit": context["max_length"]}
            yield Mistake(Wrong.TOO_MANY, steps, details)
        case _:
            yield Mistake(Wrong.MISSHAPEN, steps)


def _wrong_names(entry: OwnEntry, around: Surroundings) -> Iterator[Mistake]:
    declared = {form for text in entry.shared for form in alike(text)}
    own: dict[str, list[Spelling]] = {}
    for spelling in spellings_of(_names(entry.name), _names(entry.aliases), tuple(entry.covers)):
        forms = alike(spelling.text)
        before = own.setdefault(forms[0], [])
        if not forms[0]:
            yield Mistake(Wrong.NO_LETTERS, spelling.steps, {"text": spelling.text})
        elif repeated(spelling, before):
            yield Mistake(Wrong.REPEATED, spelling.steps, {"text": spelling.text})
        elif not before:
            yield from _taken(spelling, forms, declared, entry.id, around)
        before.append(spelling)
    spelled = {form for spellings in own.values() for it in spellings for form in alike(it.text)}
    for position, text in enumerate(entry.shared):
        if spelled.isdisjoint(alike(text)):
            yield Mistake(Wrong.NOT_ITS_OWN, ("shared", position), {"text": text})


def _names(written: str | LocalText[str] | list[str] | LocalNames) -> Names:
    match written:
        case str():
            return (written,)
        case LocalText():
            return {language: (text,) for language, text in (("en", written.en), ("de", written.de)) if text}
        case LocalNames():
            return {"en": tuple(written.en), "de": tuple(written.de)}
        case _:
            return tuple(written)


def _taken(
    spelling: Spelling, forms: list[str], declared: AbstractSet[str], own_id: str, around: Surroundings
) -> Iterator[Mistake]:
    """What is wrong with a spelling beside those of other terms; ``declared`` are the shared ones of its own."""
    others = {term.id: term for form in forms for term in around.spelled(form) if term.id != own_id}
    for other in others.values():
        shared = {form for text in other.shared for form in alike(text)} | declared
        if shared.isdisjoint(forms):
            details = {"text": spelling.text, "term_id": other.id, "name": other.names[0]}
            yield Mistake(Wrong.TAKEN, spelling.steps, details)
            return
    if len(others) >= MAX_SENSES:
        yield Mistake(Wrong.CROWDED, spelling.steps, {"text": spelling.text, "limit": MAX_SENSES})


def _wrong_links(entry: OwnEntry, around: Surroundings) -> Iterator[Mistake]:
    contrasts = [contrast.term for contrast in entry.contrast]
    for key, targets in (("see_also", entry.see_also), ("contrast", contrasts)):
        for position, target, wrong in wrong_targets(entry.id, targets, lambda it: around.get(it) is not None):
            steps: Steps = (key, position)
            details = {"term_id": target}
            if wrong is Wrong.NOWHERE:
                details |= _nearest(target, (term.id for term in around.catalogue.terms if term.id not in around.gone))
            yield Mistake(wrong, steps, details)


def _wrong_category(entry: OwnEntry, around: Surroundings) -> Iterator[Mistake]:
    ids = [category.id for category in around.categories]
    if entry.category is not None and entry.category not in ids:
        details = {"category_id": entry.category, **_nearest(entry.category, ids)}
        yield Mistake(Wrong.NO_CATEGORY, ("category",), details)


def _nearest(word: str, words: Iterable[str]) -> dict[str, str]:
    nearest = Known(words).nearest(word)
    return {"nearest": nearest} if nearest else {}
