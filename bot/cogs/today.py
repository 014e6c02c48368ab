"""``/today``: today's term again, for everyone."""

from discord import app_commands
from discord.ext import commands

from bot.chat.reply import AnyInteraction, guild_here, wait
from bot.chat.services import Services
from bot.chat.today_reply import today_reply
from bot.chat.wording import described, language_of


class TodaysTerm(commands.Cog):
    """The readers' command."""

    def __init__(self, services: Services) -> None:
        self._daily = services.daily
        self._lookups = services.lookups

    @app_commands.command(name="today", description=described("daily.today_description"))
    async def today(self, interaction: AnyInteraction) -> None:
        """Show today's term, only to the one who asks."""
        await wait(interaction)
        today = await self._daily.today(guild_id := guild_here(interaction))
        language, lookup = language_of(interaction.locale), self._lookups.of(guild_id)
        reply = today_reply(language, lookup, today, in_guild=guild_id is not None)
        await reply.send(interaction, private=True)
