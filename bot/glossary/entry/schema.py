"""The shape of an entry: which keys it has, and how much of each there may be.

``bot.glossary.entry.values`` says what the single values may be. Whether an entry fits together with others (unique
ids, links that lead somewhere) is checked by whoever knows them.
"""

from typing import Annotated, Generic, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from bot.glossary.entry.mistakes import Complaint, Steps, Wrong
from bot.glossary.entry.values import LevelName, Month, Reference, Slug, Url, complain, text_of
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

_ONE_OR_EACH = ("name", "aliases")  # the keys whose value may be one for all languages, or one for each

_T = TypeVar("_T")
_OneT = TypeVar("_OneT")
_EachT = TypeVar("_EachT")
_CategoryT = TypeVar("_CategoryT", bound=str | None)


def _present(value: object) -> object:
    if value is None:  # allowed by leaving the key out, not by leaving it empty
        raise PydanticCustomError("no_value", "no value")
    return value


_Optional = Annotated[_T | None, BeforeValidator(_present)]
_OneOrEach = Annotated[
    Annotated[_OneT, Tag("one")] | Annotated[_EachT, Tag("each")],
    Discriminator(lambda value: "each" if isinstance(value, dict | BaseModel) else "one"),
]
Name = Annotated[str, text_of(MAX_NAME, one_line=True)]


class Strict(BaseModel):
    """Keys with values, of which none is converted and none unknown."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class LocalText(Strict, Generic[_T]):
    """A text in each language, or at least in one."""

    en: _Optional[_T] = None
    de: _Optional[_T] = None

    @model_validator(mode="after")
    def _has_text(self) -> Self:
        sentence = "has no text; write one below “en”, “de”, or both"
        complain([] if self.en or self.de else [Complaint(Wrong.EMPTY, sentence)])
        return self

    @property
    def text(self) -> Text:
        """The domain value."""
        return Text(str(self.en or ""), str(self.de or ""))


class LocalNames(Strict):
    """Names that are used in each language."""

    en: list[Name] = Field([], max_length=MAX_ALIASES)
    de: list[Name] = Field([], max_length=MAX_ALIASES)


class _ContrastEntry(Strict):
    term: Reference
    why: LocalText[Annotated[str, text_of(MAX_WHY)]]


class _SourceEntry(Strict):
    title: Annotated[str, text_of(MAX_TITLE)]
    url: Url


class Entry(Strict, Generic[_CategoryT]):
    """A term as written; its links are ids that are not checked yet."""

    id: Slug
    name: _OneOrEach[Name, LocalText[Name]]
    aliases: _OneOrEach[Annotated[list[Name], Field(max_length=MAX_ALIASES)], LocalNames] = Field([])
    covers: list[Name] = Field([], max_length=MAX_COVERS)
    shared: list[Name] = Field([], max_length=MAX_SHARED)
    category: _CategoryT
    level: LevelName = Level.ADVANCED
    as_of: _Optional[Month] = None
    definition: LocalText[Annotated[str, text_of(MAX_DEFINITION)]]
    in_practice: _Optional[LocalText[Annotated[str, text_of(MAX_IN_PRACTICE)]]] = None
    contrast: list[_ContrastEntry] = Field([], max_length=MAX_CONTRAST)
    see_also: list[Reference] = Field([], max_length=MAX_SEE_ALSO)
    sources: list[_SourceEntry] = Field(max_length=MAX_SOURCES)
    attribution: _Optional[Annotated[str, text_of(MAX_ATTRIBUTION)]] = None


class TermEntry(Entry[Reference]):
    """A term of the shared glossary, which has a category and says where to read more."""

    sources: list[_SourceEntry] = Field(min_length=1, max_length=MAX_SOURCES)


class OwnEntry(Entry[_Optional[Reference]]):
    """A term that the editors of a guild wrote, who need give neither."""

    category: _Optional[Reference] = None
    sources: list[_SourceEntry] = Field([], max_length=MAX_SOURCES)


def as_written(steps: Steps) -> Steps:
    """A path in an entry without pydantic's own step that says which of its two forms a value was taken for."""
    return steps[:1] + steps[2:] if steps and steps[0] in _ONE_OR_EACH else steps
