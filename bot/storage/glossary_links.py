"""Whether the entries of a glossary fit together: ids and spellings are unique, and every link leads somewhere.

Looks at the entries as they were written, also at those that have other mistakes, so that everything is told at
once. What is not text here is passed over: the schema has told it. Two spellings are the same when the lookup
takes them for the same (``bot.glossary.normalise``), so no two terms ever answer to one spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bot.glossary.normalise import form, forms
from bot.storage.glossary_schema import MAX_ALIASES, MAX_NAME
from bot.storage.problems import Findings, Known, Message, printable, quoted
from bot.storage.strict_yaml import Document, Value


@dataclass(frozen=True, slots=True)
class WrittenTerm:
    """An entry of the file's list of terms, right or wrong."""

    document: Document
    index: int
    keys: dict[str, Value]

    @property
    def label(self) -> str:
        """What a person calls this entry: its id, else its name, else its place."""
        for key in ("id", "name"):
            if text := self.text(key):
                return printable(text)
        return f"term no. {self.index + 1}"

    def text(self, key: str) -> str:
        """The text of ``key``; empty when there is none."""
        value = self.keys.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> Iterator[tuple[int, str]]:
        """Position and text of what is in the list ``key``, as far as it is text."""
        value = self.keys.get(key)
        for position, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str) and item.strip():
                yield position, item.strip()

    def line(self, *steps: str | int) -> int:
        """The line of something in this entry."""
        return self.document.line("terms", self.index, *steps)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name or an alias: whose it is, what to call it, and on which line it stands."""

    term: WrittenTerm
    called: str
    text: str
    line: int

    def __str__(self) -> str:
        return f"the {self.called} {quoted(self.text)} of {self.term.label} (line {self.line})"


def written_categories(document: Document) -> dict[str, Value]:
    """The file's categories, right or wrong, by id."""
    categories = document.value.get("categories") if isinstance(document.value, dict) else None
    return categories if isinstance(categories, dict) else {}


def written_terms(document: Document) -> list[Value]:
    """The file's list of terms, right or wrong."""
    terms = document.value.get("terms") if isinstance(document.value, dict) else None
    return terms if isinstance(terms, list) else []


def check_links(document: Document, findings: Findings) -> None:
    """Tell ``findings`` wherever the entries do not fit together."""
    terms = [
        WrittenTerm(document, index, keys)
        for index, keys in enumerate(written_terms(document))
        if isinstance(keys, dict)
    ]
    _check_categories(document, terms, findings)
    _check_see_also(terms, findings)
    _check_ids(terms, _check_spellings(terms, findings), findings)


def _check_categories(document: Document, terms: list[WrittenTerm], findings: Findings) -> None:
    known = written_categories(document)
    used: set[str] = set()
    for term in terms:
        category = term.text("category")
        used.add(category)
        if known and category and category not in known and not findings.enough:
            findings.add(term.line("category"), partial(_unknown_category, category, known), term=term.label)
    for category in known:
        if category not in used and not findings.enough:
            message = f"category {quoted(category)} has no term; give it one, or remove it"
            findings.add(document.line("categories", category), message)


def _unknown_category(category: str, known: dict[str, Value]) -> str:
    hint = Known(known).did_you_mean(category)
    return f"there is no category {quoted(category)}{hint}; the categories are {', '.join(map(printable, known))}"


def _check_see_also(terms: list[WrittenTerm], findings: Findings) -> None:
    ids = Known({term.text("id") for term in terms} - {""})
    for term in terms:
        seen: set[str] = set()
        for position, target in term.texts("see_also"):
            if findings.enough:
                return
            if wrong := _wrong_link(target, term, seen, ids):
                findings.add(term.line("see_also", position), wrong, term=term.label)
            seen.add(target)


def _wrong_link(target: str, term: WrittenTerm, seen: set[str], ids: Known) -> Message | None:
    if target in seen:
        return f"“see_also” names {quoted(target)} twice; remove one"
    if target == term.text("id"):
        return "“see_also” points to the term itself; remove it"
    return None if target in ids else partial(_dangling, target, ids)


def _dangling(target: str, ids: Known) -> str:
    hint = ids.did_you_mean(target)
    return f"“see_also” points to {quoted(target)}, and no term has that id{hint}; correct it, or remove it"


def _check_spellings(terms: list[WrittenTerm], findings: Findings) -> dict[str, _Spelling]:
    """Look for names and aliases that are alike; gives each one's first owner, by what the lookup compares."""
    owners: dict[str, _Spelling] = {}
    for term in terms:
        own: dict[str, _Spelling] = {}
        for spelling in _spellings(term):
            if findings.enough:
                return owners
            alike = [found.squashed for found in forms(spelling.text)]
            other = next((owners[one] for one in alike if one in owners and owners[one].term is not term), None)
            if wrong := _wrong_spelling(spelling, alike[0], other, own.get(alike[0])):
                findings.add(spelling.line, wrong, term=term.label)
            own.setdefault(alike[0], spelling)
            owners.update({one: spelling for one in alike if one and one not in owners})
    return owners


def _spellings(term: WrittenTerm) -> Iterator[_Spelling]:
    if name := term.text("name"):
        yield from _judgeable(_Spelling(term, "name", name, term.line("name")))
    for position, alias in term.texts("aliases"):
        if position >= MAX_ALIASES:  # too many, the schema says; a million would take long
            return
        yield from _judgeable(_Spelling(term, "alias", alias, term.line("aliases", position)))


def _judgeable(spelling: _Spelling) -> Iterator[_Spelling]:
    if len(spelling.text) <= MAX_NAME:  # nobody can say what an over-long one will be once it is shortened
        yield spelling


def _wrong_spelling(
    spelling: _Spelling, compared: str, other: _Spelling | None, own: _Spelling | None
) -> Message | None:
    if compared and not other and not own:
        return None
    this = f"the {spelling.called} {quoted(spelling.text)}"
    if not compared:
        return f"{this} has no letter and no digit, so nobody could look it up; add one"
    if other:
        return f"{this} cannot be told from {other} in a lookup; change one of them, or remove an alias"
    return f"{this} is already found by the {own.called} {quoted(own.text)}; remove it" if own else None


def _check_ids(terms: list[WrittenTerm], owners: dict[str, _Spelling], findings: Findings) -> None:
    first: dict[str, WrittenTerm] = {}
    for term in terms:
        compared = form(term.text("id")).squashed
        if not compared or findings.enough:
            continue
        if wrong := _wrong_id(term, first.get(compared), owners.get(compared)):
            findings.add(term.line("id"), wrong, term=term.label)
        first.setdefault(compared, term)


def _wrong_id(term: WrittenTerm, other: WrittenTerm | None, owner: _Spelling | None) -> str | None:
    if other and other.text("id") == term.text("id"):
        return f"this id is taken (line {other.line('id')}); give the term an id of its own"
    if other:
        same = f"{quoted(other.label)} (line {other.line('id')})"
        return f"this id and {same} differ only in hyphens; change the new one"
    if owner and owner.term is not term:
        return f"this id cannot be told from {owner} in a lookup; change one of them"
    return None
