"""Checks that the entries of a glossary fit together: ids and names are unique, and every link leads somewhere.

All its files count as one. If a file could not be read, nothing that may be in it is reported as missing. Looks at the
entries as they were written, including those with other mistakes, so that everything is reported at once. Skips what
is not text, which the schema has reported. ``bot.glossary.file.spellings`` looks at the names, other names and covered
names.
"""

from collections.abc import Sequence
from functools import partial

from bot.glossary.entry.mistakes import Wrong
from bot.glossary.entry.quoting import Known, in_quotes, printable
from bot.glossary.entry.targets import wrong_targets
from bot.glossary.file.findings import Findings
from bot.glossary.file.spellings import Owned, Owners, check_spellings
from bot.glossary.file.strict_yaml import Value
from bot.glossary.file.written import Part, Written, WrittenTerm
from bot.lookup.normalize import form


def check_links(written: Written, findings: Findings) -> None:
    """Report to ``findings`` wherever the entries do not fit together."""
    terms = list(written.terms)
    if written.parts:
        _check_categories(written.parts[0], terms, whole=written.whole)
    ids = Known({term.id for term in terms} - {""})
    for term in terms:
        _check_targets(term, "see_also", term.see_also, ids if written.whole else None, findings)
        _check_targets(term, "contrast", term.contrast, ids if written.whole else None, findings)
    _check_ids(terms, check_spellings(terms, findings, whole=written.whole), findings)


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


def _check_targets(
    term: WrittenTerm, key: str, targets: tuple[str, ...], ids: Known | None, findings: Findings
) -> None:
    """Report what is wrong with the other terms that ``key`` points to; ``ids`` is None if not all could be read."""
    for position, target, wrong in wrong_targets(term.id, targets, lambda target: not ids or target in ids):
        if findings.enough:
            return
        term.report((key, position), partial(_worded, wrong, key, target, ids))


def _worded(wrong: Wrong, key: str, target: str, ids: Known | None) -> str:
    match wrong:
        case Wrong.TWICE:
            return f"{in_quotes(key)} lists {in_quotes(target)} twice; remove one"
        case Wrong.ITSELF:
            return f"{in_quotes(key)} points to the term itself; remove it"
        case _:
            hint = ids.did_you_mean(target) if ids else ""
            points = f"{in_quotes(key)} points to {in_quotes(target)}, and no term has that id{hint}"
            return f"{points}; correct it, or remove it"


def _check_ids(terms: list[WrittenTerm], owners: Owners, findings: Findings) -> None:
    first: dict[str, WrittenTerm] = {}
    for term in terms:
        compared = form(term.id).squashed
        if not compared or findings.enough:
            continue
        if wrong := _wrong_id(term, first.get(compared), owners.get(compared, ())):
            term.report(("id",), wrong)
        first.setdefault(compared, term)


def _wrong_id(term: WrittenTerm, other: WrittenTerm | None, owners: Sequence[Owned]) -> str | None:
    if other:
        place = other.place("id", seen_from=term)
        if other.id == term.id:
            return f"this id is already taken ({place}); give the term its own id"
        return f"this id and {in_quotes(other.label)} ({place}) differ only in hyphens; change the new one"
    if owners and all(owner.term is not term for owner in owners):
        another = owners[0].place(seen_from=term)
        return f"this id cannot be told apart from {another} in a lookup; change one of them"
    return None
