"""Guilds that remove the bot and perhaps come back: their schedules stop and go on, their data goes after 30 days."""

import logging
from collections.abc import Callable, Collection
from datetime import timedelta

from bot.daily.planning import Planner
from bot.daily.storage.schedules import DailySchedules
from bot.database.errors import DatabaseUnavailable
from bot.membership.queries import Departures

_log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
_AT_ONCE = 100


class GuildMembership:
    """Keeps the database in step with the guilds the bot is in.

    ``reconcile`` and ``forget`` raise ``DatabaseUnavailable``. Who comes or goes while the database is away is left to
    the next ``reconcile``.
    """

    def __init__(self, departures: Departures, schedules: DailySchedules, planner: Planner) -> None:
        self._departures = departures
        self._schedules = schedules
        self._planner = planner

    async def left(self, guild_id: int) -> None:
        """The guild removed the bot (and is not merely unavailable): nothing is posted for it any more."""
        _log.info("Guild %s removed the bot", guild_id)
        try:
            await self._leave(guild_id)
        except DatabaseUnavailable as error:
            _log.warning("That guild %s removed the bot is noted later: %s", guild_id, error)

    async def joined(self, guild_id: int) -> None:
        """The guild has the bot, perhaps again: then its schedule goes on, unless an admin had paused it."""
        try:
            await self._return(guild_id)
        except DatabaseUnavailable as error:
            _log.warning("That guild %s has the bot again is noted later: %s", guild_id, error)

    async def _leave(self, guild_id: int) -> None:
        await self._departures.note(guild_id, self._planner.now())

    async def _return(self, guild_id: int) -> None:
        """Let its schedule go on, and only then forget that it left: interrupted in between, it is done again."""
        try:
            schedule = await self._schedules.of_guild(guild_id)
        except ValueError as error:
            _log.error("The daily schedule of guild %s cannot be used: %s", guild_id, error)
            schedule = None
        if schedule and not schedule.paused:
            now = self._planner.now()
            await self._schedules.resume(guild_id, now, self._planner.plan_from(now, schedule.settings))
        await self._departures.come_back(guild_id)

    async def reconcile(self, present: Collection[int], mine: Callable[[int], bool] = lambda _: True) -> None:
        """Note who left and who came back while the bot was down.

        Args:
            present: every guild the bot is in, unavailable ones included.
            mine: whether a guild belongs to this process's shards; of others it knows nothing.
        """
        known, gone = await self._departures.known()
        here = set(present)
        for guild_id in filter(mine, known - here - gone):
            await self._leave(guild_id)
        for guild_id in filter(mine, gone & here):
            await self._return(guild_id)

    async def forget(self) -> int:
        """Delete everything about guilds that left 30 days ago; the number of guilds."""
        forgotten = 0
        while guilds := await self._departures.before(self._planner.now() - KEPT_FOR, _AT_ONCE):
            await self._departures.forget(guilds)
            forgotten += len(guilds)
        if forgotten:
            _log.info("Deleted everything about %d guilds that left", forgotten)
        return forgotten
