"""Claims: only the process that claims a guild's post for a local date may send it.

A claim is one row, unique per guild, date and number (0, or more for the extra posts that admins ask for). It is
inserted in the transaction that plans the next post, so that no crash leaves one without the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.model import MOST_EXTRAS, DailyPost, GuildSchedule, PostKey, PostState, Problem, Trouble
from bot.daily.rotation import Shown
from bot.daily.schedule import Due
from bot.daily.storage.reading import to_post_at_least
from bot.daily.storage.rows import (
    Plan,
    lock_schedule,
    of_key,
    past,
    post_row,
    posts_of_date,
    read_post,
    replan,
    trouble_row,
)
from bot.daily.tables import daily_post
from bot.database.database import Database
from bot.database.dialect import insert_new, locked

_NOT_THERE = {PostState.MISSED, PostState.SKIPPED}


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

    async def claim(
        self, schedule: GuildSchedule, claimed: tuple[Due, Shown], now: datetime, lease: timedelta, plan: Plan
    ) -> DailyPost | None:
        """Claim the date's post with its term, and plan the next one.

        None if another process has the date already, or if the schedule was changed after it was taken.
        """
        async with self._database.begin(lasting=False) as connection:
            if not await _unchanged(connection, schedule):
                return None
            post = await _insert(connection, schedule.guild_id, claimed, now, lease)
            await replan(connection, schedule.guild_id, plan(await past(connection, schedule.guild_id, now)))
            return post

    async def miss(self, schedule: GuildSchedule, missed: Sequence[Missed], now: datetime, plan: Plan) -> bool:
        """Record posts that will not go out, oldest first, and plan the next; False if the schedule was changed."""
        async with self._database.begin(lasting=False) as connection:
            if not await _unchanged(connection, schedule):
                return False
            for each in missed:
                key = PostKey(schedule.guild_id, each.due.local_date)
                row = post_row(key, PostState.MISSED, each.due.moment, now, problem=each.problem.value)
                await connection.execute(insert_new(connection, daily_post), row)
            trouble = trouble_row(Trouble(missed[-1].problem, "", now))
            await replan(connection, schedule.guild_id, plan(await past(connection, schedule.guild_id, now)), **trouble)
            return True

    async def claim_by_hand(
        self,
        schedule: GuildSchedule,
        claimed: tuple[Due, Shown],
        now: datetime,
        lease: timedelta,
        plan: Plan,
        *,
        again: bool,
    ) -> DailyPost | ThereAlready:
        """Claim the date's post because an admin wants it now; claim an extra one only with ``again``.

        A waiting post is taken over with the term it has; a missed or skipped one is claimed after all.
        """
        guild_id = schedule.guild_id
        async with self._database.begin() as connection:
            current = await lock_schedule(connection, guild_id)
            posts = await _read(connection, posts_of_date(guild_id, claimed[0].local_date))
            last = posts[-1] if posts else None
            if last and last.state is PostState.CLAIMED:
                return await _take_over(connection, last, {"attempt_at": now + lease})
            there = [post for post in posts if post.state not in _NOT_THERE]
            if last and last.state in _NOT_THERE and (again or not there):
                return await _take_over(connection, last, _fresh(claimed, now, lease))
            if last and (not again or last.key.extra == MOST_EXTRAS):
                return ThereAlready(there[-1])
            extra = last.key.extra + 1 if last else 0
            post = await _insert(connection, guild_id, claimed, now, lease, extra)
            if current and current.next_date == claimed[0].local_date:
                await replan(connection, guild_id, plan(await past(connection, guild_id, now)))
            return post or ThereAlready(await read_post(connection, PostKey(guild_id, claimed[0].local_date, extra)))

    async def skip(self, guild_id: int, now: datetime, plan: Plan) -> date | None:
        """Skip the waiting post, or else the one planned next; return its date, None if there is nothing to skip."""
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, guild_id)
            if schedule is None:
                return None
            waiting = select(daily_post).where(
                daily_post.c.guild_id == guild_id,
                daily_post.c.state == PostState.CLAIMED.value,
                daily_post.c.extra == 0,
            )
            for post in await _read(connection, waiting):
                if post.state is PostState.CLAIMED:
                    done = {"state": PostState.SKIPPED.value, "attempt_at": None, "term_id": None, "round": None}
                    return (await _take_over(connection, post, done)).key.local_date
            if schedule.next_date is None or schedule.due_at is None:
                return None
            key = PostKey(guild_id, schedule.next_date)
            row = post_row(key, PostState.SKIPPED, schedule.due_at, now)
            await connection.execute(insert_new(connection, daily_post), row)
            await replan(connection, guild_id, plan(await past(connection, guild_id, now)))
            return key.local_date


async def _unchanged(connection: AsyncConnection, schedule: GuildSchedule) -> bool:
    """Lock the schedule, so that nobody else can change it, and tell whether it is still the one that was taken."""
    current = await lock_schedule(connection, schedule.guild_id)
    return current is not None and (current.revision, current.next_date) == (schedule.revision, schedule.next_date)


async def _insert(
    connection: AsyncConnection,
    guild_id: int,
    claimed: tuple[Due, Shown],
    now: datetime,
    lease: timedelta,
    extra: int = 0,
) -> DailyPost | None:
    due, shown = claimed
    key = PostKey(guild_id, due.local_date, extra)
    row = post_row(
        key, PostState.CLAIMED, due.moment, now, attempt_at=now + lease, term_id=shown.term_id, round=shown.round
    )
    if (await connection.execute(insert_new(connection, daily_post), row)).rowcount == 0:
        return None
    return await read_post(connection, key)


def _fresh(claimed: tuple[Due, Shown], now: datetime, lease: timedelta) -> dict[str, object]:
    due, shown = claimed
    return {
        "state": PostState.CLAIMED.value,
        "due_at": due.moment,
        "claimed_at": now,
        "attempt_at": now + lease,
        "term_id": shown.term_id,
        "round": shown.round,
        "problem": None,
    }


async def _take_over(connection: AsyncConnection, post: DailyPost, changes: Mapping[str, object]) -> DailyPost:
    changed = update(daily_post).where(of_key(post.key)).values(attempt=daily_post.c.attempt + 1, **changes)
    await connection.execute(changed)
    return await read_post(connection, post.key)


async def _read(connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]) -> list[DailyPost]:
    """These posts, locked until the transaction ends, so that no other process can send them."""
    rows = (await connection.execute(locked(wanted))).mappings()
    return list(filter(None, map(to_post_at_least, rows)))
