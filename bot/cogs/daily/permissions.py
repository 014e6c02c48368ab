"""What the bot may do in a channel, from the guilds it keeps in memory, without a request.

Permissions have discord.py's names.
"""

import discord

from bot.daily.courier import Blocked, ProbeResult, Ready, Temporary
from bot.daily.model import DailySettings, Problem
from bot.runtime.shards import is_served_here

POSTING = ("view_channel", "send_messages", "embed_links")
"""Without these, the bot cannot post."""

FINDING = ("read_message_history",)
"""Without this, an interrupted post cannot be found again."""

INVITED_WITH = (*POSTING, *FINDING, "mention_everyone", "create_public_threads", "pin_messages")
"""What the invite link asks for; the last three serve only those who want a role pinged, threads opened, posts pinned.

Publishing its own posts takes no more than sending them.
"""


def guild_of(bot: discord.AutoShardedClient, guild_id: int) -> discord.Guild | Temporary | None:
    """The guild; ``Temporary``, with the reason, if that is unknown right now; None if the guild is certainly gone."""
    guild = bot.get_guild(guild_id)
    if guild is not None:
        return Temporary("Discord says that the server is unavailable") if guild.unavailable else guild
    if not bot.is_ready() or not is_served_here(bot, guild_id):
        return Temporary("the server is not connected here")
    return None


def rights(guild: discord.Guild, settings: DailySettings) -> ProbeResult:
    """Whether the bot can post with these settings, and which permissions it lacks for the rest of them."""
    channel = guild.get_channel(settings.channel_id)
    if channel is None:
        return Blocked(Problem.CHANNEL_GONE)
    allowed = channel.permissions_for(guild.me)
    if missing := _missing(allowed, POSTING):
        return Blocked(Problem.PERMISSION_LOST, tuple(missing))
    lacking = _missing(allowed, FINDING)
    role = guild.get_role(settings.role_id) if settings.role_id else None
    if role and not role.mentionable and not allowed.mention_everyone:
        lacking.append("mention_everyone")
    if settings.thread and not allowed.create_public_threads:
        lacking.append("create_public_threads")
    if settings.pin and not allowed.pin_messages:
        lacking.append("pin_messages")
    return Ready(tuple(lacking), cannot_publish=settings.publish and channel.type is not discord.ChannelType.news)


def can_read_back(guild: discord.Guild, channel_id: int) -> discord.TextChannel | None:
    """The channel if the bot may read its history, else None, because Discord would return an empty history."""
    channel = guild.get_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        return None
    return None if _missing(channel.permissions_for(guild.me), ("view_channel", *FINDING)) else channel


def _missing(allowed: discord.Permissions, wanted: tuple[str, ...]) -> list[str]:
    return [name for name in wanted if not getattr(allowed, name)]
