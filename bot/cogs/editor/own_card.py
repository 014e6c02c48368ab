"""The card of one of the server's own terms as members see it, also before it is saved and after it is gone."""

import discord

from bot.chat.reply import AnyInteraction, guild_id_of
from bot.chat.term_card import term_card
from bot.chat.term_reply import lookup_of
from bot.glossary.own.links import without_links
from bot.glossary.term import Language, Term


def own_card(interaction: AnyInteraction, term: Term, language: Language) -> discord.Embed:
    """The card; without links if the server wants none."""
    lookup = lookup_of(interaction)
    shown = term if lookup.settings.links else without_links(term, guild_id_of(interaction))
    return term_card(shown, lookup.contrasts(term), language, is_own=True)
