"""Terms that a new one may lead to."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Term

_MOST_WORDS = 4  # of a name that is recognized in a text
_WORD = re.compile(r"[^\W_]+(?:[-/+.][^\W_]+)*\+*")


def proposals(catalogue: Catalogue, term: Term) -> Iterator[Term]:
    """The terms that its texts name, then the other own ones of its category, then the shared ones; each once."""
    texts = (*term.definition.each, *(term.in_practice.each if term.in_practice else ()))
    same = [other for other in catalogue.terms if other.category.id == term.category.id]
    own = [other for other in same if catalogue.is_own(other.id)]
    seen = {term.id}
    for other in chain(*(_named_in(text, catalogue) for text in texts), own, same):
        if other.id not in seen:
            seen.add(other.id)
            yield other


def _named_in(text: str, catalogue: Catalogue) -> Iterator[Term]:
    """The terms of which the text has a name, longer names first where they begin with the same word."""
    words = _WORD.findall(text)
    for start in range(len(words)):
        for length in range(_MOST_WORDS, 0, -1):
            text = " ".join(words[start : start + length])
            yield from (match.entry for match in catalogue.engine.of_name(text))
