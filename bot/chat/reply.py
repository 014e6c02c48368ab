"""A reply: content, card and buttons, and the ways to send it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands, ui

from bot.chat.text import CONTENT, clip
from bot.database.metadata import LARGEST_ID

AnyInteraction = discord.Interaction[Any]
AnyButton = ui.DynamicItem[ui.Button[ui.View]]
AnySelect = ui.DynamicItem[ui.Select[ui.View]]

HOUSE_COLOR = 0x5865F2
"""The color of cards that belong to no category."""


def guild_here(interaction: AnyInteraction) -> int | None:
    """The guild in which somebody acts, if the bot is installed there; None for user installs and outside of guilds."""
    only_theirs = interaction.is_user_integration() and not interaction.is_guild_integration()
    return None if only_theirs or (interaction.guild_id or 0) > LARGEST_ID else interaction.guild_id


def guild_id_of(interaction: AnyInteraction) -> int:
    """The guild of a command or button that exists only in guilds.

    Raises:
        app_commands.NoPrivateMessage: the interaction has no guild, or one with an impossible id.
    """
    if interaction.guild_id is None or interaction.guild_id > LARGEST_ID:
        raise app_commands.NoPrivateMessage
    return interaction.guild_id


async def wait(interaction: AnyInteraction) -> None:
    """Acknowledge a command at once, because its private answer may take longer than Discord waits."""
    await interaction.response.defer(ephemeral=True, thinking=True)


async def take_away(interaction: AnyInteraction, custom_id: str) -> None:
    """Answer a click by removing one button from its message, and leave the rest as it is."""
    if interaction.message is None:
        await interaction.response.defer()
        return
    view = ui.View.from_message(interaction.message, timeout=None)
    for item in view.children:
        if isinstance(item, ui.Button) and item.custom_id == custom_id:
            view.remove_item(item)
    view.stop()
    await interaction.response.edit_message(view=view)


async def put_back(interaction: AnyInteraction) -> None:
    """Show the message of a click again as it was then, after ``take_away``."""
    if interaction.message is not None:
        view = ui.View.from_message(interaction.message, timeout=None)
        view.stop()
        await interaction.edit_original_response(view=view)


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message holds. Buttons come row by row, five to a row or one select, and five rows at most.

    ``below`` are more embeds; all together have at most ``EMBED_TOTAL`` characters.
    """

    content: str | None = None
    embed: discord.Embed | None = None
    buttons: Sequence[Sequence[AnyButton | AnySelect]] = ()
    below: Sequence[discord.Embed] = ()

    async def send(self, interaction: AnyInteraction, *, private: bool) -> None:
        """Answer with a new message, for all or ``private``; after a first answer it is a follow-up."""
        if interaction.response.is_done():
            await interaction.followup.send(**self.parts(), ephemeral=private)
        else:
            await interaction.response.send_message(**self.parts(), ephemeral=private)

    async def replace(self, interaction: AnyInteraction) -> None:
        """Answer a click by editing the message that holds the button; also works after an acknowledgment."""
        if interaction.response.is_done():
            await interaction.edit_original_response(content=self._content, embeds=self._embeds, view=self._view())
        else:
            await interaction.response.edit_message(content=self._content, embeds=self._embeds, view=self._view())

    def parts(self) -> dict[str, Any]:
        """The reply as keyword arguments for any of discord.py's ``send`` methods."""
        sent = {"content": self._content, "embeds": self._embeds or None, "view": self._view()}
        return {name: value for name, value in sent.items() if value is not None}

    @property
    def _content(self) -> str | None:
        return clip(self.content, CONTENT) if self.content else None

    @property
    def _embeds(self) -> list[discord.Embed]:
        return [self.embed, *self.below] if self.embed else []

    def _view(self) -> ui.View | None:
        """The buttons as a view that is already stopped.

        Dynamic items work without a view in memory, even after a restart; a running view would only keep a timer for
        15 minutes.
        """
        if not self.buttons:
            return None
        view = ui.View(timeout=None)
        for row, buttons in enumerate(self.buttons):
            for button in buttons:
                button.item.row = row
                view.add_item(button)
        view.stop()
        return view
