"""Guilds that add or remove the bot: recorded at once, and checked every hour for changes that went unnoticed."""

from datetime import timedelta

from bot.all_tables import all_tables
from bot.cogs.membership.listener import Membership
from bot.daily.planning import Planner
from bot.daily.storage.schedules import DailySchedules
from bot.database.database import Database
from bot.membership.guild_membership import GuildMembership
from bot.membership.queries import Departures
from bot.runtime.feature_host import FeatureHost

_LOOK_OVER_SECONDS = 3600.0


async def setup(bot: FeatureHost) -> None:
    """Add the listener, and start the hourly check."""
    database = bot.part(Database)
    window = timedelta(hours=bot.settings.daily_catch_up_hours)
    departures = Departures(database, all_tables())
    guilds = GuildMembership(departures, DailySchedules(database), Planner(bot.now, window))
    listener = Membership(bot, guilds)
    await bot.add_cog(listener)
    bot.repeat("Checking the guilds", _LOOK_OVER_SECONDS, listener.look_over)
