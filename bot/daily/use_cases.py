"""The use cases: admins set up, check, post, skip and pause the term of the day; readers see today's and earlier ones.

It returns values; the wording is up to the caller.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from bot.daily.courier import Blocked, Courier, Ready, Temporary
from bot.daily.delivery import LEASE, Deliverer, Delivery
from bot.daily.errors import NoEarlier, NotSetUp, ScheduleDamaged
from bot.daily.model import UNFINISHED, DailyPost, DailySettings, GuildSchedule, PostKey, PostState, Problem
from bot.daily.next_term import DailyTerms, Left
from bot.daily.planning import Planner
from bot.daily.schedule import Due, local_date, upcoming
from bot.daily.storage import DailyStorage
from bot.daily.storage.claims import ThereAlready
from bot.glossary.term import Language, Term

_SHOWN_IN_STATUS = 5
_MOST_LEFT_OUT = 1
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Planned:
    """The posts planned next, at most three; none while the schedule is paused."""

    upcoming: list[Due]


@dataclass(frozen=True, slots=True)
class Status:
    """What ``/daily status`` shows.

    ``posts`` are the latest, newest first, including misses and skips; ``left_out`` are those to come that are skipped.
    """

    schedule: GuildSchedule
    upcoming: list[Due]
    left_out: list[DailyPost]
    posts: list[DailyPost]
    left: Left
    can_post: Ready | Blocked | Temporary


@dataclass(frozen=True, slots=True)
class Preview:
    """The term, the date (None while paused) and the language of the post that would come next."""

    term: Term
    local_date: date | None
    language: Language


@dataclass(frozen=True, slots=True)
class NoTerm:
    """The category (or the whole glossary) has no term."""

    category_id: str | None


@dataclass(frozen=True, slots=True)
class PostedNow:
    """The result of posting today's term by hand, and the settings it was posted with."""

    result: Delivery | ThereAlready | NoTerm
    settings: DailySettings


@dataclass(frozen=True, slots=True)
class Resumed:
    """The result of resuming, and the settings that were resumed."""

    result: Planned | Blocked | Temporary
    settings: DailySettings


@dataclass(frozen=True, slots=True)
class Skipped:
    """The skipped date, None if there was nothing to skip; ``before`` says that it had been skipped already."""

    local_date: date | None
    before: bool = False


class Absence(Enum):
    """Why there is no post to show although the guild's schedule has one for the date."""

    NOT_YET = auto()
    UNCLEAR = auto()
    """It was interrupted, and may be in the channel."""
    TERM_REMOVED = auto()
    """Its term is no longer in the glossary."""
    DAMAGED = auto()
    """The guild's schedule cannot be read."""


@dataclass(frozen=True, slots=True)
class Today:
    """A day's term: that of its ``post`` if there is one, else a fallback.

    ``schedule`` is the guild's, None if it has none or a damaged one. Without ``post`` and ``absence``, no post is
    planned for the date.
    """

    term: Term
    local_date: date
    post: DailyPost | None = None
    schedule: GuildSchedule | None = None
    absence: Absence | None = None


