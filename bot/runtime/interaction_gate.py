"""What every interaction from the gateway passes before discord.py acts on it: new ones that can be read go on.

When a connection is resumed, Discord sends again what it is not sure that the bot received. An answer to the second
delivery would be a second card. And an interaction that discord.py cannot read would end the connection, and the bot.
"""

import logging
from collections.abc import Callable
from typing import Any

import discord

from bot.chat.once import Once
from bot.transport.attempt_trace import briefly
from bot.transport.webhooks import note_arrival

_log = logging.getLogger(__name__)

_AUTOCOMPLETE = discord.InteractionType.autocomplete.value


class InteractionGate:
    """Takes the place of ``parse``, which is discord.py's parser of ``INTERACTION_CREATE``."""

    def __init__(self, parse: Callable[[Any], None]) -> None:
        self._parse = parse
        self._once = Once()

    def __call__(self, data: dict[str, Any]) -> None:
        """Pass ``data`` on, unless it came before, or lacks what discord.py takes for granted."""
        try:
            _check(data)
            if data["type"] == _AUTOCOMPLETE or self._once.is_first(int(data["id"])):
                note_arrival()
                self._parse(data)
            else:
                _log.info("Ignored an interaction that was delivered again")
        except Exception as error:  # noqa: BLE001 -- one bad payload must not end the connection
            _log.warning("Ignored an interaction that cannot be read: %s: %s", type(error).__name__, briefly(error))


def _check(data: dict[str, Any]) -> None:
    """Raise an exception if something is missing or impossible that discord.py notices only later."""
    _ = data["member"]["user"] if int(data.get("guild_id") or 0) else data["user"]
    discord.utils.snowflake_time(int(data["id"]))
