"""Guilds that remove the bot and may add it again: schedules stop and resume, and data is deleted after 30 days."""

import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import timedelta

from bot.daily.errors import ScheduleDamaged
from bot.daily.planning import Planner
from bot.daily.storage.schedules import DailySchedules
from bot.database.errors import DatabaseUnavailable
from bot.membership.queries import Departures
from bot.plural import plural

_log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=30)
_AT_ONCE = 100


class GuildMembership:
    """Keeps the database in step with the guilds the bot is in.

    ``reconcile`` and ``forget`` raise ``DatabaseUnavailable``. Guilds that join or leave while the database is
    unavailable are left to the next ``reconcile``.
    """

    def __init__(self, departures: Departures, schedules: DailySchedules, planner: Planner) -> None:
        self._departures = departures
        self._schedules = schedules
        self._planner = planner

    async def left(self, guild_id: int) -> None:
        """Stop posting for a guild that removed the bot (and is not merely unavailable)."""
        _log.info("Guild %s removed the bot", guild_id)
        try:
            await self._leave(guild_id)
        except DatabaseUnavailable as error:
            _log.warning("Could not record yet that guild %s removed the bot: %s", guild_id, error)

    async def joined(self, guild_id: int) -> None:
        """Resume the schedules of a guild that added the bot, perhaps again, unless an admin paused them."""
        try:
            await self._return(guild_id)
        except DatabaseUnavailable as error:
            _log.warning("Could not record yet that guild %s has the bot again: %s", guild_id, error)

    async def _leave(self, guild_id: int) -> None:
        await self._departures.note(guild_id, self._planner.now())

    async def _return(self, guild_id: int) -> None:
        """Resume the schedules, then forget that the guild left; if this is interrupted, ``reconcile`` repeats it."""
        now = self._planner.now()
        for schedule in (await self._schedules.of_guild(guild_id)).on:
            if not schedule.paused:
                with suppress(ScheduleDamaged):  # it was damaged just now; only its admins can mend it
                    await self._schedules.resume(schedule.key, now, self._planner.plan_from(now, schedule.settings))
        await self._departures.come_back(guild_id)

    async def reconcile(self, present: Collection[int], mine: Callable[[int], bool] = lambda _: True) -> None:
        """Record which guilds left and which came back while the bot was down.

        Args:
            present: every guild the bot is in, unavailable ones included.
            mine: whether a guild belongs to this process's shards; it knows nothing about the others.
        """
        known, gone = await self._departures.known()
        here = set(present)
        for guild_id in filter(mine, known - here - gone):
            await self._leave(guild_id)
        for guild_id in filter(mine, gone & here):
            await self._return(guild_id)

    async def forget(self) -> int:
        """Delete everything about guilds that left over 30 days ago; return their number."""
        forgotten, now = 0, self._planner.now()
        await self._departures.mend(now)
        while guilds := await self._departures.before(now - KEPT_FOR, _AT_ONCE):
            await self._departures.forget(guilds)
            forgotten += len(guilds)
        if forgotten:
            removed = plural(forgotten, "guild")
            _log.info("Deleted everything about %d %s that removed the bot", forgotten, removed)
        return forgotten
