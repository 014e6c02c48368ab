"""The card of a term: an embed, and how the term shows in autocomplete. No buttons, no sending."""

from collections.abc import Sequence

import discord

from bot.chat.text import CHOICE_NAME, clip, fit, harmless, joined, link_label, plain
from bot.chat.wording import wording
from bot.glossary.term import Language, Term


def term_card(term: Term, see_also: Sequence[Term], language: Language) -> discord.Embed:
    """The card of ``term`` in ``language``; fits Discord's limits for any term."""
    words = wording(language)
    card = discord.Embed(
        title=harmless(term.name), description=plain(term.definition[language]), color=term.category.color
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


def choice_name(name: str, spelling: str) -> str:
    """How a term shows in autocomplete: its name, and the alias that matched unless the name contains it."""
    return clip(name if spelling.casefold() in name.casefold() else f"{name} ({spelling})", CHOICE_NAME)
