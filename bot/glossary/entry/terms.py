"""Makes terms of valid entries."""

import re
from datetime import date
from typing import Any

from bot.glossary.entry.schema import Entry, LocalNames, LocalText
from bot.glossary.term import Category, Contrast, Level, Source, Synonyms, Term, Text

_ACRONYM = re.compile("(?=.*[A-Z].*[A-Z])[A-Z0-9/&+.-]+s?")


def term_of(valid: Entry[Any], category: Category) -> Term:
    """The term that the entry describes, in this category."""
    return Term(
        id=valid.id,
        name=valid.name.text if isinstance(valid.name, LocalText) else Text(valid.name, valid.name),
        aliases=_synonyms(valid.aliases),
        covers=tuple(valid.covers),
        shared=tuple(valid.shared),
        category=category,
        level=Level(valid.level),
        as_of=date.fromisoformat(f"{valid.as_of}-01") if valid.as_of else None,
        definition=valid.definition.text,
        in_practice=valid.in_practice.text if valid.in_practice else None,
        contrast=tuple(Contrast(contrast.term, contrast.why.text) for contrast in valid.contrast),
        see_also=tuple(valid.see_also),
        sources=tuple(Source(source.title, source.url) for source in valid.sources),
        attribution=valid.attribution,
    )


def _synonyms(aliases: list[str] | LocalNames) -> Synonyms:
    """The aliases by language; one list serves both. German texts use English acronyms, but not the other way round."""
    if isinstance(aliases, list):
        both = tuple(aliases)
        return Synonyms(both, both)
    acronyms = (alias for alias in aliases.en if _ACRONYM.fullmatch(alias))
    return Synonyms(tuple(aliases.en), tuple(dict.fromkeys((*aliases.de, *acronyms))))
