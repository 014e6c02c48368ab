"""Delivers one claimed post to its channel, and finds out what became of one that was interrupted.

The rule behind every step: **no post is better than two.** The database records a send before anything goes out. A
process that takes a post in that state looks for it in the channel, sends it again only while its nonce protects
against a second message, or gives up.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.backoff import backoff
from bot.daily.courier import (
    NONCE_WINDOW,
    SEND_TIMEOUT,
    Announcement,
    Blocked,
    CannotLook,
    Courier,
    FindResult,
    Found,
    NotFound,
    NotPosted,
    Posted,
    Ready,
    Refused,
    SendResult,
    Temporary,
    Unclear,
)
from bot.daily.model import BLOCKING, DailyPost, PostState, Problem, Schedule, ScheduleKey, Trouble
from bot.daily.next_term import DailyTerms
from bot.daily.planning import Planner
from bot.daily.rate_limiter import RateLimiter
from bot.daily.rotation import Shown
from bot.daily.send_ages import SendAges
from bot.daily.storage import DailyStorage
from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""How long a process holds a post: longer than a send takes, and short enough that the nonce still protects then."""

LOOK_FOR = timedelta(days=1)
"""How long after its due moment an interrupted post is still looked for while Discord cannot be reached.

Also how far back it is looked for if nobody knows when it went out.
"""

_ABOUT_TO_SEND = 8  # posts that may be recorded as sent and await their turn: a fifth of a second's worth

