"""The one error handler: commands, buttons and modals all end here, and nobody is left without an answer.

Users' mistakes are answered with what to do. Everything else is logged with an incident id, and the user is
told the id. What fails because the interaction is over (it expired, the message is gone) is no incident.
"""

import logging
import math
import secrets

import discord
from discord import app_commands

from bot.chat.reply import AnyInteraction, Reply
from bot.chat.text import quoted
from bot.chat.wording import Wording, language_of, wording
from bot.database.errors import DatabaseUnavailable
from bot.errors import Mistake, UserMistake

_log = logging.getLogger(__name__)

_UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION, _ALREADY_ACKNOWLEDGED, _INVALID_WEBHOOK_TOKEN = 10008, 10062, 40060, 50027
_OVER = {_UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION, _ALREADY_ACKNOWLEDGED, _INVALID_WEBHOOK_TOKEN}


async def answer_error(interaction: AnyInteraction, error: Exception) -> str:
    """Tell the one who acted, and nobody else, what went wrong with ``interaction`` and what to do.

    Returns:
        What it was, for the log: "over", "refused", or "incident" and its id.
    """
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if _is_over(error):
        _log.info("Nobody to answer any more: %s", error)
        return "over"
    if interaction.type is discord.InteractionType.autocomplete:  # it takes choices and no sentence
        _log.info("Nothing to complete: %s", error)
        return "refused"
    words = wording(language_of(interaction.locale))
    outcome, sentence = "refused", _sentence(words, error)
    if sentence is None:
        incident = secrets.token_hex(4)
        _log.error("Incident %s", incident, exc_info=error)
        outcome, sentence = f"incident-{incident}", words.incident.format(incident=incident)
    try:
        await Reply(sentence).send(interaction, private=True)
    except Exception as failure:  # noqa: BLE001 -- there is nobody left who could answer this one
        _log.warning("The answer to an error could not be sent: %s", failure)
    return outcome


def sentence_for(words: Wording, mistake: Mistake) -> str:
    """The sentence for a mistake; they have the same name."""
    return getattr(words, mistake.name.lower())


def _is_over(error: Exception) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in _OVER


def _sentence(words: Wording, error: Exception) -> str | None:
    """What to tell the user, or None for what is not theirs."""
    match error:
        case UserMistake():
            values = {name: quoted(value) for name, value in error.values.items()}
            return sentence_for(words, error.mistake).format(**values)
        case DatabaseUnavailable():
            return words.database_away
        case app_commands.CommandOnCooldown():
            return words.cooldown.format(seconds=max(1, math.ceil(error.retry_after)))
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return words.command_changed
        case app_commands.CheckFailure():
            return words.not_allowed
        case _:
            return None
