"""Decides what to do about a schedule that is due: which date, which term, and which posts are missed."""

from bot.daily.delivery import LEASE
from bot.daily.model import DailyPost, PostKey, Problem, Schedule, Trouble
from bot.daily.next_term import DailyTerms
from bot.daily.planning import Planner
from bot.daily.schedule import overdue
from bot.daily.storage import DailyStorage
from bot.daily.storage.claims import Claim, Missed

MOST_MISSED = 30  # after a long absence, only the newest misses are recorded


class Claimer:
    """Claims what is due, one schedule at a time; several calls may run at once."""

    def __init__(self, storage: DailyStorage, terms: DailyTerms, planner: Planner) -> None:
        self._storage = storage
        self._terms = terms
        self._planner = planner

    async def claim(self, schedule: Schedule) -> DailyPost | Trouble | None:
        """Claim the post of a schedule that was taken because it is due.

        A ``Trouble`` says that there is none to send, and why. None means that another process has it, or that it will
        be taken again at the right moment.

        Raises:
            DatabaseUnavailable: the schedule is taken again when its lease ends.
        """
        now, settings = self._planner.now(), schedule.settings
        plan = self._planner.plan_from(now, settings)
        late = overdue(settings.schedule, schedule.next_date, now, most=MOST_MISSED) if schedule.next_date else []
        if not late:  # the zone's rules have changed since it was planned
            await self._storage.schedules.plan_again(schedule, plan)
            return None
        newest = late[-1]
        missed, wanted = (late, None) if self._planner.is_too_late(newest.moment, now) else (late[:-1], newest)
        if missed:
            # If the newest one may still go out, it is planned, and taken next.
            await self._storage.claims.miss(
                schedule, [Missed(due, Problem.DOWN) for due in missed], now, (lambda _: wanted) if wanted else plan
            )
            return Trouble(Problem.DOWN, "", now)
        pick = await self._terms.pick(PostKey(schedule.key, newest.local_date), settings)
        if pick(schedule.terms) is None:
            await self._storage.claims.miss(schedule, [Missed(newest, Problem.NO_TERM)], now, plan)
            return Trouble(Problem.NO_TERM, settings.category_id or "", now)
        return await self._storage.claims.claim(schedule, Claim(newest, pick, now, LEASE), plan)
