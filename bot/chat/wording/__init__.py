"""Every sentence a user reads, in one place per language, and which language a user gets."""

import discord
from discord import app_commands

from bot.chat.wording.english import ENGLISH
from bot.chat.wording.german import GERMAN
from bot.chat.wording.sentences import Wording
from bot.glossary.term import Language

__all__ = ["DescriptionTranslator", "Wording", "described", "language_of", "wording"]


def wording(language: Language) -> Wording:
    """All sentences in ``language``."""
    return GERMAN if language is Language.DE else ENGLISH


def language_of(locale: discord.Locale) -> Language:
    """The language of someone whose Discord is set to ``locale``: German for German, else English."""
    return Language.DE if locale is discord.Locale.german else Language.EN


def described(sentence: str) -> app_commands.locale_str:
    """A command or option description: the name of a sentence in ``Wording``, English by default."""
    return app_commands.locale_str(getattr(ENGLISH, sentence), sentence=sentence)


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
        return getattr(wording(language), sentence)
