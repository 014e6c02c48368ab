"""Commands in sentences as mentions that people can click, once Discord has told their ids."""

import re
from collections.abc import Iterable

from discord import AppCommandOptionType, app_commands

_COMMAND = re.compile(r"`/([a-z-]+(?: [a-z-]+)?)`")
_NESTED = {AppCommandOptionType.subcommand, AppCommandOptionType.subcommand_group}


class CommandMentions:
    """The ids of the registered commands. Those that are not known yet stay plain text."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}

    def learn(self, registered: Iterable[app_commands.AppCommand]) -> None:
        """Take the ids from Discord's list of commands."""
        self._ids = {path: command.id for command in registered for path in _paths(command)}

    def within(self, text: str) -> str:
        """The text with each ``/command`` in backticks that is registered as a mention."""
        return _COMMAND.sub(self._mention, text)

    def _mention(self, found: re.Match[str]) -> str:
        path = found[1]
        return f"</{path}:{self._ids[path]}>" if path in self._ids else found[0]


def _paths(command: app_commands.AppCommand) -> list[str]:
    """What can be mentioned: the command, or each of its subcommands, since one with subcommands cannot be called."""
    nested = [option.name for option in command.options if option.type in _NESTED]
    return [f"{command.name} {name}" for name in nested] or [command.name]
