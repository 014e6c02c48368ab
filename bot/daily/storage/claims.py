"""Claims: only the process that claims a schedule's post for a local date may send it.

A claim is one row, unique per schedule, date and number (0, or more for the extra posts that admins ask for). It is
inserted in the transaction that plans the next post and takes the term from what is kept, so that no crash leaves one
without the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.model import MOST_EXTRAS, DailyPost, PostKey, PostState, Problem, Schedule, ScheduleKey, Trouble
from bot.daily.schedule import Due
from bot.daily.storage.reading import to_post_at_least
from bot.daily.storage.rows import (
    Next,
    Pick,
    Plan,
    give_back,
    is_schedule,
    lock_schedule,
    of_key,
    past,
    post_row,
    posts_of,
    posts_of_date,
    read_post,
    replan,
    terms_row,
    trouble_row,
)
from bot.daily.tables import daily_post, daily_schedule
from bot.database.database import Database
from bot.database.dialect import insert_new, locked

_NOT_THERE = {PostState.MISSED, PostState.SKIPPED}


@dataclass(frozen=True, slots=True)
class Claim:
    """What to claim at ``now``, until the ``lease`` ends: the post that is ``due``, with the term that ``pick`` gives.

    ``ping`` is whether it may ping the role.
    """

    due: Due
    pick: Pick
    now: datetime
    lease: timedelta
    ping: bool = True

    def values(self, term: Next) -> dict[str, Any]:
        """The columns of a claimed post with this term."""
        return {
            "state": PostState.CLAIMED.value,
            "due_at": self.due.moment,
            "claimed_at": self.now,
            "attempt_at": self.now + self.lease,
            "term_id": term.shown.term_id,
            "round": term.shown.round,
            "problem": None,
            "ping": self.ping,
            "chosen": term.is_chosen,
        }


@dataclass(frozen=True, slots=True)
class Missed:
    """A post that will no longer go out, and why."""

    due: Due
    problem: Problem


@dataclass(frozen=True, slots=True)
class ThereAlready:
    """Nothing was claimed for an admin: the date has this post, and another was not asked for or is not possible."""

    post: DailyPost


class DailyClaims:
    """Claims in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, schedule: Schedule, wanted: Claim, plan: Plan) -> DailyPost | None:
        """Claim the date's post with its term, and plan the next one.

        None if another process has the date already, if the schedule was changed after it was taken, or if there is no
        term.
        """
        async with self._database.begin(lasting=False) as connection:
            current = await _unchanged(connection, schedule)
            term = wanted.pick(current.terms) if current else None
            if term is None:
                return None
            post = await _insert(connection, schedule.key, wanted, term)
            due = plan(await past(connection, schedule.key, wanted.now))
            await replan(connection, schedule.key, due, **(terms_row(term.kept_after) if post else {}))
            return post

    async def miss(self, schedule: Schedule, missed: Sequence[Missed], now: datetime, plan: Plan) -> bool:
        """Record posts that will not go out, oldest first, and plan the next; False if the schedule was changed."""
        async with self._database.begin(lasting=False) as connection:
            if not await _unchanged(connection, schedule):
                return False
            for each in missed:
                key = PostKey(schedule.key, each.due.local_date)
                row = post_row(key, PostState.MISSED, each.due.moment, now, problem=each.problem.value)
                await connection.execute(insert_new(connection, daily_post), row)
            trouble = trouble_row(Trouble(missed[-1].problem, "", now))
            await replan(connection, schedule.key, plan(await past(connection, schedule.key, now)), **trouble)
            return True

    async def claim_by_hand(
        self, schedule: Schedule, wanted: Claim, plan: Plan, *, again: bool
    ) -> DailyPost | ThereAlready | None:
        """Claim the date's post because an admin wants it now; claim an extra one only with ``again``.

        A waiting post is taken over with the term it has; a missed or skipped one is claimed after all. None if the
        schedule has been changed, or if there is no term.
        """
        key, day = schedule.key, wanted.due.local_date
        async with self._database.begin() as connection:
            current = await lock_schedule(connection, key)
            if current is None or current.revision != schedule.revision:
                return None
            posts = await _read(connection, posts_of_date(key, day))
            last = posts[-1] if posts else None
            if last and last.state is PostState.CLAIMED:
                return await _take_over(
                    connection, last, {"attempt_at": wanted.now + wanted.lease, "ping": wanted.ping}
                )
            there = [post for post in posts if post.state not in _NOT_THERE]
            retried = last is not None and last.state in _NOT_THERE and (again or not there)
            if last and not retried and (not again or last.key.extra == MOST_EXTRAS):
                return ThereAlready(there[-1])
            term = wanted.pick(current.terms)
            if term is None:
                return None
            await connection.execute(update(daily_schedule).where(is_schedule(key)).values(terms_row(term.kept_after)))
            if last and retried:
                return await _take_over(connection, last, wanted.values(term))
            post = await _insert(connection, key, wanted, term, last.key.extra + 1 if last else 0)
            if current.next_date == day:
                await replan(connection, key, plan(await past(connection, key, wanted.now)))
            return post

    async def skip(self, key: ScheduleKey, now: datetime, plan: Plan) -> date | None:
        """Skip the waiting post, or else the one planned next; return its date, None if there is nothing to skip."""
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, key)
            if schedule is None:
                return None
            waiting = select(daily_post).where(
                posts_of(key), daily_post.c.state == PostState.CLAIMED.value, daily_post.c.extra == 0
            )
            for post in await _read(connection, waiting):
                if post.state is PostState.CLAIMED:
                    await give_back(connection, post)
                    done = {"state": PostState.SKIPPED.value, "attempt_at": None, "term_id": None, "round": None}
                    return (await _take_over(connection, post, done)).key.local_date
            if schedule.next_date is None or schedule.due_at is None:
                return None
            skipped = PostKey(key, schedule.next_date)
            row = post_row(skipped, PostState.SKIPPED, schedule.due_at, now)
            await connection.execute(insert_new(connection, daily_post), row)
            await replan(connection, key, plan(await past(connection, key, now)))
            return skipped.local_date

    async def unskip(self, key: ScheduleKey, day: date, now: datetime, plan: Plan) -> bool:
        """Take back that the date's post is skipped, and plan it; False if it is not skipped or can no longer come.

        While the schedule is paused, the post is planned once it is resumed.
        """
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, key)
            if schedule is None:
                return False
            posts = await _read(connection, select(daily_post).where(of_key(PostKey(key, day))))
            skipped = next((post for post in posts if post.state is PostState.SKIPPED), None)
            if skipped is None:
                return False
            due = plan(await past(connection, key, now, owed=skipped.due_at <= now, without=day))
            if due is None or due.local_date != day:
                return False
            await connection.execute(delete(daily_post).where(of_key(skipped.key)))
            await replan(connection, key, None if schedule.paused else due)
            return True


