"""The server's own terms in lists: as lines and options, and one with its card."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import discord
from discord.utils import format_dt

from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction
from bot.chat.term_reply import lookup_of
from bot.chat.text import OPTION, clip, harmless
from bot.cogs.editor.history.wording import wording
from bot.cogs.editor.own_card import own_card
from bot.glossary.own.entries import in_categories
from bot.glossary.own.model import OwnTerm
from bot.glossary.term import Language, Term

SIZE = 20
_NAME = 60  # characters of a name in a list of 20
PAGE_NUMBER = r"[0-9]{1,4}"


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page of a list of own terms: its ``terms``, its number (the first is 0) and that of the ``last`` one."""

    terms: Sequence[OwnTerm]
    number: int
    last: int

    @classmethod
    def of(cls, terms: Sequence[OwnTerm], number: int) -> "OwnPage":
        """The page with this number; instead of one that is no longer there, the last one."""
        last = max(0, (len(terms) - 1) // SIZE)
        number = min(number, last)
        return cls(terms[number * SIZE : (number + 1) * SIZE], number, last)

    def options(self, language: Language) -> list[discord.SelectOption]:
        """Its terms to choose from, each with the first words of its definition."""
        return [
            discord.SelectOption(
                label=clip(own.term.name[language], OPTION),
                value=own.term.id,
                description=clip(own.term.definition[language], OPTION),
            )
            for own in self.terms
        ]


def own_line(own: OwnTerm, language: Language, wanted: Iterable[Language]) -> str:
    """The term in a list: which of the ``wanted`` languages it lacks, and when somebody last looked at it."""
    words = wording(language)
    missing = [words.missing[each] for each in wanted if not all(own.term.texts_in(each))]
    name = harmless(clip(own.term.name[language], _NAME))
    return " · ".join([f"**{name}**", *missing, format_dt(own.looked_at, "R")])


def in_its_category(interaction: AnyInteraction, own: OwnTerm) -> Term:
    """The term, with its category as the glossary has it now."""
    return next(in_categories([own.term], lookup_of(interaction).categories))


def own_details(interaction: AnyInteraction, own: OwnTerm) -> tuple[str, discord.Embed]:
    """When and by whom it was last changed, and its card."""
    language = language_of(interaction.locale)
    term = in_its_category(interaction, own)
    return " ".join(_lines(own, language)), own_card(interaction, term, language)


def _lines(own: OwnTerm, language: Language) -> Iterator[str]:
    words = wording(language)
    yield words.last_changed.format(when=format_dt(own.changed_at, "R"), user=f"<@{own.changed_by}>")
    if own.confirmed_at:
        yield words.last_confirmed.format(when=format_dt(own.confirmed_at, "R"))
