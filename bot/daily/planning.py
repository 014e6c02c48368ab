"""Decides what becomes of a schedule whose hour has come: which date, which term, and what has to be missed."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.daily.delivery import LEASE
from bot.daily.model import DailyPost, DailySettings, GuildSchedule, PostKey, Problem, Trouble
from bot.daily.schedule import Due, can_catch_up, next_due, overdue
from bot.daily.storage.claims import DailyClaims, Missed
from bot.daily.storage.rows import Past, Plan
from bot.daily.storage.schedules import DailySchedules
from bot.daily.term_selection import DailyTerms

MOST_MISSED = 30  # of a long absence the newest misses are told


def plan_from(settings: DailySettings, now: datetime, window: timedelta) -> Plan:
    """Plans the next post after ``now``; one that is owed comes first while it may still be late."""

    def plan(past: Past) -> Due:
        after = now - window - timedelta(microseconds=1) if past.owed else now
        return next_due(settings.schedule, after=after, later_than=past.last_date)

    return plan


class Planner:
    """Claims what is due, one guild at a time; several calls may run at once. ``window`` is how late a post may be."""

    def __init__(
        self,
        schedules: DailySchedules,
        claims: DailyClaims,
        terms: DailyTerms,
        clock: Callable[[], datetime],
        window: timedelta,
    ) -> None:
        self._schedules = schedules
        self._claims = claims
        self._terms = terms
        self._clock = clock
        self._window = window

    async def claim(self, schedule: GuildSchedule) -> DailyPost | Trouble | None:
        """Claim the post of a schedule that was taken because it is due.

        A ``Trouble`` says that there is none to send, and why. None means that somebody else has it, or that it is
        taken again at the right moment.

        Raises:
            DatabaseUnavailable: the schedule is taken again when its lease has ended.
        """
        now, settings = self._clock(), schedule.settings
        plan = plan_from(settings, now, self._window)
        late = overdue(settings.schedule, schedule.next_date, now, most=MOST_MISSED) if schedule.next_date else []
        if not late:  # the zone's rules have changed since it was planned
            await self._schedules.plan_again(schedule, plan)
            return None
        newest = late[-1]
        missed, wanted = (late[:-1], newest) if can_catch_up(newest.moment, now, self._window) else (late, None)
        if missed:
            # A newest one that may still go out is planned, and taken at the next tick.
            await self._claims.miss(
                schedule, [Missed(due, Problem.DOWN) for due in missed], now, (lambda _: wanted) if wanted else plan
            )
            return Trouble(Problem.DOWN, "", now)
        shown = await self._terms.draw(PostKey(schedule.guild_id, newest.local_date), settings)
        if shown is None:
            await self._claims.miss(schedule, [Missed(newest, Problem.NO_TERM)], now, plan)
            return Trouble(Problem.NO_TERM, settings.category_id or "", now)
        return await self._claims.claim(schedule, (newest, shown), now, LEASE, plan)