_SKEW = timedelta(minutes=5)  # how far this machine's clock may be ahead of Discord's
_INSTANT = timedelta(microseconds=1)
_FIRST_PAUSE = timedelta(seconds=10)
_LONGEST_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Delivered:
    """The post is in the channel; ``trouble`` says what failed after it."""

    post: DailyPost
    message_id: int
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """It is not known to be in the channel; it is retried, or looked for, at ``until``."""

    trouble: Trouble
    until: datetime


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It will not be retried; ``state`` is ``MISSED`` or ``UNKNOWN``."""

    state: PostState
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class Lost:
    """Another process took the post, or an admin skipped it or changed the schedule: it is left alone."""


Delivery = Delivered | Waiting | GivenUp | Lost


def pause_before(attempt: int) -> timedelta:
    """How long to wait before the next retry: 10 seconds, then twice as long each time, at most 10 minutes."""
    return timedelta(seconds=backoff(attempt, _FIRST_PAUSE.total_seconds(), _LONGEST_PAUSE.total_seconds()))


class Deliverer:
    """Delivers posts one at a time; several calls may run at once."""

    def __init__(
        self, *, storage: DailyStorage, terms: DailyTerms, planner: Planner, courier: Courier, limiter: RateLimiter
    ) -> None:
        self._storage = storage
        self._terms = terms
        self._planner = planner
        self._courier = courier
        self._limiter = limiter
        self._about_to_send = asyncio.Semaphore(_ABOUT_TO_SEND)
        self._ages = SendAges()

    async def deliver(self, post: DailyPost, schedule: Schedule | None = None) -> Delivery:
        """Do the next step for a post that was just claimed or taken.

        ``schedule`` is the one it was claimed by, if the caller has it.

        Raises:
            DatabaseUnavailable: the database went away; the post is taken again when its lease ends.
        """
        delivery = await self._next_step(post, schedule)
        if isinstance(delivery, Delivered | GivenUp):
            self._ages.settle(post.key)
        return delivery

    async def _next_step(self, post: DailyPost, schedule: Schedule | None) -> Delivery:
        schedule = schedule or await self._storage.schedules.get(post.key.schedule)
        if post.state is PostState.SENT:
            if post.sent_at is None or post.channel_id is None:  # a damaged row: nobody can look for the post
                return await self._give_up(post, PostState.UNKNOWN, self._trouble(Problem.OUTCOME_UNKNOWN))
            return await self._reconcile(post, post.channel_id, post.sent_at, schedule)
        if schedule is None:  # it was turned off while this post was being sent
            return await self._give_up(post, PostState.MISSED, self._trouble(post.problem or Problem.DOWN))
        return await self._begin(post, schedule, schedule.settings.channel_id, doubtful=False)

    async def _reconcile(
        self, post: DailyPost, channel_id: int, sent_at: datetime, schedule: Schedule | None
    ) -> Delivery:
        """Find out what became of a post that may have gone out."""
        if schedule and schedule.paused:
            schedule = None  # look for the post, but do not send it
        age = self._age(post, sent_at)
        since = self._planner.now() - (LOOK_FOR if age is None else age) - _SKEW
        match await self._look(channel_id, post, since):
            case Found(message_id):
                await self._storage.posts.confirm(post, message_id)
                return Delivered(post, message_id)
            case NotFound() if schedule:  # nothing went out, so it may go where the admins want it now
                return await self._begin(post, schedule, schedule.settings.channel_id, doubtful=False)
            case CannotLook() if schedule and self._nonce_protects(post, sent_at):
                return await self._begin(post, schedule, channel_id, doubtful=True)
            case Temporary() as trouble if self._planner.now() < post.due_at + LOOK_FOR:
                return await self._put_off(post, self._trouble(Problem.DISCORD_TROUBLE, trouble.details), doubtful=True)
            case NotFound():
                return await self._give_up(post, PostState.MISSED, self._trouble(Problem.DISCORD_TROUBLE))
            case CannotLook() | Temporary():
                return await self._give_up(post, PostState.UNKNOWN, self._trouble(Problem.OUTCOME_UNKNOWN))

    def _age(self, post: DailyPost, sent_at: datetime) -> timedelta | None:
        """How long ago the post may first have gone out; its row says at ``sent_at``. None if that is unknown."""
        return self._ages.age(post.key, self._planner.now() - sent_at)

    def _nonce_protects(self, post: DailyPost, sent_at: datetime) -> bool:
        """Whether a send that begins now ends while Discord still knows the nonce of one that began at ``sent_at``."""
        age = self._age(post, sent_at)
        return age is not None and age + SEND_TIMEOUT <= NONCE_WINDOW

    async def _look(self, channel_id: int, post: DailyPost, since: datetime) -> FindResult:
        try:
            async with asyncio.timeout(SEND_TIMEOUT.total_seconds()):
                return await self._courier.find(channel_id, post.key, since)
        except TimeoutError:
            return Temporary("no answer in time")

    async def _begin(self, post: DailyPost, schedule: Schedule, channel_id: int, *, doubtful: bool) -> Delivery:
        """Send the post, if it may and can go out now. ``doubtful``: an earlier attempt may have gone out."""
        if self._planner.is_too_late(post.due_at, self._planner.now()):
            if doubtful:
                return await self._give_up(post, PostState.UNKNOWN, self._trouble(Problem.OUTCOME_UNKNOWN))
            return await self._give_up(post, PostState.MISSED, self._trouble(post.problem or Problem.DOWN))
        if schedule.blocked and not doubtful:
            match await self._courier.probe(post.key.guild_id, schedule.settings):
                case Ready():
                    pass
                case Blocked(problem, missing):
                    return await self._put_off(post, self._trouble(problem, missing=missing))
                case Temporary(details):
                    return await self._put_off(post, self._trouble(Problem.DISCORD_TROUBLE, details))
        term, shown = await self._terms.get(post.key.guild_id, post.term_id), None
        if term is None:  # it was removed from the glossary after it was drawn
            shown = await self._terms.substitute(post.key, schedule.settings, schedule.terms)
            term = await self._terms.get(post.key.guild_id, shown.term_id) if shown else None
            if term is None:
                state = PostState.UNKNOWN if doubtful else PostState.MISSED
                return await self._give_up(post, state, self._trouble(Problem.NO_TERM))
        announcement = Announcement(post.key, term, schedule.settings, ping=post.ping)
        return await self._send(post, channel_id, announcement, shown, doubtful=doubtful)

    async def _send(
        self, post: DailyPost, channel_id: int, announcement: Announcement, shown: Shown | None, *, doubtful: bool
    ) -> Delivery:
        async with self._about_to_send:
            noted_at = self._planner.now()
            sent = await self._storage.posts.mark_sent(
                post, channel_id, noted_at, LEASE, shown=shown, anew=not doubtful
            )
            if sent is None:
                return Lost()
            if not doubtful:
                self._ages.note(post.key)
            await self._limiter.turn()  # after the database, whose answers come unevenly
        protected_from = sent.sent_at or noted_at
        if not self._nonce_protects(sent, protected_from):  # the machine was suspended
            if doubtful:
                return await self._give_up(sent, PostState.UNKNOWN, self._trouble(Problem.OUTCOME_UNKNOWN))
            return await self._put_off(sent, self._trouble(Problem.DOWN))
        result = await self._try_to_send(channel_id, announcement, protected_from + NONCE_WINDOW)
        if isinstance(result, Posted):
            await self._storage.posts.confirm(sent, result.message_id, pinned=announcement.settings.pin)
            trouble = await self._finish(sent, channel_id, result.message_id, announcement)
            return Delivered(sent, result.message_id, trouble)
        return await self._conclude(sent, result, doubtful=doubtful)

    async def _finish(
        self, post: DailyPost, channel_id: int, message_id: int, announcement: Announcement
    ) -> Trouble | None:
        """Do what the settings ask for once the post is confirmed, and record what failed; whatever does, it stays."""
        settings, posts = announcement.settings, self._storage.posts
        if not (settings.thread or settings.publish or settings.pin):
            return None
        trouble = None
        try:
            pinned = await posts.pinned_before(post, message_id) if settings.pin else []
            done = await self._courier.finish(channel_id, message_id, announcement, pinned)
            if done.failed:
                trouble = Trouble(Problem.INCOMPLETE, "", self._planner.now(), failed=done.failed)
            if done.failed or done.not_pinned:
                await posts.finish(post, done.not_pinned, trouble)
        except DatabaseUnavailable as error:
            _log.warning("What follows the daily post of %s was not recorded: %s", post.key.schedule, error)
        except Exception:  # noqa: BLE001 -- the post is there, and must not be sent again
            _log.exception("What follows the daily post of %s failed", post.key.schedule)
        return trouble

    async def _conclude(self, sent: DailyPost, result: NotPosted, *, doubtful: bool) -> Delivery:
        """Record the result of a send that did not go well."""
        match result:
            case Blocked(problem, missing):
                return await self._put_off(sent, self._trouble(problem, missing=missing), doubtful=doubtful)
            case Refused(details):
                state = PostState.UNKNOWN if doubtful else PostState.MISSED
                return await self._give_up(sent, state, self._trouble(Problem.REFUSED, details))
            case Temporary(details, retry_after):
                problem = Problem.RATE_LIMITED if retry_after else Problem.DISCORD_TROUBLE
                trouble = self._trouble(problem, details)
                return await self._put_off(sent, trouble, doubtful=doubtful, at_least=retry_after)
            case Unclear(details):
                return await self._put_off(sent, self._trouble(Problem.DISCORD_TROUBLE, details), doubtful=True)

    async def _try_to_send(self, channel_id: int, announcement: Announcement, until: datetime) -> SendResult:
        try:
            async with asyncio.timeout(SEND_TIMEOUT.total_seconds()):
                return await self._courier.send(channel_id, announcement, announcement.key.nonce, until)
        except TimeoutError:
            return Unclear("no answer in time")
        except Exception as error:  # noqa: BLE001 -- whatever failed, the post may have gone out
            _log.exception("Sending the daily post of %s failed", announcement.key.schedule)
            return Unclear(type(error).__name__)

    async def _put_off(
        self, post: DailyPost, trouble: Trouble, *, doubtful: bool = False, at_least: timedelta = timedelta(0)
    ) -> Delivery:
        """Retry later; soon if the post is in doubt, because its nonce protects only for minutes.

        Unless Discord asks for a longer wait, there is a last try before the window closes; right after it closes, the
        post is given up.
        """
        now, deadline = self._planner.now(), self._planner.deadline(post.due_at)
        last_turn, end = deadline - LEASE, deadline + _INSTANT
        until = now + max(at_least, _FIRST_PAUSE if doubtful and post.sent_at else pause_before(post.attempt))
        if now < last_turn < until and now + at_least <= last_turn:
            until = last_turn
        if now < end < until:
            until = end
        if not await self._storage.posts.put_off(post, until, trouble, nothing_sent=not doubtful):
            return Lost()
        if not doubtful:
            self._ages.settle(post.key)
        if trouble.problem in BLOCKING:
            await self.tell(post.key.schedule, trouble)
        return Waiting(trouble, until)

    async def _give_up(self, post: DailyPost, state: PostState, trouble: Trouble) -> Delivery:
        if not await self._storage.posts.give_up(post, state, trouble):
            return Lost()
        if trouble.problem is Problem.NO_TERM:
            await self.tell(post.key.schedule, trouble)
        return GivenUp(state, trouble)

    async def tell(self, key: ScheduleKey, trouble: Trouble) -> None:
        """Tell the guild of a problem with a schedule, unless it was told before. A failure to tell is only logged."""
        schedule = await self._storage.schedules.get(key)
        if schedule is None or schedule.told is trouble.problem:
            return
        if not await self._storage.schedules.told(key, trouble.problem):  # another process was quicker
            return
        try:
            async with asyncio.timeout(SEND_TIMEOUT.total_seconds()):
                await self._courier.tell(key.guild_id, schedule.settings, trouble)
        except Exception:  # noqa: BLE001 -- only a courtesy: the schedule's status shows the same
            _log.exception("A problem with the daily post of %s could not be told", key)

    def _trouble(self, problem: Problem, details: str = "", *, missing: tuple[str, ...] = ()) -> Trouble:
        return Trouble(problem, details, self._planner.now(), missing)
