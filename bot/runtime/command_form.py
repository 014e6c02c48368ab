"""Whether a command comes in the form in which the bot declares it.

After an update, some people's Discord still has the previous form for a while. discord.py notices a missing option, but
takes the types of the others for granted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import AppCommandOptionType, app_commands

from bot.database.metadata import LARGEST_ID

AnyCommand = app_commands.Command[Any, ..., Any]

_TYPES: dict[AppCommandOptionType, type] = {
    AppCommandOptionType.string: str,
    AppCommandOptionType.boolean: bool,
    AppCommandOptionType.role: discord.Role,
}
"""What the values of options are; channels have a converter that checks them."""


def is_as_declared(interaction: discord.Interaction[Any]) -> bool:
    """Whether a command can be read, and its options have the declared types and choices.

    It is also true for a command that does not exist: discord.py reports it.
    """
    data: Any = interaction.data
    try:
        discord.AppCommandType(data.get("type", discord.AppCommandType.chat_input.value))
        command, given = interaction.command, interaction.namespace
        if not isinstance(command, app_commands.Command):
            return True
        declared = {parameter.display_name: parameter for parameter in command.parameters}
        return all(_fits(given[name], parameter) for name, parameter in declared.items() if name in given)
    except Exception:  # noqa: BLE001 -- whatever is wrong with it
        return False


def completion_in(interaction: discord.Interaction[Any]) -> tuple[AnyCommand, str] | None:
    """The command, and the name of the option that somebody is typing in; None if the bot does not complete it.

    The other options may be unfinished.
    """
    data: Any = interaction.data
    try:
        command, typed = interaction.command, _focused(data["options"])
        if typed is None or not isinstance(command, app_commands.Command):
            return None
        [parameter] = (each for each in command.parameters if each.display_name == typed)
        fits = parameter.autocomplete and _fits(interaction.namespace[typed], parameter)
    except Exception:  # noqa: BLE001 -- whatever is wrong with it
        return None
    return (command, typed) if fits else None


def _fits(value: Any, parameter: app_commands.Parameter) -> bool:  # noqa: ANN401 -- whatever Discord sent
    choices = [choice.value for choice in parameter.choices]
    can_be_stored = getattr(value, "id", 0) <= LARGEST_ID
    return isinstance(value, _TYPES.get(parameter.type, object)) and can_be_stored and (not choices or value in choices)


def _focused(options: Iterable[Mapping[str, Any]]) -> str | None:
    for option in options:
        if option.get("focused"):
            return option["name"]
        if (name := _focused(option.get("options", ()))) is not None:
            return name
    return None
