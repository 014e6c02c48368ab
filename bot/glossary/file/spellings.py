"""Checks the names, other names and covered names of a glossary: nobody gets the card of one term for another's name.

Two spellings are the same if the lookup treats them as the same (``bot.lookup.normalize``). One that several terms have
must be declared by each of them, under ``shared``; people who ask for it are offered all of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.glossary.file.findings import Findings, Message, in_quotes
from bot.glossary.file.schema import MAX_NAME, MAX_SENSES
from bot.glossary.file.schema_errors import Steps
from bot.glossary.file.written import WrittenTerm, by_language
from bot.lookup.normalize import forms


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a term: what messages call it, its text, its language if it has one, and the path to it."""

    term: WrittenTerm
    called: str
    text: str
    language: str | None
    steps: Steps

    def __str__(self) -> str:
        """What to call it in a sentence about its own term."""
        return f"the {self.called} {in_quotes(self.text)}"

    def place(self, *, seen_from: WrittenTerm) -> str:
        """What to call it in a sentence about another term."""
        return f"{self} of {self.term.label} ({self.term.place(*self.steps, seen_from=seen_from)})"


Owners = Mapping[str, Sequence[Spelling]]
"""For each squashed form the spellings that have it: the first one of each term, of ``MAX_SENSES`` terms at most."""


def check_spellings(terms: Iterable[WrittenTerm], findings: Findings, *, whole: bool) -> Owners:
    """Report spellings that the lookup treats as the same although they are not declared to be."""
    owners: dict[str, tuple[Spelling, ...]] = {}
    declaring: list[tuple[WrittenTerm, Collection[str]]] = []
    for term in terms:
        own: dict[str, list[Spelling]] = {}
        having: dict[str, Spelling] = {}
        declared = _declared_by(term)
        for spelling in _spellings_of(term):
            if findings.enough:
                return owners
            alike = _alike(spelling.text)
            before = own.setdefault(alike[0], [])
            if wrong := _wrong(spelling, alike, before) or _taken(spelling, alike, owners, declared):
                term.report(spelling.steps, wrong)
            before.append(spelling)
            having |= {one: spelling for one in alike if one and one not in having}
        for one, spelling in having.items():
            owners[one] = (*owners.get(one, ()), spelling)[:MAX_SENSES]
        if declared:
            declaring.append((term, having.keys()))
    for term, forms_of_it in declaring:
        _check_declared(term, forms_of_it, owners, findings, whole=whole)
    return owners


def _alike(text: str) -> list[str]:
    """The squashed forms of a spelling: one, or with umlauts two."""
    return [found.squashed for found in forms(text)]


def _declared_by(term: WrittenTerm) -> set[str]:
    return {one for text in term.shared for one in _alike(text)}


def _spellings_of(term: WrittenTerm) -> Iterator[Spelling]:
    """The spellings that can be judged: nobody knows what one that is too long will become."""
    for called, key, names in (
        ("name", "name", term.names),
        ("alias", "aliases", term.aliases),
        ("covered name", "covers", term.covers),
    ):
        for language, texts in by_language(names):
            steps = (key, language) if language else (key,)
            for position, text in enumerate(texts):
                if 0 < len(text) <= MAX_NAME:
                    place = steps if key == "name" else (*steps, position)
                    yield Spelling(term, called, text, language, place)


def _wrong(spelling: Spelling, alike: list[str], before: Iterable[Spelling]) -> str | None:
    """What is wrong with a spelling beside the ones ``before`` it that its own term has."""
    if not alike[0]:
        return f"{spelling} has no letters or digits, so nobody could look it up; add some"
    again = next((one for one in before if one.called != spelling.called or one.language == spelling.language), None)
    return f"{spelling} is already found by {again}; remove it" if again else None


def _taken(spelling: Spelling, alike: list[str], owners: Owners, declared: set[str]) -> Message | None:
    """What is wrong with a spelling beside those of other terms; ``declared`` are the shared ones of its own."""
    others = {owner.term: owner for one in alike for owner in owners.get(one, ())}
    for other in others.values():
        if declared.isdisjoint(alike) or _declared_by(other.term).isdisjoint(alike):
            return partial(_clash, spelling, other)
    if len(others) < MAX_SENSES:
        return None
    return f"{spelling} is a name of {MAX_SENSES} other terms, and a list has no room for more; change or remove it"


def _clash(spelling: Spelling, other: Spelling) -> str:
    another = other.place(seen_from=spelling.term)
    advice = "change or remove one of them, or list it under “shared” in both terms"
    return f"{spelling} cannot be told apart from {another} in a lookup; {advice}"


def _check_declared(
    term: WrittenTerm, having: Collection[str], owners: Owners, findings: Findings, *, whole: bool
) -> None:
    """Report what is listed under ``shared`` although the term is not ``having`` it, or no other term is."""
    for position, text in enumerate(term.shared):
        alike = _alike(text)
        wrong = None
        if not any(one in having for one in alike):
            wrong = "is none of the names of this term; add it to them, or remove it here"
        elif whole and all(owner.term is term for one in alike for owner in owners.get(one, ())):
            wrong = "is a name of no other term; remove it here"
        if wrong and text and not findings.enough:
            term.report(("shared", position), f"“shared” lists {in_quotes(text)}, which {wrong}")
