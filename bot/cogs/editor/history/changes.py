"""Changes of a server's glossary as lines and cards: who, when, what."""

from collections.abc import Mapping, Sequence

import discord
from discord.utils import format_dt

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.reply import HOUSE_COLOR, AnyInteraction, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import clip, fit, harmless
from bot.cogs.editor.history.difference_text import add_differences
from bot.cogs.editor.history.wording import wording
from bot.glossary.entry.schema import MAX_NAME
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.own.differences import differences
from bot.glossary.own.drafting import name_in
from bot.glossary.own.model import Change
from bot.glossary.term import Language


async def names_of(interaction: AnyInteraction, changes: Sequence[Change]) -> Mapping[int, str]:
    """What the term of each change is called, by the change's number."""
    language = language_of(interaction.locale)
    shared = (await host_of(interaction).part(GuildCatalogues).current(guild_id_of(interaction))).shared
    names: dict[int, str] = {}
    for change in changes:
        term = shared.get(change.term_id)
        called = draft_name(change, language) or (term.name[language] if term else "")
        names[change.number] = called or change.term_id
    return names


def draft_name(change: Change, language: Language) -> str:
    """What the change calls the term; empty if it does not say so."""
    return clip(name_in(change.after or change.before or {}, language), MAX_NAME)


def line_of(change: Change, name: str, language: Language) -> str:
    """The change as a line."""
    sentence = wording(language).kinds[change.kind]
    return sentence.format(when=format_dt(change.at, "R"), user=f"<@{change.by}>", name=harmless(name))


async def change_card(interaction: AnyInteraction, change: Change, notes: Sequence[str]) -> discord.Embed:
    """The change with what it changed, in the reader's words, below these notes."""
    language = language_of(interaction.locale)
    lines = [line_of(change, (await names_of(interaction, [change]))[change.number], language), *notes]
    found = list(differences(change.before, change.after))
    if not found and not change.is_of_hiding:
        lines.append(wording(language).nothing_visible)
    card = discord.Embed(description="\n".join(lines), color=HOUSE_COLOR)
    came_or_went = change.before is None or change.after is None
    add_differences(card, found, lookup_of(interaction), language, whole=came_or_went)
    return fit(card)
