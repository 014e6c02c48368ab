"""What all use cases share: which schedule is meant, and what is planned."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.daily.courier import Courier
from bot.daily.delivery import Deliverer
from bot.daily.errors import NotSetUp
from bot.daily.model import DailyPost, DamagedSchedule, PostState, Schedule, ScheduleKey, Schedules
from bot.daily.next_term import DailyTerms
from bot.daily.planning import Planner
from bot.daily.schedule import Due, local_date, upcoming
from bot.daily.storage import DailyStorage
from bot.glossary.term import Level

MOST_LEFT_OUT = 1  # posts to come that are skipped
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Several:
    """The guild has several schedules, and it is not clear which one is meant."""

    schedules: Schedules


@dataclass(frozen=True, slots=True)
class Planned:
    """The posts planned next, at most three; none while the schedule is paused."""

    upcoming: list[Due]


@dataclass(frozen=True, slots=True)
class NoTerm:
    """The category and level (or the whole glossary) have no term."""

    category_id: str | None
    level: Level | None = None


def meant(schedules: Schedules, channel_id: int | None) -> Schedule | DamagedSchedule | Several | None:
    """The schedule of the channel, or else the guild's only one; None if it has none that is on."""
    if channel_id is not None and (found := schedules.there_in(channel_id)):
        return found
    there = (*schedules.on, *schedules.damaged)
    return Several(schedules) if len(there) > 1 else next(iter(there), None)


def planned_next(schedule: Schedule, count: int = 3) -> list[Due]:
    """The next posts, starting with the planned one; none while nothing is planned."""
    if schedule.next_date is None or schedule.due_at is None:
        return []
    day_before = schedule.next_date - timedelta(days=1)
    return upcoming(schedule.settings.schedule, count, after=schedule.due_at - _TICK, later_than=day_before)


class UseCases:
    """The parts that use cases need."""

    def __init__(
        self, *, storage: DailyStorage, terms: DailyTerms, planner: Planner, deliverer: Deliverer, courier: Courier
    ) -> None:
        self._storage = storage
        self._terms = terms
        self._planner = planner
        self._deliverer = deliverer
        self._courier = courier

    async def list(self, guild_id: int) -> Schedules:
        """All schedules of the guild."""
        return await self._storage.schedules.of_guild(guild_id)

    async def _schedule(self, key: ScheduleKey) -> Schedule:
        schedule = await self._storage.schedules.get(key)
        if schedule is None:
            raise NotSetUp
        return schedule

    async def _skipped(self, key: ScheduleKey) -> date | None:
        """The date of a post to come that is skipped."""
        posts = await self._storage.posts.history(key, MOST_LEFT_OUT)
        return next((post.key.local_date for post in posts if self._is_left_out(post)), None)

    def _is_left_out(self, post: DailyPost) -> bool:
        """Whether the post is skipped and its due moment still to come."""
        return post.state is PostState.SKIPPED and post.due_at > self._planner.now()

    def _today(self, schedule: Schedule) -> date:
        return local_date(self._planner.now(), schedule.settings.schedule.zone)
