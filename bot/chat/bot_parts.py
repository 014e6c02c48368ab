"""What the bot offers to code that answers an interaction: parts by their type, and every feature's sentences."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, cast

from bot.chat.languages import Wordings
from bot.chat.reply import AnyInteraction

PartT = TypeVar("PartT")


class Host(Protocol):
    """What answers need from the bot."""

    @property
    def wordings(self) -> Sequence[Wordings[object]]:
        """The sentences of every feature."""
        ...

    def part(self, kind: type[PartT]) -> PartT:
        """The part of this type.

        Raises:
            KeyError: no such part was offered.
        """
        ...


def host_of(interaction: AnyInteraction) -> Host:
    """The bot that received ``interaction``; a button that outlived a restart has no other access to it."""
    client: Any = interaction.client
    return cast("Host", client)
