"""Cards: what a term, the help and the bot itself look like as an embed. Text only, no buttons, no sending."""

from collections.abc import Sequence

import discord

from bot.chat.text import CHOICE_NAME, clip, fit, harmless, joined, link_label, plain
from bot.chat.wording import Wording, wording
from bot.glossary.term import Language, Term


def term_card(term: Term, see_also: Sequence[Term], language: Language) -> discord.Embed:
    """The card of ``term`` in ``language``; fits Discord's limits for any term."""
    words = wording(language)
    card = discord.Embed(
        title=harmless(term.name), description=plain(term.definition[language]), colour=term.category.colour
    )
    card.set_author(name=term.category.name[language])
    if term.in_practice:
        card.add_field(name=words.in_practice, value=plain(term.in_practice[language]), inline=False)
    if term.aliases:
        card.add_field(name=words.also_known_as, value=joined([harmless(a) for a in term.aliases], ", "))
    if see_also:
        card.add_field(name=words.see_also, value=joined([harmless(other.name) for other in see_also], " · "))
    if term.sources:
        name = words.source if len(term.sources) == 1 else words.sources
        links = [f"[{link_label(source.title)}]({source.url})" for source in term.sources]
        card.add_field(name=name, value=joined(links, "\n"), inline=False)
    if term.attribution:
        card.set_footer(text=term.attribution)  # a footer is plain text
    return fit(card)


def help_card(language: Language, *, for_manager: bool) -> discord.Embed:
    """What the bot can do; members who manage the server also see how to set it up."""
    words = wording(language)
    card = discord.Embed(title=words.help_title, description=words.help_intro, colour=_HOUSE_COLOUR)
    card.add_field(name=words.help_define_title, value=words.help_define, inline=False)
    card.add_field(name=words.help_card_title, value=words.help_card, inline=False)
    card.add_field(name=words.help_daily_title, value=words.help_daily, inline=False)
    card.add_field(name=words.help_more_title, value=words.help_more, inline=False)
    if for_manager:
        card.add_field(name=words.help_setup_title, value=words.help_setup, inline=False)
    return fit(card)


def about_card(language: Language, *, version: str, terms: int, source_url: str | None) -> discord.Embed:
    """Version, number of terms, where the source is, and privacy in a sentence."""
    words = wording(language)
    card = discord.Embed(title=words.about_title, description=words.about_intro, colour=_HOUSE_COLOUR)
    card.add_field(name=words.about_version, value=version)
    card.add_field(name=words.about_terms, value=str(terms))
    card.add_field(name=words.about_source, value=_source_code(words, source_url))
    card.add_field(name=words.about_privacy, value=words.about_privacy_text, inline=False)
    return fit(card)


def privacy_card(language: Language) -> discord.Embed:
    """What is stored, what is not, and how it ends; the same as ``docs/privacy.md`` in short."""
    words = wording(language)
    card = discord.Embed(title=words.privacy_title, description=words.privacy_intro, colour=_HOUSE_COLOUR)
    card.add_field(name=words.privacy_kept_title, value=words.privacy_kept, inline=False)
    card.add_field(name=words.privacy_not_kept_title, value=words.privacy_not_kept, inline=False)
    card.add_field(name=words.privacy_end_title, value=words.privacy_end, inline=False)
    return fit(card)


def _source_code(words: Wording, url: str | None) -> str:
    return f"[{words.about_source_text}]({url})" if url else words.about_source_text


def choice_name(name: str, spelling: str) -> str:
    """How a term shows in autocomplete: its name, and beside it the alias that matched, if it says more."""
    return clip(name if spelling.casefold() in name.casefold() else f"{name} ({spelling})", CHOICE_NAME)


_HOUSE_COLOUR = 0x5865F2
