"""Admins look at a schedule's status, readers at today's term and earlier ones."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from bot.daily.courier import Blocked, Ready, Temporary
from bot.daily.errors import NoEarlier, ScheduleDamaged
from bot.daily.model import UNFINISHED, DailyPost, PostKey, PostState, Schedule, ScheduleKey
from bot.daily.next_term import Left
from bot.daily.schedule import Due, local_date
from bot.daily.use_cases.common import MOST_LEFT_OUT, Several, meant, planned_next
from bot.daily.use_cases.posting import Posting, Preview, Queue
from bot.glossary.term import Term

_SHOWN_IN_STATUS = 5
_LOOKED_THROUGH = 30  # posts, for an earlier one whose term still exists


@dataclass(frozen=True, slots=True)
class Status:
    """What ``/daily status`` shows.

    ``posts`` are the latest, newest first, including misses and skips; ``left_out`` are those to come that are skipped.
    ``next`` is what the next post will be, if that was decided; ``queue`` has all terms that were chosen. ``dropped``
    is the id of a chosen or drawn term that could not come.
    """

    schedule: Schedule
    upcoming: list[Due]
    left_out: list[DailyPost]
    posts: list[DailyPost]
    left: Left
    can_post: Ready | Blocked | Temporary
    next: Preview | None
    queue: Queue
    dropped: str | None


class Absence(Enum):
    """Why there is no post to show although the schedule has one for the date."""

    NOT_YET = auto()
    UNCLEAR = auto()
    """It was interrupted, and may be in the channel."""
    TERM_REMOVED = auto()
    """Its term is no longer in the glossary."""
    DAMAGED = auto()
    """The schedule cannot be read."""


@dataclass(frozen=True, slots=True)
class Today:
    """A day's term: that of its ``post`` if there is one, else a fallback.

    ``key`` is that of the schedule whose term it is, or, if none is on, of the one whose earlier terms can be shown;
    None outside of guilds. ``schedule`` is None if none is on or if it is damaged. Without ``post`` and ``absence``, no
    post is planned for the date. ``has_earlier`` says whether ``earlier`` finds a post before this one.
    """

    term: Term
    local_date: date
    key: ScheduleKey | None = None
    post: DailyPost | None = None
    schedule: Schedule | None = None
    absence: Absence | None = None
    has_earlier: bool = False

    @property
    def extra(self) -> int:
        """Which of the date's posts it is: 0 for the date's own, also if that is not there."""
        return self.post.key.extra if self.post else 0


class Looking(Posting):
    """Looking at what was posted and what comes."""

    async def status(self, key: ScheduleKey) -> Status:
        """Everything about the schedule."""
        schedule = await self._schedule(key)
        coming = None
        if schedule.terms.chosen or schedule.terms.drawn:
            coming = await self._preview(schedule)
            schedule = await self._schedule(key)
        posts = await self._storage.posts.history(key, _SHOWN_IN_STATUS + MOST_LEFT_OUT)
        left_out = [post for post in posts if self._is_left_out(post)]
        return Status(
            schedule=schedule,
            upcoming=planned_next(schedule),
            left_out=left_out,
            posts=[post for post in posts if post not in left_out][:_SHOWN_IN_STATUS],
            left=await self._terms.left(key, schedule.settings),
            can_post=await self._courier.probe(key.guild_id, schedule.settings),
            next=coming if isinstance(coming, Preview) else None,
            queue=await self._queue(schedule),
            dropped=schedule.terms.dropped,
        )

    async def today(self, guild_id: int | None, channel_id: int | None = None) -> Today | Several:
        """Today's term of the channel's schedule, or else of the guild's only one; a fallback if there is none.

        ``guild_id`` is None outside of guilds.
        """
        if guild_id is None:
            return await self._fallback(None)
        schedules = await self.list(guild_id)
        match meant(schedules, channel_id):
            case Several() as several:
                return several
            case None:
                key = next((each.key for each in schedules.off), ScheduleKey(guild_id))
                return await self._with_earlier(await self._fallback(key))
            case found:
                return await self.today_of(found.key)

    async def today_of(self, key: ScheduleKey) -> Today:
        """Today's term of this schedule; a fallback if there is none."""
        return await self._with_earlier(await self._today_of(key))

    async def _today_of(self, key: ScheduleKey) -> Today:
        try:
            schedule = await self._storage.schedules.get(key)
        except ScheduleDamaged:
            return await self._fallback(key, Absence.DAMAGED)
        if schedule is None:
            return await self._fallback(key)
        day = self._today(schedule)
        there = await self._storage.posts.of_date(key, day)
        for post in reversed(there):
            if post.state is PostState.CONFIRMED and (term := await self._terms.get(key.guild_id, post.term_id)):
                return Today(term, day, key, post, schedule)
        return Today(await self._terms.anyway(day), day, key, None, schedule, _absence(schedule, day, there))

    async def earlier(self, key: ScheduleKey, before: date, extra: int = 0) -> Today:
        """The newest post whose term still exists, before the post number ``extra`` of the date ``before``.

        Raises:
            NoEarlier: there is no such post.
        """
        found = await self._earlier(PostKey(key, before, extra))
        if found is None:
            raise NoEarlier
        return await self._with_earlier(found)

    async def _with_earlier(self, shown: Today) -> Today:
        """The same, knowing whether there is an earlier one."""
        if shown.key is None:
            return shown
        earlier = await self._earlier(PostKey(shown.key, shown.local_date, shown.extra))
        return replace(shown, has_earlier=earlier is not None)

    async def _earlier(self, before: PostKey) -> Today | None:
        for post in await self._storage.posts.confirmed(before, _LOOKED_THROUGH):
            if term := await self._terms.get(before.guild_id, post.term_id):
                return Today(term, post.key.local_date, before.schedule, post)
        return None

    async def _fallback(self, key: ScheduleKey | None, absence: Absence | None = None) -> Today:
        day = local_date(self._planner.now(), "UTC")
        return Today(await self._terms.anyway(day), day, key, absence=absence)


def _absence(schedule: Schedule, day: date, there: list[DailyPost]) -> Absence | None:
    """Why none of the date's posts ``there`` can be shown."""
    states = {post.state for post in there}
    if schedule.next_date == day or not states.isdisjoint(UNFINISHED):
        return Absence.NOT_YET
    if PostState.UNKNOWN in states:
        return Absence.UNCLEAR
    return Absence.TERM_REMOVED if PostState.CONFIRMED in states else None
