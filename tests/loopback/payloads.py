"""The objects of Discord's API, as the loopback Discord sends them. Only what discord.py reads is in them."""

import itertools
from datetime import UTC, datetime
from typing import Any

import discord

APPLICATION_ID, BOT_ID, GUILD_ID, CHANNEL_ID, MEMBER_ID = "1001", "1001", "2001", "3001", "4001"

_EPOCH_MILLISECONDS = 1_420_070_400_000  # Discord's epoch: the first second of 2015
_count = itertools.count()


def snowflake(at: datetime | None = None) -> str:
    """A unique id that contains the time, as Discord's do (now unless given)."""
    milliseconds = int((at or discord.utils.utcnow()).timestamp() * 1000) - _EPOCH_MILLISECONDS
    return str((milliseconds << 22) | (next(_count) & 0x3FFFFF))


def user(user_id: str, name: str, *, bot: bool = False) -> dict[str, Any]:
    """A user object."""
    return {
        "id": user_id,
        "username": name,
        "discriminator": "0",
        "global_name": None,
        "avatar": None,
        "bot": bot,
    }


def application() -> dict[str, Any]:
    """The bot's own application."""
    return {
        "id": APPLICATION_ID,
        "name": "KI-Glossar",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "flags": 0,
        "owner": user("5001", "owner"),
        "team": None,
        "verify_key": "",
    }


def channel(channel_id: str = CHANNEL_ID, guild_id: str = GUILD_ID) -> dict[str, Any]:
    """A text channel."""
    return {"id": channel_id, "type": 0, "name": "glossary", "position": 0, "guild_id": guild_id}


def message(
    body: dict[str, Any], *, channel_id: str = CHANNEL_ID, at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
) -> dict[str, Any]:
    """A message of the bot with what ``body`` holds, posted at this moment."""
    return {
        "id": snowflake(at),
        "channel_id": channel_id,
        "author": user(BOT_ID, "KI-Glossar", bot=True),
        "content": body.get("content") or "",
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        "type": 0,
        "flags": body.get("flags") or 0,
        "nonce": body.get("nonce"),
        "timestamp": at.isoformat(),
        "edited_timestamp": None,
    }


def command(name: str, options: dict[str, Any], *, locale: str, token: str) -> dict[str, Any]:
    """The interaction of a member who uses a slash command, or a subcommand (``daily status``); text options only."""
    given: list[dict[str, Any]] = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
    name, *sub = name.split()
    if sub:
        given = [{"name": sub[0], "type": 1, "options": given}]
    data = {"id": "6001", "name": name, "type": 1, "options": given}
    return _interaction(2, data, locale=locale, token=token)


def completion(name: str, options: dict[str, str], *, token: str) -> dict[str, Any]:
    """The interaction of a member who types into a text option of a slash command."""
    given = [{"name": option, "type": 3, "value": value, "focused": True} for option, value in options.items()]
    return _interaction(4, {"id": "6001", "name": name, "type": 1, "options": given}, token=token)


def click(clicked: dict[str, Any], custom_id: str, *, token: str) -> dict[str, Any]:
    """The interaction of a member who clicks the button with this custom id below a message."""
    return _interaction(3, {"custom_id": custom_id, "component_type": 2}, token=token) | {"message": clicked}


def _interaction(kind: int, data: dict[str, Any], *, token: str, locale: str = "en-US") -> dict[str, Any]:
    return {
        "id": snowflake(),
        "application_id": APPLICATION_ID,
        "type": kind,
        "token": token,
        "version": 1,
        "data": data,
        "guild_id": GUILD_ID,
        "channel_id": CHANNEL_ID,
        "channel": channel() | {"permissions": "0"},
        "member": {
            "user": user(MEMBER_ID, "ben"),
            "roles": [],
            "permissions": "32",  # Manage Server
            "joined_at": "2026-01-01T00:00:00+00:00",
            "flags": 0,
            "deaf": False,
            "mute": False,
        },
        "app_permissions": "0",
        "locale": locale,
        "guild_locale": "en-US",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "context": 0,
        "attachment_size_limit": 10_485_760,
    }
