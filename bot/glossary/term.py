"""What a glossary is made of: terms, their categories and their texts in each language.

Plain frozen values. Whether they are *valid* (lengths, links, duplicates) is decided where they come in,
in ``bot.glossary.file``; this module refuses nothing.
"""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the glossary is written in, named by its ISO 639-1 code."""

    EN = "en"
    DE = "de"

    @property
    def other(self) -> "Language":
        """The language a reader of this one can switch to."""
        return Language.DE if self is Language.EN else Language.EN


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in every language of the glossary."""

    en: str
    de: str

    def __getitem__(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en


@dataclass(frozen=True, slots=True)
class Category:
    """A subject that terms belong to; ``color`` is that of their cards, as 0xRRGGBB."""

    id: str
    name: Text
    color: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where to read more about a term: the project's own site or the paper."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a glossary.

    ``id`` is a slug that never changes; buttons posted months ago carry it. ``name`` and ``aliases`` are what
    people type. ``see_also`` holds ids of other terms. ``attribution`` names author and license where the text
    is not the glossary's own.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    category: Category
    definition: Text
    in_practice: Text | None = None
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    attribution: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name first, then every alias."""
        return (self.name, *self.aliases)

    @property
    def group(self) -> str:
        """The id of its category."""
        return self.category.id


@dataclass(frozen=True, slots=True)
class Glossary:
    """A whole glossary as one value: its categories and its terms, in the order they were written.

    The terms fit together: ids and spellings are unique, and every link leads somewhere.
    """

    categories: tuple[Category, ...]
    terms: tuple[Term, ...]