class Daily:
    """The use cases.

    Each raises ``DatabaseUnavailable`` while the database cannot be used. Those for admins, except ``set``, raise
    ``NotSetUp`` if the guild has no schedule and, except ``off``, ``ScheduleDamaged`` if it cannot be read.
    """

    def __init__(
        self, *, storage: DailyStorage, terms: DailyTerms, planner: Planner, deliverer: Deliverer, courier: Courier
    ) -> None:
        self._storage = storage
        self._terms = terms
        self._planner = planner
        self._deliverer = deliverer
        self._courier = courier

    async def set(self, guild_id: int, settings: DailySettings) -> Planned | Blocked | Temporary | NoTerm:
        """Give the guild this schedule, if the bot can do everything it asks for and there is a term to post."""
        ready = await self._courier.probe(guild_id, settings)
        if not isinstance(ready, Ready):
            return ready
        if ready.lacking:
            return Blocked(Problem.PERMISSION_LOST, ready.lacking)
        if not (await self._terms.left(guild_id, settings)).terms:
            return NoTerm(settings.category_id)
        now = self._planner.now()
        await self._storage.schedules.put(guild_id, settings, now, self._planner.plan_from(now, settings))
        return await self._planned(guild_id)

    async def status(self, guild_id: int) -> Status:
        """Everything about the guild's schedule."""
        schedule = await self._schedule_of(guild_id)
        posts = await self._storage.posts.history(guild_id, _SHOWN_IN_STATUS + _MOST_LEFT_OUT)
        left_out = [post for post in posts if self._is_left_out(post)]
        return Status(
            schedule=schedule,
            upcoming=_upcoming(schedule),
            left_out=left_out,
            posts=[post for post in posts if post not in left_out][:_SHOWN_IN_STATUS],
            left=await self._terms.left(guild_id, schedule.settings),
            can_post=await self._courier.probe(guild_id, schedule.settings),
        )

    async def preview(self, guild_id: int) -> Preview | NoTerm:
        """The next post's term, as it stands now."""
        schedule = await self._schedule_of(guild_id)
        day = schedule.next_date or self._today(schedule)
        shown = await self._terms.draw(PostKey(guild_id, day), schedule.settings)
        term = self._terms.get(guild_id, shown.term_id) if shown else None
        if term is None:
            return NoTerm(schedule.settings.category_id)
        return Preview(term, schedule.next_date, schedule.settings.language)

    async def post_now(self, guild_id: int, *, again: bool = False) -> PostedNow:
        """Post today's term now; if today already has a post, post another one only with ``again``."""
        schedule = await self._schedule_of(guild_id)
        return PostedNow(await self._post_now(schedule, again=again), schedule.settings)

    async def _post_now(self, schedule: GuildSchedule, *, again: bool) -> Delivery | ThereAlready | NoTerm:
        now, settings, guild_id = self._planner.now(), schedule.settings, schedule.guild_id
        due = Due(self._today(schedule), now)
        shown = await self._terms.draw(PostKey(guild_id, due.local_date), settings)
        if shown is None:
            return NoTerm(settings.category_id)
        plan = self._planner.plan_from(now, settings)
        post = await self._storage.claims.claim_by_hand(schedule, (due, shown), now, LEASE, plan, again=again)
        return post if isinstance(post, ThereAlready) else await self._deliverer.deliver(post)

    async def skip(self, guild_id: int) -> Skipped:
        """Skip the waiting post, or else the next one; if that is skipped already, skip no other."""
        schedule = await self._schedule_of(guild_id)
        for post in await self._storage.posts.history(guild_id, _MOST_LEFT_OUT):
            if self._is_left_out(post):
                return Skipped(post.key.local_date, before=True)
        now = self._planner.now()
        plan = self._planner.plan_from(now, schedule.settings)
        return Skipped(await self._storage.claims.skip(guild_id, now, plan))

    async def pause(self, guild_id: int) -> None:
        """Post nothing until ``resume``."""
        await self._schedule_of(guild_id)
        if not await self._storage.schedules.pause(guild_id, self._planner.now()):
            raise NotSetUp

    async def resume(self, guild_id: int) -> Resumed:
        """Resume posting, if the bot can post."""
        schedule = await self._schedule_of(guild_id)
        return Resumed(await self._resume(schedule), schedule.settings)

    async def _resume(self, schedule: GuildSchedule) -> Planned | Blocked | Temporary:
        ready = await self._courier.probe(schedule.guild_id, schedule.settings)
        if not isinstance(ready, Ready):
            return ready
        now = self._planner.now()
        plan = self._planner.plan_from(now, schedule.settings)
        await self._storage.schedules.resume(schedule.guild_id, now, plan)
        return await self._planned(schedule.guild_id)

    async def off(self, guild_id: int) -> None:
        """Delete the schedule. The record of posts stays."""
        if not await self._storage.schedules.remove(guild_id, self._planner.now()):
            raise NotSetUp

    async def today(self, guild_id: int | None) -> Today:
        """Today's term; if there is none, a fallback.

        ``guild_id`` is None outside of guilds.
        """
        schedule, absence = None, None
        try:
            schedule = await self._storage.schedules.of_guild(guild_id) if guild_id else None
        except ScheduleDamaged:
            absence = Absence.DAMAGED
        if schedule is None or guild_id is None:
            day = local_date(self._planner.now(), "UTC")
            return Today(self._terms.anyway(day), day, absence=absence)
        day = self._today(schedule)
        there = await self._storage.posts.of_date(guild_id, day)
        for post in reversed(there):
            if post.state is PostState.CONFIRMED and (term := self._terms.get(guild_id, post.term_id)):
                return Today(term, day, post, schedule)
        return Today(self._terms.anyway(day), day, schedule=schedule, absence=_absence(schedule, day, there))

    async def earlier(self, guild_id: int, before: date, extra: int = 0) -> Today:
        """The newest post whose term still exists, before the post number ``extra`` of the date ``before``.

        Raises:
            NoEarlier: there is no such post.
        """
        for post in await self._storage.posts.confirmed(guild_id, 30, before=PostKey(guild_id, before, extra)):
            if term := self._terms.get(guild_id, post.term_id):
                return Today(term, post.key.local_date, post)
        raise NoEarlier

    async def _schedule_of(self, guild_id: int) -> GuildSchedule:
        schedule = await self._storage.schedules.of_guild(guild_id)
        if schedule is None:
            raise NotSetUp
        return schedule

    async def _planned(self, guild_id: int) -> Planned:
        schedule = await self._storage.schedules.of_guild(guild_id)
        return Planned(_upcoming(schedule) if schedule else [])

    def _is_left_out(self, post: DailyPost) -> bool:
        """Whether the post is skipped and its due moment still to come."""
        return post.state is PostState.SKIPPED and post.due_at > self._planner.now()

    def _today(self, schedule: GuildSchedule) -> date:
        return local_date(self._planner.now(), schedule.settings.schedule.zone)


def _absence(schedule: GuildSchedule, day: date, there: list[DailyPost]) -> Absence | None:
    """Why none of the date's posts ``there`` can be shown."""
    states = {post.state for post in there}
    if schedule.next_date == day or not states.isdisjoint(UNFINISHED):
        return Absence.NOT_YET
    if PostState.UNKNOWN in states:
        return Absence.UNCLEAR
    return Absence.TERM_REMOVED if PostState.CONFIRMED in states else None


def _upcoming(schedule: GuildSchedule) -> list[Due]:
    """The next three posts, starting with the planned one."""
    if schedule.next_date is None or schedule.due_at is None:
        return []
    day_before = schedule.next_date - timedelta(days=1)
    return upcoming(schedule.settings.schedule, 3, after=schedule.due_at - _TICK, later_than=day_before)
