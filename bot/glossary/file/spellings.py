"""Checks the names, other names and covered names of a glossary: nobody gets the card of one term for another's name.

Two spellings are the same if the lookup treats them as the same (``bot.lookup.normalize``). One that several terms have
must be declared by each of them, under ``shared``; people who ask for it are offered all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.glossary.file.findings import Findings, Message, in_quotes
from bot.glossary.file.schema import MAX_NAME
from bot.glossary.file.schema_errors import Steps
from bot.glossary.file.written import ByLanguage, WrittenTerm
from bot.lookup.normalize import form, forms


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a term: what messages call it, its text, its language if it has one, and the path to it."""

    term: WrittenTerm
    called: str
    text: str
    language: str | None
    steps: Steps

    def place(self, *, seen_from: WrittenTerm) -> str:
        """What to call it in a sentence about another term."""
        where = self.term.place(*self.steps, seen_from=seen_from)
        return f"the {self.called} {in_quotes(self.text)} of {self.term.label} ({where})"


Owners = Mapping[str, Sequence[Spelling]]
"""For each squashed form the spellings that have it, one of each term."""


def check_spellings(terms: Iterable[WrittenTerm], findings: Findings, *, whole: bool) -> Owners:
    """Report spellings that the lookup treats as the same although they are not declared to be."""
    owners: dict[str, list[Spelling]] = {}
    declaring: list[WrittenTerm] = []
    for term in terms:
        own: dict[str, Spelling] = {}
        declared = {form(text).squashed for text in term.shared}
        for spelling in _spellings_of(term):
            if findings.enough:
                return owners
            alike = [found.squashed for found in forms(spelling.text)]
            other = next((owner for one in alike for owner in owners.get(one, ()) if owner.term is not term), None)
            if wrong := _wrong(spelling, alike, own, other, declared):
                term.report(spelling.steps, wrong)
            own.setdefault(alike[0], spelling)
            for one in filter(None, alike):
                owners.setdefault(one, []).append(spelling)
        if term.shared:
            declaring.append(term)
    for term in declaring:
        _check_declared(term, owners, whole=whole)
    return owners


def _spellings_of(term: WrittenTerm) -> Iterator[Spelling]:
    """The spellings that can be judged: nobody knows what one that is too long will become."""
    covers: ByLanguage = {None: term.covers}
    for called, key, names in (
        ("name", "name", term.names),
        ("alias", "aliases", term.aliases),
        ("covered name", "covers", covers),
    ):
        for language, texts in names.items():
            steps = (key, language) if language else (key,)
            for position, text in enumerate(texts):
                if 0 < len(text) <= MAX_NAME:
                    place = steps if key == "name" else (*steps, position)
                    yield Spelling(term, called, text, language, place)


def _wrong(
    spelling: Spelling, alike: list[str], own: dict[str, Spelling], other: Spelling | None, declared: set[str]
) -> Message | None:
    this = f"the {spelling.called} {in_quotes(spelling.text)}"
    if not alike[0]:
        return f"{this} has no letters or digits, so nobody could look it up; add some"
    before = own.get(alike[0])
    if before and not _in_two_languages(before, spelling):
        return f"{this} is already found by the {before.called} {in_quotes(before.text)}; remove it"
    if other and not (declared.intersection(alike) and _declares(other.term, alike)):
        return partial(_clash, this, other, spelling.term)
    return None


def _clash(this: str, other: Spelling, term: WrittenTerm) -> str:
    return (
        f"{this} cannot be told apart from {other.place(seen_from=term)} in a lookup; change or remove one of them, or "
        "list it under “shared” in both terms"
    )


def _in_two_languages(one: Spelling, other: Spelling) -> bool:
    return one.called == other.called and one.language != other.language


def _declares(term: WrittenTerm, alike: Iterable[str]) -> bool:
    return any(form(text).squashed in alike for text in term.shared)


def _check_declared(term: WrittenTerm, owners: Owners, *, whole: bool) -> None:
    for position, text in enumerate(term.shared):
        having = [owner.term for owner in owners.get(form(text).squashed, ())]
        wrong = None
        if term not in having:
            wrong = "is none of the names of this term; add it to them, or remove it here"
        elif whole and all(other is term for other in having):
            wrong = "is a name of no other term; remove it here"
        if wrong and text:
            term.report(("shared", position), f"“shared” lists {in_quotes(text)}, which {wrong}")
