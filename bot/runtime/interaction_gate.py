"""What every interaction from the gateway passes before discord.py acts on it: new ones that can be read go on.

When a connection is resumed, Discord sends again what it is not sure that the bot received. An answer to the second
delivery would be a second card. And an interaction that discord.py cannot read would end the connection, and the bot.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import discord
from discord.state import ConnectionState

from bot.chat.once import Once
from bot.errors import UserError
from bot.transport.attempt_trace import briefly
from bot.transport.webhooks import note_arrival

_log = logging.getLogger(__name__)

_AUTOCOMPLETE = discord.InteractionType.autocomplete.value


class Outdated(UserError):
    """An interaction cannot be read, or belongs to something that the bot does not have, for example an old button."""

    sentence = "outdated"


class InteractionGate:
    """Takes the place of ``parse``, which is discord.py's parser of ``INTERACTION_CREATE``."""

    def __init__(self, state: ConnectionState[Any], parse: Callable[[Any], None]) -> None:
        self._state = state
        self._parse = parse
        self._once = Once()

    def __call__(self, data: dict[str, Any]) -> None:
        """Pass ``data`` on, unless it came before, or lacks what discord.py takes for granted."""
        note_arrival()
        try:
            _check(data)
            if data["type"] == _AUTOCOMPLETE or self._once.is_first(int(data["id"])):
                self._parse(data)
            else:
                _log.info("Ignored an interaction that was delivered again")
        except Exception as error:  # noqa: BLE001 -- one bad payload must not end the connection
            _log.warning("An interaction cannot be read: %s: %s", type(error).__name__, briefly(error))
            with suppress(Exception):
                self._pass_on_remains(data)

    def _pass_on_remains(self, data: dict[str, Any]) -> None:
        """Dispatch what an answer needs, if it is there. Nobody takes it, so the person reads a sentence."""
        invented = {"application_id": 0, "version": 1, "attachment_size_limit": 0}
        needed: Any = {key: data.get(key) for key in ("id", "token", "type", "locale")} | invented
        self._state.dispatch("interaction", discord.Interaction(data=needed, state=self._state))


def _check(data: dict[str, Any]) -> None:
    """Raise an exception if something is missing or impossible that discord.py notices only later."""
    _ = data["member"]["user"] if int(data.get("guild_id") or 0) else data["user"]
    _ = data["message"]["components"] if "message" in data else None
    discord.utils.snowflake_time(int(data["id"]))
