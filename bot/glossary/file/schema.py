"""The shape of ``data/glossary.yaml``: which keys a file has. The shape of a term is in ``bot.glossary.entry.schema``.

Each entry is checked by itself, so that a bad entry costs no more than its own check.
``bot.glossary.file.schema_errors`` rewords what pydantic finds, and ``bot.glossary.file.links`` checks whether entries
fit together (unique ids, links that lead somewhere).
"""

from typing import Any

from pydantic import AliasChoices, Field

from bot.glossary.entry.schema import LocalText, Name, Strict
from bot.glossary.file.values import Color, FileName

MAX_INCLUDED = 200  # the running bot looks at each every few seconds


class CategoryEntry(Strict):
    """A category as written; its id is its key."""

    name: LocalText[Name]
    color: Color = Field(validation_alias=AliasChoices("color", "colour"))


class GlossaryShape(Strict):
    """The keys of a glossary file that includes no other; the entries below them are checked one by one."""

    categories: dict[str, Any] = Field(min_length=1)
    terms: list[Any] = Field(min_length=1)
    include: list[FileName] = Field([], min_length=1, max_length=MAX_INCLUDED)


class IncludingShape(GlossaryShape):
    """The keys of a glossary file that includes others, which may hold all its terms."""

    terms: list[Any] = Field([], min_length=1)


class IncludedShape(Strict):
    """The one key of an included file."""

    terms: list[Any] = Field(min_length=1)
