"""Guilds that add or remove the bot: recorded at once, and checked regularly for changes that went unnoticed."""

import discord
from discord.ext import commands

from bot.membership.guild_membership import GuildMembership
from bot.runtime.shards import is_served_here


class Membership(commands.Cog):
    """Listens for guilds that add or remove the bot; it has no commands."""

    def __init__(self, bot: commands.AutoShardedBot, membership: GuildMembership) -> None:
        self._bot = bot
        self._membership = membership

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The guild has the bot, perhaps again."""
        await self._membership.joined(guild.id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The guild removed the bot; one that is merely unavailable comes as another event."""
        await self._membership.left(guild.id)

    async def look_over(self) -> None:
        """Record joins and departures that went unnoticed, and delete the data of guilds that left long ago.

        Raises:
            DatabaseUnavailable: the next call catches up.
        """
        await self._bot.wait_until_ready()
        present = [guild.id for guild in self._bot.guilds]
        await self._membership.reconcile(present, lambda guild_id: is_served_here(self._bot, guild_id))
        await self._membership.forget()
