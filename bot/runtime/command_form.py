"""Whether a command comes in the form in which the bot declares it.

After an update, some people's Discord still has the previous form for a while. discord.py notices a missing option, but
takes the types of the others for granted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import AppCommandOptionType, app_commands

_TYPES: dict[AppCommandOptionType, type] = {
    AppCommandOptionType.string: str,
    AppCommandOptionType.boolean: bool,
    AppCommandOptionType.role: discord.Role,
}
"""What the values of options are; channels have a converter that checks them."""


def is_as_declared(interaction: discord.Interaction[Any]) -> bool:
    """Whether a command or its autocomplete can be read, and its options have the declared types and choices.

    It is also true for a command that does not exist: discord.py reports it.
    """
    data: Any = interaction.data
    try:
        discord.AppCommandType(data.get("type", discord.AppCommandType.chat_input.value))
        command, given = interaction.command, interaction.namespace
        if not isinstance(command, app_commands.Command):
            return True
        declared = {parameter.display_name: parameter for parameter in command.parameters}
        if (name := focused_option(interaction)) is not None:  # other options may be unfinished
            return declared[name].autocomplete and name in given and _fits(given[name], declared[name])
        return all(_fits(given[name], parameter) for name, parameter in declared.items() if name in given)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def _fits(value: Any, parameter: app_commands.Parameter) -> bool:  # noqa: ANN401 -- whatever Discord sent
    choices = [choice.value for choice in parameter.choices]
    return isinstance(value, _TYPES.get(parameter.type, object)) and (not choices or value in choices)


def focused_option(interaction: discord.Interaction[Any]) -> str | None:
    """The name of the option that somebody is typing in."""
    data: Any = interaction.data
    return _focused(data.get("options", ()))


def _focused(options: Iterable[Mapping[str, Any]]) -> str | None:
    for option in options:
        if option.get("focused"):
            return option["name"]
        if (name := _focused(option.get("options", ()))) is not None:
            return name
    return None
