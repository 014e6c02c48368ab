"""Forms that survive a restart: the custom id holds their state, and whoever submits one gets an answer.

discord.py knows a form only as long as the process that opened it runs, and drops what is submitted to others. So it
never gets to know these: a ``Form`` is only shown, and ``Forms`` finds the ``FormHandler`` for what comes back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import discord
from discord import ui

from bot.chat.error_reply import answer_error
from bot.chat.reply import AnyInteraction
from bot.chat.taken import take
from bot.chat.text import clip

_TITLE, _LABEL = 45, 45  # characters

Values = Mapping[str, Sequence[str]]
"""What somebody filled in, by the fields' custom ids: a text, or what they chose; nothing for an empty field."""


class Form(ui.Modal, title="…"):
    """A form of at most five fields."""

    def __init__(self, custom_id: str, title: str) -> None:
        super().__init__(title=clip(title, _TITLE), custom_id=custom_id)

    def ask(self, label: str, component: ui.Item[Any], description: str | None = None) -> None:
        """Add a field. What is filled in comes back under the custom id of ``component``."""
        self.add_item(ui.Label(text=clip(label, _LABEL), description=description, component=component))

    async def open(self, interaction: AnyInteraction) -> None:
        """Answer a command or a click with the form."""
        await interaction.response.send_modal(self)
        self.stop()  # discord.py forgets it


class FormHandler:
    """Answers the forms whose custom ids match its template.

    The named groups become the arguments of its constructor. Templates must not overlap.
    """

    template: ClassVar[re.Pattern[str]]

    def __init_subclass__(cls, *, template: str) -> None:
        super().__init_subclass__()
        cls.template = re.compile(template)

    async def answer(self, interaction: AnyInteraction, values: Values) -> None:
        """Do what the form is for."""
        raise NotImplementedError


class Forms:
    """The handlers of all forms; gives what is submitted to the right one."""

    def __init__(self) -> None:
        self._handlers: list[type[FormHandler]] = []

    def add(self, *handlers: type[FormHandler]) -> None:
        """Let forms be answered by these handlers, too."""
        self._handlers.extend(handlers)

    async def answer(self, interaction: AnyInteraction) -> bool:
        """Answer a form that was submitted; False if ``interaction`` is something else, or of an unknown kind."""
        handler = self._handler_of(interaction)
        if handler is None:
            return False
        take(interaction)
        data: Any = interaction.data
        try:
            await handler.answer(interaction, dict(_filled_in(data)))
        except Exception as error:  # noqa: BLE001 -- nobody is left without an answer
            await answer_error(interaction, error)
        return True

    def _handler_of(self, interaction: AnyInteraction) -> FormHandler | None:
        if interaction.type is not discord.InteractionType.modal_submit:
            return None
        data: Any = interaction.data or {}
        for kind in self._handlers:
            if found := kind.template.fullmatch(str(data.get("custom_id"))):
                arguments: dict[str, Any] = found.groupdict()
                return kind(**arguments)
        return None


def _filled_in(part: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The fields somewhere below ``part`` that are not empty; labels and rows hold one or several."""
    for child in (*part.get("components", ()), *filter(None, [part.get("component")])):
        values = child.get("values") or [value for value in [child.get("value")] if value]
        if "custom_id" in child and values:
            yield child["custom_id"], list(values)
        yield from _filled_in(child)
