"""The guilds of the loopback Discord: each has text channels, of which the first is also its system channel."""

from dataclasses import dataclass
from typing import Any

from tests.loopback.payloads import BOT_ID, CHANNEL_ID, GUILD_ID, MEMBER_ID, channel, user

VIEW, SEND, EMBED, READ_HISTORY, PING, THREADS = 1 << 10, 1 << 11, 1 << 14, 1 << 16, 1 << 17, 1 << 35
"""Discord's numbers for the permissions that are checked here."""

POSTING = VIEW | SEND | EMBED


@dataclass(slots=True)
class Guild:
    """A guild. ``permissions`` is what the bot, like everyone, may do; a test may change it.

    ``shown`` is whether READY is followed by its ``GUILD_CREATE``, as for every guild that is available.
    """

    id: int
    channel_id: int
    permissions: int = POSTING | READ_HISTORY
    name: str = "Course"
    shown: bool = True
    more_channel_ids: tuple[int, ...] = ()

    @property
    def channel_ids(self) -> tuple[int, ...]:
        """All its channels."""
        return (self.channel_id, *self.more_channel_ids)

    def may(self, permission: int) -> bool:
        """Whether the bot has this permission."""
        return bool(self.permissions & permission)

    def payload(self) -> dict[str, Any]:
        """The guild as in ``GUILD_CREATE``."""
        guild_id = str(self.id)
        bot = {"user": user(BOT_ID, "KI-Glossar", bot=True), "roles": [], "joined_at": "2026-01-01T00:00:00+00:00"}
        everyone = {
            "id": guild_id,
            "name": "@everyone",
            "permissions": str(self.permissions),
            "position": 0,
            "color": 0,
        }
        return {
            "id": guild_id,
            "name": self.name,
            "owner_id": MEMBER_ID,
            "unavailable": False,
            "member_count": 2,
            "preferred_locale": "en-US",
            "features": [],
            "roles": [everyone],
            "channels": [channel(str(channel_id), guild_id) for channel_id in self.channel_ids],
            "system_channel_id": str(self.channel_id),
            "members": [bot | {"flags": 0, "deaf": False, "mute": False}],
            "threads": [],
            "emojis": [],
            "stickers": [],
            "presences": [],
            "voice_states": [],
        }


def course() -> Guild:
    """The default guild of tests."""
    return Guild(int(GUILD_ID), int(CHANNEL_ID))
