"""Admins decide on the next posts: which terms they have, which dates are skipped, and what is posted now."""

from dataclasses import dataclass, replace
from datetime import date

from bot.daily.delivery import LEASE, Delivery, Lost
from bot.daily.model import MOST_CHOSEN, DailySettings, NextTerms, PostKey, Schedule, ScheduleKey
from bot.daily.schedule import Due
from bot.daily.storage.claims import Claim, ThereAlready
from bot.daily.use_cases.common import NoTerm, UseCases, planned_next
from bot.glossary.errors import TermGone
from bot.glossary.term import Language, Term

_MOST_TRIES = 5  # to post while admins change the schedule at the same time


@dataclass(frozen=True, slots=True)
class Preview:
    """The term, the date (None while paused) and the language of the post that comes next.

    ``is_chosen`` says that an admin chose the term. ``dropped`` is the id of a term that could not come.
    """

    term: Term
    local_date: date | None
    language: Language
    is_chosen: bool = False
    dropped: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """The terms that admins chose for the next posts of a schedule, and those posts; none while it is paused."""

    schedule: Schedule
    terms: list[Term]
    upcoming: list[Due]


@dataclass(frozen=True, slots=True)
class QueueFull:
    """No more terms can be chosen."""


@dataclass(frozen=True, slots=True)
class PostedNow:
    """The result of posting today's term by hand, and the settings it was posted with."""

    result: Delivery | ThereAlready | NoTerm
    settings: DailySettings


@dataclass(frozen=True, slots=True)
class Skipped:
    """The skipped date, None if there was nothing to skip; ``before`` says that it had been skipped already."""

    local_date: date | None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Unskipped:
    """Whether the skip was ``done`` away with (else the date is not skipped, or is over), and the next posts."""

    done: bool
    upcoming: list[Due]
    settings: DailySettings


class Posting(UseCases):
    """Deciding on posts."""

    async def preview(self, key: ScheduleKey) -> Preview | NoTerm:
        """The next post's term. It is kept, and so it is what will be posted."""
        return await self._preview(await self._schedule(key))

    async def draw_another(self, key: ScheduleKey) -> Preview | NoTerm:
        """Draw another term for the next post; one that an admin chose still comes first."""
        schedule = await self._schedule(key)
        another = await self._terms.another(self._next_post(schedule), schedule.settings)
        return await self._preview(await self._storage.schedules.change_terms(key, another))

    async def _preview(self, schedule: Schedule) -> Preview | NoTerm:
        settings = schedule.settings
        pick = await self._terms.pick(self._next_post(schedule), settings)

        def keep(kept: NextTerms) -> NextTerms:
            found = pick(kept)
            return found.kept if found else kept

        kept = schedule.terms
        if keep(kept) != kept:
            kept = (await self._storage.schedules.change_terms(schedule.key, keep)).terms
        found = pick(kept)
        term = await self._terms.get(schedule.key.guild_id, found.shown.term_id) if found else None
        if found is None or term is None:
            return NoTerm(settings.category_id, settings.level)
        return Preview(term, schedule.next_date, settings.language, found.is_chosen, kept.dropped)

    async def queue(self, key: ScheduleKey) -> Queue:
        """The terms that were chosen."""
        return await self._queue(await self._schedule(key))

    async def choose(self, key: ScheduleKey, term_id: str) -> Queue | QueueFull:
        """Put a term at the end of the queue, unless it is there already.

        Raises:
            TermGone: the guild has no such term.
        """
        catalogue = await self._terms.of(key.guild_id)
        if catalogue.get(term_id) is None:
            raise TermGone

        def add(kept: NextTerms) -> NextTerms:
            chosen = tuple(each for each in kept.chosen if catalogue.get(each))
            if term_id in chosen or len(chosen) >= MOST_CHOSEN:
                return kept
            return replace(kept, chosen=(*kept.chosen, term_id))

        queue = await self._queue(await self._storage.schedules.change_terms(key, add))
        return queue if term_id in {term.id for term in queue.terms} else QueueFull()

    async def unchoose(self, key: ScheduleKey, term_id: str) -> Queue:
        """Take a term out of the queue."""

        def remove(kept: NextTerms) -> NextTerms:
            return replace(kept, chosen=tuple(each for each in kept.chosen if each != term_id))

        return await self._queue(await self._storage.schedules.change_terms(key, remove))

    async def _queue(self, schedule: Schedule) -> Queue:
        terms = await self._terms.queue(schedule.key.guild_id, schedule.terms)
        return Queue(schedule, terms, planned_next(schedule, len(terms)))

    async def post_now(self, key: ScheduleKey, *, again: bool = False, ping: bool = False) -> PostedNow:
        """Post today's term now; if today already has a post, post another one only with ``again``."""
        for _ in range(_MOST_TRIES):
            schedule = await self._schedule(key)
            now, settings = self._planner.now(), schedule.settings
            due = Due(self._today(schedule), now)
            pick = await self._terms.pick(PostKey(key, due.local_date), settings)
            if pick(schedule.terms) is None:
                return PostedNow(NoTerm(settings.category_id, settings.level), settings)
            claim, plan = Claim(due, pick, now, LEASE, ping), self._planner.plan_from(now, settings)
            post = await self._storage.claims.claim_by_hand(schedule, claim, plan, again=again)
            if isinstance(post, ThereAlready):
                return PostedNow(post, settings)
            if post is not None:
                return PostedNow(await self._deliverer.deliver(post), settings)
        return PostedNow(Lost(), (await self._schedule(key)).settings)

    async def skip(self, key: ScheduleKey) -> Skipped:
        """Skip the waiting post, or else the next one; if that is skipped already, skip no other."""
        schedule = await self._schedule(key)
        if skipped := await self._skipped(key):
            return Skipped(skipped, before=True)
        now = self._planner.now()
        return Skipped(await self._storage.claims.skip(key, now, self._planner.plan_from(now, schedule.settings)))

    async def unskip(self, key: ScheduleKey, day: date) -> Unskipped:
        """Take back that the date's post is skipped."""
        schedule = await self._schedule(key)
        now = self._planner.now()
        plan = self._planner.plan_from(now, schedule.settings)
        done = await self._storage.claims.unskip(key, day, now, plan)
        return Unskipped(done, planned_next(await self._schedule(key)), schedule.settings)

    def _next_post(self, schedule: Schedule) -> PostKey:
        """The post that comes next; while none is planned, that of today."""
        return PostKey(schedule.key, schedule.next_date or self._today(schedule))
