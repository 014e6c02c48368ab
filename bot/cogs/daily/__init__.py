"""The term of the day on Discord: ``/daily`` for admins, ``/today`` for everyone, and the posts themselves."""

import asyncio
from datetime import timedelta

from bot.chat.term_reply import Days
from bot.cogs.daily.commands import DailyTerm
from bot.cogs.daily.discord_courier import DiscordCourier
from bot.cogs.daily.permissions import INVITED_WITH
from bot.cogs.daily.post import ShowOtherLanguage
from bot.cogs.daily.post_answers import DrawAnother, PostAnother, TakeOut
from bot.cogs.daily.set_answers import SetUp, TurnOff, UndoChange
from bot.cogs.daily.skip_answers import TakeSkipBack
from bot.cogs.daily.today_command import BackToToday, EarlierTerm, TodaysTerm, WhichToday, day_reply
from bot.cogs.daily.which_schedule import WhichSchedule
from bot.cogs.daily.wording import wording
from bot.cogs.daily.wording.descriptions import descriptions
from bot.daily.assembly import TermOfTheDay
from bot.daily.dispatch import Dispatcher
from bot.daily.planning import Planner
from bot.daily.rate_limiter import RateLimiter
from bot.daily.time_zones import TimeZones
from bot.database.database import Database
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.guild_lookups import Lookups
from bot.runtime.feature_host import FeatureHost

_STUCK_AFTER_SECONDS = 300.0  # longer than any send, with all its database calls, may take
_FINISH_POSTS_SECONDS = 5.0
_FIND_LOST_SECONDS = 3600.0


async def setup(bot: FeatureHost) -> None:
    """Add the commands, their buttons, and the loop that posts."""
    lookups = bot.part(Lookups)
    limiter = RateLimiter(bot.settings.daily_requests_per_second)
    term_of_the_day = TermOfTheDay.over(
        bot.part(Database),
        DiscordCourier(bot, lookups, limiter, bot.now),
        bot.part(GuildCatalogues).ready,
        planner=Planner(bot.now, timedelta(hours=bot.settings.daily_catch_up_hours)),
        limiter=limiter,
    )
    zones = TimeZones(bot.now)
    await asyncio.to_thread(zones.prepare)
    bot.offer(term_of_the_day.daily)
    bot.offer(Days(day_reply))
    bot.wordings += [wording, descriptions]
    bot.permissions.update(INVITED_WITH)
    bot.add_dynamic_items(ShowOtherLanguage, PostAnother, DrawAnother, TakeOut, TakeSkipBack, UndoChange, TurnOff)
    bot.add_dynamic_items(SetUp, WhichSchedule, EarlierTerm, BackToToday, WhichToday)
    await bot.add_cog(DailyTerm(term_of_the_day.daily, lookups, zones))
    await bot.add_cog(TodaysTerm(term_of_the_day.daily))
    _post_what_is_due(bot, term_of_the_day.dispatcher)


def _post_what_is_due(bot: FeatureHost, dispatcher: Dispatcher) -> None:
    """Start the loop that posts what is due once the guilds are known."""
    seconds = bot.settings.daily_tick_seconds

    async def tick() -> None:
        if bot.is_ready():
            await dispatcher.tick()

    def ticks() -> bool:
        last = dispatcher.last_tick
        return last is None or asyncio.get_running_loop().time() - last < _STUCK_AFTER_SECONDS + 2 * seconds

    bot.vital_signs.append(ticks)
    within = min(_FINISH_POSTS_SECONDS, bot.settings.stop_timeout_seconds)
    bot.before_disconnect.push_async_callback(dispatcher.drain, within)
    bot.repeat("Looking for lost terms of the day", _FIND_LOST_SECONDS, dispatcher.find_lost)
    bot.repeat("Posting the terms of the day", seconds, tick, stack=bot.before_disconnect)
