"""The cards of ``/help``, ``/about`` and ``/privacy``. It builds embeds and sends nothing."""

from dataclasses import dataclass

import discord

from bot.chat.reply import HOUSE_COLOR
from bot.chat.text import fit
from bot.cogs.about.wording import wording
from bot.cogs.about.wording.sentences import AboutWording
from bot.glossary.term import Language


@dataclass(frozen=True, slots=True)
class Links:
    """The operator's pages, as far as there are any: the source code, and the privacy notice."""

    source: str | None = None
    privacy: str | None = None


def help_card(language: Language, *, for_manager: bool) -> discord.Embed:
    """What the bot can do; members who manage the server also see how to set it up."""
    words = wording(language)
    card = discord.Embed(title=words.help_title, description=words.help_intro, color=HOUSE_COLOR)
    card.add_field(name=words.help_define_title, value=words.help_define, inline=False)
    card.add_field(name=words.help_card_title, value=words.help_card, inline=False)
    card.add_field(name=words.help_daily_title, value=words.help_daily, inline=False)
    card.add_field(name=words.help_more_title, value=words.help_more, inline=False)
    if for_manager:
        card.add_field(name=words.help_setup_title, value=words.help_setup, inline=False)
    return fit(card)


def about_card(language: Language, *, version: str, terms: int, links: Links) -> discord.Embed:
    """Version, number of terms, where the source is, and privacy in a sentence."""
    words = wording(language)
    card = discord.Embed(title=words.about_title, description=words.about_intro, color=HOUSE_COLOR)
    card.add_field(name=words.about_version, value=version)
    card.add_field(name=words.about_terms, value=str(terms))
    card.add_field(name=words.about_source, value=_linked(words.about_source_text, links.source))
    card.add_field(name=words.about_privacy, value=_with_notice(words.about_privacy_text, words, links), inline=False)
    return fit(card)


def privacy_card(language: Language, *, links: Links) -> discord.Embed:
    """What is stored, what is not, and when it is deleted: a summary of ``docs/privacy.md``."""
    words = wording(language)
    card = discord.Embed(title=words.privacy_title, description=words.privacy_intro, color=HOUSE_COLOR)
    card.add_field(name=words.privacy_kept_title, value=words.privacy_kept, inline=False)
    card.add_field(name=words.privacy_not_kept_title, value=words.privacy_not_kept, inline=False)
    card.add_field(name=words.privacy_end_title, value=_with_notice(words.privacy_end, words, links), inline=False)
    return fit(card)


def _with_notice(text: str, words: AboutWording, links: Links) -> str:
    """The text, and after it the link to the operator's notice if there is one."""
    return f"{text} {_linked(words.privacy_notice, links.privacy)}" if links.privacy else text


def _linked(text: str, url: str | None) -> str:
    return f"[{text}]({url})" if url else text
