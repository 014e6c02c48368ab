"""Estimates the memory that a term takes once it can be looked up: its texts and what the lookup keeps of it.

Owns the estimate, which is generous: 145,000 small terms weigh 322 MiB and really take 250. ``benchmarks/memory.py``
measures what a glossary really takes.
"""

import re
from sys import getsizeof

from bot.glossary.term import Term
from bot.lookup.normalize import forms

# Bytes, measured with names of random letters, which share less than real ones.
_TERM = 350
_CONTRAST = 200
_ID_UNLIKE_NAME = 600
_SPELLING = 700
_LATER_WORD = 650
_LETTER = 12

_ASCII_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")  # about what the lookup takes for words, but faster


def weight(term: Term) -> int:
    """About how many bytes the term takes."""
    unlike = term.id not in [name.lower().replace(" ", "-") for name in term.names]
    lookup = sum(map(_weight_of_spelling, term.spellings)) + _ID_UNLIKE_NAME * unlike
    return _TERM + _CONTRAST * len(term.contrast) + lookup + sum(map(getsizeof, _texts(term)))


def _weight_of_spelling(spelling: str) -> int:
    if spelling.isascii():
        return _SPELLING + _LATER_WORD * (len(_ASCII_WORD.findall(spelling)) - 1) + _LETTER * len(spelling)
    return sum(
        _SPELLING + _LATER_WORD * (len(form.parts) - 1) + _LETTER * len(form.squashed) for form in forms(spelling)
    )


def _texts(term: Term) -> list[str]:
    texts = [term.id, *term.spellings, *term.shared, *term.see_also, term.attribution or ""]
    for text in (term.definition, term.in_practice, *(contrast.why for contrast in term.contrast)):
        texts += (text.en, text.de) if text else ()
    texts += (contrast.term_id for contrast in term.contrast)
    for source in term.sources:
        texts += source.title, source.url
    return texts
