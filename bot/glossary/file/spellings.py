"""Checks the names, other names and covered names of a glossary: nobody gets the card of one term for another's name.

Two spellings are the same if the lookup treats them as the same (``bot.glossary.entry.names``). One that several terms
have must be declared by each of them, under ``shared``; people who ask for it are offered all of them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.glossary.entry.names import Spelling, alike, repeated, spellings_of
from bot.glossary.entry.quoting import in_quotes
from bot.glossary.entry.schema import MAX_NAME, MAX_SENSES
from bot.glossary.file.findings import Findings, Message
from bot.glossary.file.written import WrittenTerm

_CALLED = {"name": "name", "aliases": "alias", "covers": "covered name"}


@dataclass(frozen=True, slots=True)
class Owned:
    """One spelling of a term."""

    term: WrittenTerm
    spelling: Spelling

    def __str__(self) -> str:
        """What to call it in a sentence about its own term."""
        return _in_words(self.spelling)

    def place(self, *, seen_from: WrittenTerm) -> str:
        """What to call it in a sentence about another term."""
        return f"{self} of {self.term.label} ({self.term.place(*self.spelling.steps, seen_from=seen_from)})"


Owners = Mapping[str, Sequence[Owned]]
"""For each squashed form the spellings that have it: the first one of each term, of ``MAX_SENSES`` terms at most."""


def check_spellings(terms: Iterable[WrittenTerm], findings: Findings, *, whole: bool) -> Owners:
    """Report spellings that the lookup treats as the same although they are not declared to be."""
    owners: dict[str, tuple[Owned, ...]] = {}
    declaring: list[tuple[WrittenTerm, Collection[str]]] = []
    for term in terms:
        own: dict[str, list[Spelling]] = {}
        having: dict[str, Owned] = {}
        declared = _declared_by(term)
        for spelling in spellings_of(term.names, term.aliases, term.covers):
            if findings.enough:
                return owners
            if not 0 < len(spelling.text) <= MAX_NAME:  # nobody knows what one that is too long will become
                continue
            same = alike(spelling.text)
            before = own.setdefault(same[0], [])
            if wrong := _wrong(spelling, same, before) or _taken(Owned(term, spelling), same, owners, declared):
                term.report(spelling.steps, wrong)
            before.append(spelling)
            having |= {one: Owned(term, spelling) for one in same if one and one not in having}
        for one, owned in having.items():
            owners[one] = (*owners.get(one, ()), owned)[:MAX_SENSES]
        if declared:
            declaring.append((term, having.keys()))
    for term, forms_of_it in declaring:
        _check_declared(term, forms_of_it, owners, findings, whole=whole)
    return owners


def _in_words(spelling: Spelling) -> str:
    return f"the {_CALLED[spelling.key]} {in_quotes(spelling.text)}"


def _declared_by(term: WrittenTerm) -> set[str]:
    return {one for text in term.shared for one in alike(text)}


def _wrong(spelling: Spelling, same: list[str], before: Iterable[Spelling]) -> str | None:
    """What is wrong with a spelling beside the ones ``before`` it that its own term has."""
    if not same[0]:
        return f"{_in_words(spelling)} has no letters or digits, so nobody could look it up; add some"
    again = repeated(spelling, before)
    return f"{_in_words(spelling)} is already found by {_in_words(again)}; remove it" if again else None


def _taken(owned: Owned, same: list[str], owners: Owners, declared: set[str]) -> Message | None:
    """What is wrong with a spelling beside those of other terms; ``declared`` are the shared ones of its own."""
    others = {owner.term: owner for one in same for owner in owners.get(one, ())}
    for other in others.values():
        if declared.isdisjoint(same) or _declared_by(other.term).isdisjoint(same):
            return partial(_clash, owned, other)
    if len(others) < MAX_SENSES:
        return None
    return f"{owned} is a name of {MAX_SENSES} other terms, and a list has no room for more; change or remove it"


def _clash(owned: Owned, other: Owned) -> str:
    another = other.place(seen_from=owned.term)
    advice = "change or remove one of them, or list it under “shared” in both terms"
    return f"{owned} cannot be told apart from {another} in a lookup; {advice}"


def _check_declared(
    term: WrittenTerm, having: Collection[str], owners: Owners, findings: Findings, *, whole: bool
) -> None:
    """Report what is listed under ``shared`` although the term is not ``having`` it, or no other term is."""
    for position, text in enumerate(term.shared):
        same = alike(text)
        wrong = None
        if not any(one in having for one in same):
            wrong = "is none of the names of this term; add it to them, or remove it here"
        elif whole and all(owner.term is term for one in same for owner in owners.get(one, ())):
            wrong = "is a name of no other term; remove it here"
        if wrong and text and not findings.enough:
            term.report(("shared", position), f"“shared” lists {in_quotes(text)}, which {wrong}")
