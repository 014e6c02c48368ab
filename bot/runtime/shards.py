"""Which guilds this process serves: those of its own shards."""

import discord


def is_served_here(bot: discord.AutoShardedClient, guild_id: int) -> bool:
    """Whether the guild belongs to this process's shards, and not to another process's."""
    shards = bot.shard_count or 1
    return (guild_id >> 22) % shards in bot.shards
