"""What a glossary is made of: terms, their categories and their texts in each language.

Plain frozen values. Whether they are *valid* (lengths, links, duplicates) is decided where they come in,
in ``bot.glossary.file``; this module refuses nothing.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """A language the glossary is written in, named by its ISO 639-1 code."""

    EN = "en"
    DE = "de"

    @property
    def other(self) -> "Language":
        """The language a reader of this one can switch to."""
        return Language.DE if self is Language.EN else Language.EN


class Level(StrEnum):
    """Who meets a term: everybody, those who work with the subject, or its specialists."""

    BASIC = "basic"
    ADVANCED = "advanced"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Text:
    """The same text in the languages of the glossary: in one of them at least; empty where it is missing."""

    en: str = ""
    de: str = ""

    def __getitem__(self, language: Language) -> str:
        """The text in ``language``, or in the other one where it is missing."""
        return self.de or self.en if language is Language.DE else self.en or self.de

    def is_in(self, language: Language) -> bool:
        """Whether there is a text in ``language`` itself."""
        return bool(self.de if language is Language.DE else self.en)

    @property
    def each(self) -> tuple[str, ...]:
        """The different texts, English first."""
        return (self.en, self.de) if self.en and self.de and self.en != self.de else (self.en or self.de,)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Other names of exactly the same thing, as they are used in each language."""

    en: tuple[str, ...] = ()
    de: tuple[str, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.de if language is Language.DE else self.en

    @property
    def each(self) -> tuple[str, ...]:
        """The different names, English ones first."""
        return tuple(dict.fromkeys((*self.en, *self.de))) if self.en != self.de else self.en


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

    @property
    def short_title(self) -> str:
        """Who says it: authors and year, or the project; the part before the colon."""
        return self.title.partition(": ")[0]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Another term, by its id, that people take for this one, and half a sentence on what that one is."""

    term_id: str
    why: Text


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a glossary.

    ``id`` is a slug that never changes; buttons posted months ago carry it. ``name``, ``aliases`` and ``covers`` are
    what people type: ``aliases`` are other names of exactly this thing, and ``covers`` are narrower or neighboring
    names that its texts explain. ``shared`` holds those that other terms have, too. ``see_also`` holds ids of other
    terms. ``as_of`` is the first day of the month whose facts the texts state, where they age. ``attribution`` names
    author and license where the text is not the glossary's own.
    """

    id: str
    name: Text
    aliases: Synonyms
    category: Category
    definition: Text
    in_practice: Text | None = None
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    attribution: str | None = None
    covers: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    contrast: tuple[Contrast, ...] = ()
    level: Level = Level.ADVANCED
    as_of: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its different names, the English one first."""
        return self.name.each

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its names, then every alias, then every name that it covers."""
        return (*self.names, *self.aliases.each, *self.covers)

    def foreign_names(self, language: Language) -> tuple[str, ...]:
        """How it is called in the other language, where that differs from what readers of ``language`` say."""
        own = (self.name[language], *self.aliases[language])
        others = (self.name[language.other], *self.aliases[language.other])
        return tuple(name for name in others if name not in own)

    def texts_in(self, language: Language) -> tuple[bool, ...]:
        """For each of its texts, whether it is written in ``language``."""
        return tuple(text.is_in(language) for text in (self.definition, self.in_practice) if text is not None)

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
