"""Checks that the entries of a glossary fit together: ids and spellings are unique, and every link leads somewhere.

All its files count as one. If a file could not be read, nothing that may be in it is reported as missing. Looks at the
entries as they were written, including those with other mistakes, so that everything is reported at once. Skips what
is not text, which the schema has reported. Two spellings are the same if the lookup treats them as the same
(``bot.lookup.normalize``), so no two terms ever answer to one spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bot.glossary.file.findings import Findings, Known, Message, in_quotes, printable
from bot.glossary.file.schema import MAX_NAME
from bot.glossary.file.schema_errors import Steps
from bot.glossary.file.strict_yaml import Value
from bot.glossary.file.written import Part, Written, WrittenTerm
from bot.lookup.normalize import form, forms


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name or an alias: its term, what messages call it, its text, and the path to it."""

    term: WrittenTerm
    called: str
    text: str
    steps: Steps

    def place(self, *, seen_from: WrittenTerm) -> str:
        """What to call it in a sentence about another term."""
        where = self.term.place(*self.steps, seen_from=seen_from)
        return f"the {self.called} {in_quotes(self.text)} of {self.term.label} ({where})"


def check_links(written: Written, findings: Findings) -> None:
    """Report to ``findings`` wherever the entries do not fit together."""
    terms = list(written.terms)
    if written.parts:
        _check_categories(written.parts[0], terms, whole=written.whole)
    _check_see_also(terms, findings, whole=written.whole)
    _check_ids(terms, _check_spellings(terms, findings), findings)


def _check_categories(entry: Part, terms: list[WrittenTerm], *, whole: bool) -> None:
    known = entry.categories
    used: set[str] = set()
    for term in terms:
        category = term.category
        used.add(category)
        if known and category and category not in known and not entry.findings.enough:
            term.report(("category",), partial(_unknown_category, category, known))
    for category in known if terms and whole else ():
        if category not in used and not entry.findings.enough:
            message = f"category {in_quotes(category)} has no terms; add one, or remove the category"
            entry.report(("categories", category), message)


def _unknown_category(category: str, known: dict[str, Value]) -> str:
    hint = Known(known).did_you_mean(category)
    return f"there is no category {in_quotes(category)}{hint}; the categories are {', '.join(map(printable, known))}"


def _check_see_also(terms: list[WrittenTerm], findings: Findings, *, whole: bool) -> None:
    ids = Known({term.id for term in terms} - {""})
    for term in terms:
        seen: set[str] = set()
        for position, target in enumerate(term.see_also):
            if findings.enough:
                return
            if not target:
                continue
            if target in seen:
                wrong = f"“see_also” lists {in_quotes(target)} twice; remove one"
            elif target == term.id:
                wrong = "“see_also” points to the term itself; remove it"
            else:
                wrong = partial(_dangling, target, ids) if whole and target not in ids else None
            if wrong:
                term.report(("see_also", position), wrong)
            seen.add(target)


def _dangling(target: str, ids: Known) -> str:
    hint = ids.did_you_mean(target)
    return f"“see_also” points to {in_quotes(target)}, and no term has that id{hint}; correct it, or remove it"


def _check_spellings(terms: list[WrittenTerm], findings: Findings) -> dict[str, _Spelling]:
    """Report names and aliases that the lookup treats as the same; give each one's first owner, by squashed form."""
    owners: dict[str, _Spelling] = {}
    for term in terms:
        own: dict[str, _Spelling] = {}
        for spelling in _spellings(term):
            if findings.enough:
                return owners
            alike = [found.squashed for found in forms(spelling.text)]
            other = next((owners[one] for one in alike if one in owners and owners[one].term is not term), None)
            if wrong := _wrong_spelling(spelling, alike[0], other, own.get(alike[0])):
                term.report(spelling.steps, wrong)
            own.setdefault(alike[0], spelling)
            owners.update({one: spelling for one in alike if one and one not in owners})
    return owners


def _spellings(term: WrittenTerm) -> Iterator[_Spelling]:
    if term.name:
        yield from _judgeable(_Spelling(term, "name", term.name, ("name",)))
    for position, alias in enumerate(term.aliases):
        yield from _judgeable(_Spelling(term, "alias", alias, ("aliases", position)))


def _judgeable(spelling: _Spelling) -> Iterator[_Spelling]:
    if 0 < len(spelling.text) <= MAX_NAME:  # nobody knows what one that is too long will become
        yield spelling


def _wrong_spelling(
    spelling: _Spelling, compared: str, other: _Spelling | None, own: _Spelling | None
) -> Message | None:
    if compared and not other and not own:
        return None
    this = f"the {spelling.called} {in_quotes(spelling.text)}"
    if not compared:
        return f"{this} has no letters or digits, so nobody could look it up; add some"
    if other:
        another = other.place(seen_from=spelling.term)
        return f"{this} cannot be told apart from {another} in a lookup; change one of them, or remove an alias"
    return f"{this} is already found by the {own.called} {in_quotes(own.text)}; remove it" if own else None


def _check_ids(terms: list[WrittenTerm], owners: dict[str, _Spelling], findings: Findings) -> None:
    first: dict[str, WrittenTerm] = {}
    for term in terms:
        compared = form(term.id).squashed
        if not compared or findings.enough:
            continue
        if wrong := _wrong_id(term, first.get(compared), owners.get(compared)):
            term.report(("id",), wrong)
        first.setdefault(compared, term)


def _wrong_id(term: WrittenTerm, other: WrittenTerm | None, owner: _Spelling | None) -> str | None:
    if other:
        place = other.place("id", seen_from=term)
        if other.id == term.id:
            return f"this id is already taken ({place}); give the term its own id"
        return f"this id and {in_quotes(other.label)} ({place}) differ only in hyphens; change the new one"
    if owner and owner.term is not term:
        another = owner.place(seen_from=term)
        return f"this id cannot be told apart from {another} in a lookup; change one of them"
    return None
