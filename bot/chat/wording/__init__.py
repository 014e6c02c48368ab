"""Every sentence a user reads, in one place per language, and which language a user gets."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

import babel.dates
import babel.lists
import discord
from discord import app_commands

from bot.chat.wording.english import ENGLISH
from bot.chat.wording.german import GERMAN
from bot.chat.wording.sentences import Wording
from bot.glossary.term import Language

__all__ = ["DescriptionTranslator", "Wording", "date_in", "described", "language_of", "listed_in", "wording"]


def wording(language: Language) -> Wording:
    """All sentences in ``language``."""
    return GERMAN if language is Language.DE else ENGLISH


def language_of(locale: discord.Locale) -> Language:
    """The language of someone whose Discord is set to ``locale``: German for German, else English."""
    return Language.DE if locale is discord.Locale.german else Language.EN


def date_in(language: Language, day: date) -> str:
    """A date in full: Tuesday, November 24, 2026; Dienstag, 24. November 2026."""
    return babel.dates.format_date(day, "full", locale=language.value)


def listed_in(language: Language, names: Sequence[str]) -> str:
    """Names as a list in words: Monday, Wednesday, and Friday; Montag und Mittwoch."""
    return babel.lists.format_list(names, locale=language.value)


def described(sentence: str) -> app_commands.locale_str:
    """A command or option description: the path to a sentence in ``Wording``, English by default."""
    return app_commands.locale_str(attrgetter(sentence)(ENGLISH), sentence=sentence)


class DescriptionTranslator(app_commands.Translator):
    """Gives Discord the German descriptions. Names stay the same in every language."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 -- the signature is discord.py's
    ) -> str | None:
        """The sentence in ``locale``, or None where Discord should show the English one."""
        sentence = string.extras.get("sentence")
        language = language_of(locale)
        if sentence is None or language is Language.EN:
            return None
        return attrgetter(sentence)(wording(language))