async def _unchanged(connection: AsyncConnection, schedule: Schedule) -> Schedule | None:
    """Lock the schedule, so that nobody else can change it, and return it if it is still the one that was taken."""
    current = await lock_schedule(connection, schedule.key)
    if current is None or (current.revision, current.next_date) != (schedule.revision, schedule.next_date):
        return None
    return current


async def _insert(
    connection: AsyncConnection, key: ScheduleKey, wanted: Claim, term: Next, extra: int = 0
) -> DailyPost | None:
    post = PostKey(key, wanted.due.local_date, extra)
    row = post_row(post, PostState.CLAIMED, wanted.due.moment, wanted.now) | wanted.values(term)
    if (await connection.execute(insert_new(connection, daily_post), row)).rowcount == 0:
        return None
    return await read_post(connection, post)


async def _take_over(connection: AsyncConnection, post: DailyPost, changes: Mapping[str, object]) -> DailyPost:
    changed = update(daily_post).where(of_key(post.key)).values(attempt=daily_post.c.attempt + 1, **changes)
    await connection.execute(changed)
    return await read_post(connection, post.key)


async def _read(connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]) -> list[DailyPost]:
    """These posts, locked until the transaction ends, so that no other process can send them."""
    rows = (await connection.execute(locked(wanted))).mappings()
    return list(filter(None, map(to_post_at_least, rows)))
