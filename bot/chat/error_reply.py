"""The one error handler for commands, autocomplete and buttons: nobody is left without an answer.

A user's error is answered with advice on what to do. Everything else is logged with an incident id, which the user is
told. A failure because the interaction is over (it expired, the message is gone, Discord took no answer in time) is not
an incident.
"""

import logging
import math
import secrets
from collections.abc import Iterable

import discord
from discord import app_commands

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, Reply
from bot.chat.text import quoted
from bot.chat.wording import wording
from bot.database.errors import DatabaseUnavailable
from bot.errors import UserError
from bot.glossary.term import Language
from bot.transport.webhooks import Unanswered

_log = logging.getLogger(__name__)

_UNKNOWN_MESSAGE, _UNKNOWN_WEBHOOK, _UNKNOWN_INTERACTION = 10008, 10015, 10062
_ALREADY_ACKNOWLEDGED, _INVALID_WEBHOOK_TOKEN = 40060, 50027
_OVER = {
    _UNKNOWN_MESSAGE,
    _UNKNOWN_WEBHOOK,
    _UNKNOWN_INTERACTION,
    _ALREADY_ACKNOWLEDGED,
    _INVALID_WEBHOOK_TOKEN,
}


async def answer_error(interaction: AnyInteraction, error: Exception) -> str:
    """Tell the user, and nobody else, what went wrong with ``interaction`` and what to do.

    Returns:
        The outcome, for the log: "over", "refused", or "incident" and its id.
    """
    error = _cause(error)
    if isinstance(error, Unanswered):
        _log.warning("An answer was lost: %s", error)
        return "over"
    if _is_over(error):
        _log.info("Nobody left to answer: %s", error)
        return "over"
    language = language_of(interaction.locale)
    outcome, sentence = "refused", _sentence(interaction, language, error)
    if sentence is None:
        incident = secrets.token_hex(4)
        _log.error("Incident %s", incident, exc_info=error)
        outcome, sentence = f"incident-{incident}", wording(language).incident.format(incident=incident)
    try:
        if interaction.type is discord.InteractionType.autocomplete:  # it takes only choices, no sentence
            await interaction.response.autocomplete([])
        else:
            await Reply(sentence).send(interaction, private=True)
    except Exception as failure:  # noqa: BLE001 -- there is no other way left to answer
        _log.warning("Could not send the answer to an error: %s", failure)
    return outcome


def is_the_users(error: Exception) -> bool:
    """Whether nothing is wrong with the bot: a ``UserError``, or a failed check of discord.py's own, as a cooldown."""
    return isinstance(_cause(error), UserError | app_commands.CheckFailure)


def sentence_for(error: UserError, wordings: Iterable[object]) -> str | None:
    """The sentence that ``error`` names, with its values filled in; None if no wording has it."""
    values = {name: quoted(value) for name, value in error.values.items()}
    found = (getattr(words, error.sentence, None) for words in wordings)
    return next((sentence.format(**values) for sentence in found if sentence), None)


def _cause(error: Exception) -> Exception:
    """The error that a command raised, which discord.py wraps."""
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


def _is_over(error: Exception) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in _OVER


def _sentence(interaction: AnyInteraction, language: Language, error: Exception) -> str | None:
    """What to tell the user; None if ``error`` is an incident."""
    words = wording(language)
    match error:
        case UserError():
            return sentence_for(error, [each(language) for each in host_of(interaction).wordings])
        case DatabaseUnavailable():
            return words.database_away
        case app_commands.CommandOnCooldown():
            return words.cooldown.format(seconds=max(1, math.ceil(error.retry_after)))
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch() | app_commands.TransformerError():
            return words.command_changed
        case app_commands.CheckFailure():
            return words.not_allowed
        case _:
            return None
