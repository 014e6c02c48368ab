"""The shape of ``data/glossary.yaml``: which keys an entry has, and how much of each there may be.

Each entry is checked by itself, so that a bad entry costs no more than its own check. ``bot.glossary.file.values`` says
what the single values may be, ``bot.glossary.file.schema_errors`` rewords what pydantic finds, and
``bot.glossary.file.links`` checks whether entries fit together (unique ids, links that lead somewhere).
"""

from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from bot.glossary.file.values import Color, FileName, LevelName, Month, Reference, Slug, Url, complain, text_of
from bot.glossary.term import Level, Text

MAX_NAME = 80
MAX_ALIASES = 20  # in one language
MAX_COVERS = 20
MAX_SHARED = 10
MAX_SENSES = 5  # terms that share a name; a row of buttons holds five
MAX_DEFINITION = 350  # fits on a phone screen
MAX_IN_PRACTICE = 250
MAX_CONTRAST = 3
MAX_WHY = 100  # half a sentence
MAX_SEE_ALSO = 5  # a row of buttons holds five
MAX_SOURCES = 3
MAX_TITLE = 100
MAX_ATTRIBUTION = 200
MAX_INCLUDED = 200  # the running bot looks at each every few seconds

ONE_OR_EACH = ("name", "aliases")
"""The keys of a term whose value may be one for all languages, or one for each."""

_T = TypeVar("_T")
_OneT = TypeVar("_OneT")
_EachT = TypeVar("_EachT")


def _present(value: object) -> object:
    if value is None:  # allowed by leaving the key out, not by leaving it empty
        raise PydanticCustomError("no_value", "no value")
    return value


_Optional = Annotated[_T | None, BeforeValidator(_present)]
_OneOrEach = Annotated[
    Annotated[_OneT, Tag("one")] | Annotated[_EachT, Tag("each")],
    Discriminator(lambda value: "each" if isinstance(value, dict | BaseModel) else "one"),
]
_Name = Annotated[str, text_of(MAX_NAME, one_line=True)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class LocalText(_Entry, Generic[_T]):
    """A text in each language, or at least in one."""

    en: _Optional[_T] = None
    de: _Optional[_T] = None

    @model_validator(mode="after")
    def _has_text(self) -> Self:
        complain([] if self.en or self.de else ["has no text; write one below “en”, “de”, or both"])
        return self

    @property
    def text(self) -> Text:
        """The domain value."""
        return Text(str(self.en or ""), str(self.de or ""))


class LocalNames(_Entry):
    """Names that are used in each language."""

    en: list[_Name] = Field([], max_length=MAX_ALIASES)
    de: list[_Name] = Field([], max_length=MAX_ALIASES)


class _ContrastEntry(_Entry):
    term: Reference
    why: LocalText[Annotated[str, text_of(MAX_WHY)]]


class _SourceEntry(_Entry):
    title: Annotated[str, text_of(MAX_TITLE)]
    url: Url


class CategoryEntry(_Entry):
    """A category as written; its id is its key."""

    name: LocalText[_Name]
    color: Color = Field(validation_alias=AliasChoices("color", "colour"))


class TermEntry(_Entry):
    """A term as written; its links are ids that are not checked yet."""

    id: Slug
    name: _OneOrEach[_Name, LocalText[_Name]]
    aliases: _OneOrEach[Annotated[list[_Name], Field(max_length=MAX_ALIASES)], LocalNames] = Field([])
    covers: list[_Name] = Field([], max_length=MAX_COVERS)
    shared: list[_Name] = Field([], max_length=MAX_SHARED)
    category: Reference
    level: LevelName = Level.ADVANCED
    as_of: _Optional[Month] = None
    definition: LocalText[Annotated[str, text_of(MAX_DEFINITION)]]
    in_practice: _Optional[LocalText[Annotated[str, text_of(MAX_IN_PRACTICE)]]] = None
    contrast: list[_ContrastEntry] = Field([], max_length=MAX_CONTRAST)
    see_also: list[Reference] = Field([], max_length=MAX_SEE_ALSO)
    sources: list[_SourceEntry] = Field(min_length=1, max_length=MAX_SOURCES)
    attribution: _Optional[Annotated[str, text_of(MAX_ATTRIBUTION)]] = None


class GlossaryShape(_Entry):
    """The keys of a glossary file that includes no other; the entries below them are checked one by one."""

    categories: dict[str, Any] = Field(min_length=1)
    terms: list[Any] = Field(min_length=1)
    include: list[FileName] = Field([], min_length=1, max_length=MAX_INCLUDED)


class IncludingShape(GlossaryShape):
    """The keys of a glossary file that includes others, which may hold all its terms."""

    terms: list[Any] = Field([], min_length=1)


class IncludedShape(_Entry):
    """The one key of an included file."""

    terms: list[Any] = Field(min_length=1)
