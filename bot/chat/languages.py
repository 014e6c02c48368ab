"""Which language a person gets, and the sentences of each part of the bot in every language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import babel.dates
import babel.lists
import discord
from discord import app_commands

from bot.glossary.term import Language

W_co = TypeVar("W_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Wordings(Generic[W_co]):
    """The sentences of one part of the bot, in every language; ``wordings(language)`` gives those of one."""

    english: W_co
    german: W_co

    def __call__(self, language: Language) -> W_co:
        """All sentences in ``language``."""
        return self.german if language is Language.DE else self.english

    def described(self, name: str) -> app_commands.locale_str:
        """The sentence called ``name`` as the description of a command or option: English, with its translations.

        Discord takes at most 100 characters.
        """
        return app_commands.locale_str(getattr(self.english, name), **{Language.DE.value: getattr(self.german, name)})


class DescriptionTranslator(app_commands.Translator):
    """Gives Discord the translated descriptions and menu entries. Commands are called the same in every language."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 -- the signature is discord.py's
    ) -> str | None:
        """The text in ``locale``, or None where Discord should show the English one."""
        return string.extras.get(locale.value)


def language_of(locale: discord.Locale) -> Language:
    """The language of someone whose Discord is set to ``locale``: German for German, else English."""
    return Language.DE if locale is discord.Locale.german else Language.EN


def date_in(language: Language, day: date) -> str:
    """A date in full: Tuesday, November 24, 2026; Dienstag, 24. November 2026."""
    return babel.dates.format_date(day, "full", locale=language.value)


def month_in(language: Language, day: date) -> str:
    """The month of a date: April 2026."""
    return babel.dates.format_skeleton("yMMMM", day, locale=language.value)


def listed_in(language: Language, names: Sequence[str]) -> str:
    """Names as a list in words: Monday, Wednesday, and Friday; Montag und Mittwoch."""
    return babel.lists.format_list(names, locale=language.value)
