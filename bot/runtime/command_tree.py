"""The command tree: a cooldown per person, one log line per command, and the shared error handler."""

import logging
import time
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.error_reply import answer_error
from bot.chat.taken import take
from bot.errors import UserError
from bot.runtime.command_form import completion_in, is_as_declared

_log = logging.getLogger(__name__)


class GoingOffline(UserError):
    """A command came while the bot was stopping."""

    sentence = "going_offline"


class CommandChanged(UserError):
    """A command does not have the form in which the bot declares it."""

    sentence = "command_changed"


class GlossaryTree(app_commands.CommandTree[discord.Client]):
    """Runs the commands. Autocomplete and buttons have no cooldown: they come with every keystroke and click."""

    def __init__(self, client: discord.Client, *, uses: int, seconds: float) -> None:
        """Let one person use at most ``uses`` commands within ``seconds``."""
        super().__init__(client)
        self._refusing = False
        self._cooldowns = commands.CooldownMapping[discord.Interaction[discord.Client]].from_cooldown(
            uses, seconds, lambda interaction: interaction.user.id
        )

    def refuse(self) -> None:
        """From now on, answer every command only with the sentence that the bot is going offline."""
        self._refusing = True

    async def _call(self, interaction: discord.Interaction[discord.Client]) -> None:
        """Run a command, or complete one of its options.

        discord.py would log each failed completion as an error, together with the person's ID.
        """
        take(interaction)
        if interaction.type is not discord.InteractionType.autocomplete:
            await super()._call(interaction)
            return
        try:
            await _complete(interaction)
        except Exception as error:  # noqa: BLE001 -- nobody else would log it
            await answer_error(interaction, error)

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Refuse a command that has another form than the declared one, comes too soon, or while the bot is stopping.

        Raises:
            CommandOnCooldown: too many commands; says how many seconds to wait.
        """
        if not is_as_declared(interaction):
            _log.warning("Refused a command that is not as declared; its registration may be out of date")
            await answer_error(interaction, CommandChanged())
            return False
        interaction.extras["began"] = time.perf_counter()
        if self._refusing:
            await answer_error(interaction, GoingOffline())
            return False
        now = interaction.created_at.timestamp()
        bucket = self._cooldowns.get_bucket(interaction, now)
        if bucket is not None and (retry_after := bucket.update_rate_limit(now)) is not None:
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(bucket.rate, bucket.per), retry_after)
        return True

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the user what went wrong, and log the command."""
        log_command(interaction, await answer_error(interaction, error))


async def _complete(interaction: discord.Interaction[discord.Client]) -> None:
    """Offer completions for the option that somebody is typing.

    Raises:
        CommandChanged: the bot has no such option, or completes it no longer.
    """
    completion = completion_in(interaction)
    if completion is None:
        raise CommandChanged
    command, option = completion
    await command._invoke_autocomplete(interaction, option, interaction.namespace)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- as discord.py does


def log_command(interaction: discord.Interaction[Any], outcome: str) -> None:
    """Log the one line per command: its name, guild, outcome and duration; never what was typed."""
    command = interaction.command.qualified_name if interaction.command else "unknown"
    milliseconds = (time.perf_counter() - interaction.extras.get("began", time.perf_counter())) * 1000
    _log.info("/%s guild=%s outcome=%s ms=%.0f", command, interaction.guild_id, outcome, milliseconds)
