"""What all buttons and selects that survive a restart share: the custom id holds their state, and all are answered."""

import re
from collections.abc import Hashable, Sequence
from typing import Any, Self, TypeVar

import discord
from discord import ui

from bot.chat.bot_parts import host_of
from bot.chat.error_reply import answer_error
from bot.chat.once import Once
from bot.chat.reply import AnyInteraction, Reply
from bot.chat.taken import take

ItemT = TypeVar("ItemT", bound=ui.Item[Any])

TERM_ID = r"(?P<term_id>[a-z0-9-]{1,50})"


class LastingItem(ui.DynamicItem[ItemT], template=r"\b\B"):
    """A part of a message whose custom id holds everything it needs, so that it works for months and after restarts.

    A subclass defines ``answer`` and a template whose named groups become its constructor's arguments. Templates must
    not overlap, because discord.py calls every class that matches. The template of this base class matches nothing.
    """

    @classmethod
    async def from_custom_id(cls, interaction: AnyInteraction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
        """Recreate what was clicked from its custom id."""
        del interaction, item  # the custom id holds everything
        arguments: dict[str, Any] = match.groupdict()
        return cls(**arguments)

    async def callback(self, interaction: AnyInteraction) -> None:
        """Answer the click, and an exception as well, because discord.py would only log it."""
        take(interaction)
        try:
            await self.answer(interaction)
        except Exception as error:  # noqa: BLE001 -- nobody is left without an answer
            await answer_error(interaction, error)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Do what it says."""
        raise NotImplementedError


class LastingButton(LastingItem[ui.Button[ui.View]], template=r"\b\B"):
    """A button that lasts."""

    def __init__(self, custom_id: str, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> None:
        super().__init__(ui.Button(label=label, style=style, custom_id=custom_id))


class LastingSelect(LastingItem[ui.Select[ui.View]], template=r"\b\B"):
    """A select that lasts, from which people choose one of at most 25 options."""

    def __init__(self, custom_id: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(ui.Select(custom_id=custom_id, placeholder=placeholder, options=list(options)))

    @staticmethod
    def chosen(interaction: AnyInteraction) -> str:
        """The value of the option that somebody chose; empty if there is none."""
        data: Any = interaction.data
        return str(next(iter(data.get("values", ())), ""))


class AnsweredQuestions(Once):
    """The questions that somebody has answered with a click: messages, each with the buttons that it had."""


def _question_of(interaction: AnyInteraction) -> Hashable:
    """The message that somebody clicked on and its buttons as they were then: another question has others."""
    message = interaction.message
    if message is None:
        return interaction.id
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return message.id, *(getattr(part, "custom_id", None) for row in rows for part in row.children)


class AnswerButton(LastingButton, template=r"\b\B"):
    """A button that answers the question in its message. The first click counts, whichever button it is.

    Others may follow before the buttons are gone. They are acknowledged, so that Discord does not report a failure, and
    have no effect. If ``act`` fails, the next click counts. What replaces the question may ask another one.
    """

    async def answer(self, interaction: AnyInteraction) -> None:
        """Act on the first click only."""
        question = _question_of(interaction)
        answered = host_of(interaction).part(AnsweredQuestions)
        if not answered.is_first(question):
            await interaction.response.defer()
            return
        try:
            reply = await self.act(interaction)
        except Exception:
            answered.forget(question)
            raise
        if reply is not None:
            await reply.replace(interaction)

    async def act(self, interaction: AnyInteraction) -> Reply | None:
        """Do what the button says; return what then replaces the question, unless that has already been replaced."""
        raise NotImplementedError
