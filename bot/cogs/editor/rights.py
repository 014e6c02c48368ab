"""Who may change a server's glossary: checked when something is changed, by what the interaction brings."""

import discord

from bot.chat.bot_parts import host_of
from bot.chat.reply import AnyInteraction, guild_id_of
from bot.errors import UserError
from bot.glossary.own.editing import Editing


class NotAnEditor(UserError):
    """The person is no editor, or not anymore."""

    sentence = "not_an_editor"


class NotAManager(UserError):
    """The person may not manage the server, or not anymore."""

    sentence = "not_a_manager"


async def is_editor(interaction: AnyInteraction) -> bool:
    """Whether the person who acts may change the glossary: by *Manage Server*, or by the server's role for editors."""
    if interaction.permissions.manage_guild:
        return True
    settings = await host_of(interaction).part(Editing).settings(guild_id_of(interaction))
    # The ids that the interaction brings; Member.roles has only those in the cache.
    roles = interaction.user._roles if isinstance(interaction.user, discord.Member) else ()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    return settings.editor_role_id is not None and settings.editor_role_id in roles


async def require_editor(interaction: AnyInteraction) -> None:
    """Make sure that the person who acts may change the glossary.

    Raises:
        NotAnEditor: they may not.
        NoPrivateMessage: this is no server.
    """
    if not await is_editor(interaction):
        raise NotAnEditor


def require_manager(interaction: AnyInteraction) -> None:
    """Make sure that the person who acts may manage the server.

    Raises:
        NotAManager: they may not.
    """
    if not interaction.permissions.manage_guild:
        raise NotAManager
