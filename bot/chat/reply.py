"""A reply: content, card and buttons, and the ways it reaches the person who acted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands, ui

from bot.chat.text import CONTENT, clip

AnyInteraction = discord.Interaction[Any]
AnyButton = ui.DynamicItem[ui.Button[ui.View]]


def guild_here(interaction: AnyInteraction) -> int | None:
    """The guild that has the bot and in which somebody acts; None elsewhere, also where only that person has it."""
    only_theirs = interaction.is_user_integration() and not interaction.is_guild_integration()
    return None if only_theirs else interaction.guild_id


def guild_id_of(interaction: AnyInteraction) -> int:
    """The guild of a command or button that exists only in guilds.

    Raises:
        app_commands.NoPrivateMessage: there is none.
    """
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    return interaction.guild_id


async def wait(interaction: AnyInteraction) -> None:
    """Acknowledge a command at once, for the answer that only its user sees may take longer than Discord waits."""
    await interaction.response.defer(ephemeral=True, thinking=True)


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message holds. Buttons come row by row, five to a row and five rows at most."""

    content: str | None = None
    embed: discord.Embed | None = None
    buttons: Sequence[Sequence[AnyButton]] = ()

    async def send(self, interaction: AnyInteraction, *, private: bool) -> None:
        """Answer with a new message, seen by all or by the one who acted; after a first answer, a follow-up."""
        if interaction.response.is_done():
            await interaction.followup.send(**self.parts(), ephemeral=private)
        else:
            await interaction.response.send_message(**self.parts(), ephemeral=private)

    async def replace(self, interaction: AnyInteraction) -> None:
        """Answer a click by changing the message that holds the button; also after the click was acknowledged."""
        if interaction.response.is_done():
            await interaction.edit_original_response(content=self._content, embed=self.embed, view=self._view())
        else:
            await interaction.response.edit_message(content=self._content, embed=self.embed, view=self._view())

    def parts(self) -> dict[str, Any]:
        """What it consists of, as the keyword arguments of any of discord.py's ``send``."""
        sent = {"content": self._content, "embed": self.embed, "view": self._view()}
        return {name: value for name, value in sent.items() if value is not None}

    @property
    def _content(self) -> str | None:
        return clip(self.content, CONTENT) if self.content else None

    def _view(self) -> ui.View | None:
        """The buttons as a view, stopped at once.

        Dynamic items answer without a view in memory, also after a restart; a running one would only keep a
        timer for a quarter of an hour.
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
