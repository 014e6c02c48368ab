"""*Add to glossary*, in the menu of a message: makes a good explanation the definition of a term."""

import re

import discord
from discord import app_commands

from bot.chat.lasting_forms import Form
from bot.chat.reply import AnyInteraction, guild_here
from bot.chat.term_reply import card_language
from bot.chat.text import excerpt
from bot.cogs.editor.entries.drafts import keep_draft
from bot.cogs.editor.entries.form import draft_form, open_form
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.rights import require_editor
from bot.errors import UserError
from bot.glossary.entry.schema import MAX_DEFINITION, MAX_NAME, MAX_TITLE
from bot.glossary.own.drafting import Fields, filled_in

_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
_NAMED = re.compile(r"(?P<name>[^\n:–—]{2,60}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)", re.DOTALL)


class NoText(UserError):
    """The message has no text that a card could show."""

    sentence = "message_empty"


class NoGlossaryHere(UserError):
    """The bot is not installed where somebody used the menu."""

    sentence = "message_elsewhere"


def add_to_glossary() -> app_commands.ContextMenu:
    """The menu's entry. Discord shows it in the language of whoever opens the menu."""
    name = app_commands.locale_str(wording.english.menu_add, de=wording.german.menu_add)
    return app_commands.ContextMenu(
        name=name,
        callback=_add,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


async def _add(interaction: AnyInteraction, message: discord.Message) -> None:
    """Open the form, filled in with the message."""
    if guild_here(interaction) is None:
        raise NoGlossaryHere
    await open_form(interaction, _filled_in(interaction, message))


async def _filled_in(interaction: AnyInteraction, message: discord.Message) -> Form:
    """The form of a draft that the message makes; its author and the link to it are the source."""
    await require_editor(interaction)
    text = _readable(message)
    if not text:
        raise NoText
    named = _NAMED.fullmatch(text)
    name, definition = (named["name"], named["rest"]) if named else ("", text)
    beginning = excerpt(definition, MAX_DEFINITION)
    language = card_language(interaction)
    title = wording(language).message_source.format(name=message.author.display_name)[:MAX_TITLE]
    draft = filled_in({}, Fields(name[:MAX_NAME], beginning), language)
    draft = {**draft, "sources": [{"title": title, "url": message.jump_url}]}
    kept = await keep_draft(interaction, draft, language)
    return draft_form(kept, language, is_cut=beginning != definition)


def _readable(message: discord.Message) -> str:
    """The text of the message in words: mentions as names, and without markup."""
    text = message.content
    for user in message.mentions:
        text = re.sub(rf"<@!?{user.id}>", f"@{user.display_name}", text)
    text = re.sub(r"<a?(:\w+:)\d+>|<[@#/&!:\w-]*\d+>|<t:\d+(?::\w)?>", r"\1", text)
    pieces = _ADDRESS.split(text)  # every second one is an address, whose marks are no markup
    pieces[::2] = [discord.utils.remove_markdown(piece) for piece in pieces[::2]]
    plain = "".join(pieces)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in plain).split())
