"""The state of each daily post, and which terms were shown before.

Taking a post increments its attempt. A process that was suspended and continues later finds a newer attempt than its
own; it may then neither send the post nor record an outcome other than that the post is there, which stays true.

Only ``mark_sent`` waits for the disk: if the machine loses power, everything else is reconstructed or repeated.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.model import BLOCKING, UNFINISHED, DailyPost, PostKey, PostState, Problem, ScheduleKey, Trouble
from bot.daily.rotation import Shown
from bot.daily.storage.due_rows import DueRows, Lease
from bot.daily.storage.reading import MOST_COUNTED, is_number, to_post, to_post_at_least
from bot.daily.storage.rows import (
    give_back,
    has_a_date,
    is_schedule,
    lock_row,
    of_key,
    posts_of,
    posts_of_date,
    read_post,
    trouble_row,
)
from bot.daily.tables import daily_post, daily_schedule
from bot.database.damage import Damaged, quoted_value
from bot.database.database import Database

_UNPINNED_AT_ONCE = 3  # usually there is one; more only after failures

_UNFINISHED = [state.value for state in UNFINISHED]
_MAYBE_THERE = [PostState.CONFIRMED.value, PostState.SENT.value, PostState.UNKNOWN.value]
_post = daily_post.c


class DailyPosts:
    """The posts in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._due = DueRows(_post.attempt_at, _post.attempt, _taken_on, _name)

    async def take_unfinished(self, now: datetime, limit: int, lease: Lease) -> list[DailyPost]:
        """Take at most ``limit`` posts that were left unfinished or are due for a retry, longest waiting first."""
        return await self._due.take(self._database, now=now, limit=limit, lease=lease)

    async def find_lost(self, now: datetime) -> None:
        """Make due what no ``take_unfinished`` would ever find."""
        await self._due.find_lost(self._database, now, false())

    async def mark_sent(
        self,
        post: DailyPost,
        channel_id: int,
        now: datetime,
        lease: timedelta,
        *,
        shown: Shown | None = None,
        anew: bool = False,
    ) -> DailyPost | None:
        """Record, before sending, that the post goes to this channel; None if this process has lost the post.

        ``shown`` replaces its term, which the guild no longer has. ``anew`` says that no earlier attempt went out, so
        that the moment at which the post may first have gone out is now.
        """
        first = now if anew else func.coalesce(_post.sent_at, now, type_=_post.sent_at.type)
        changes = {"state": PostState.SENT.value, "channel_id": channel_id, "sent_at": first, "attempt_at": now + lease}
        if shown:
            changes |= {"term_id": shown.term_id, "round": shown.round, "chosen": False}
        async with self._database.begin() as connection:
            if shown:
                await lock_row(connection, post.key.schedule)
            if not await _change(connection, post, changes):
                return None
            if shown:
                dropped = update(daily_schedule).where(is_schedule(post.key.schedule))
                await connection.execute(dropped.values(dropped=post.term_id))
            return await read_post(connection, post.key)

    async def confirm(self, post: DailyPost, message_id: int, *, pinned: bool = False) -> None:
        """Record that the post is in the channel, and unblock its schedule. ``pinned`` says that it is pinned next."""
        changes: dict[str, Any] = {"state": PostState.CONFIRMED.value, "message_id": message_id, "pinned": pinned}
        changes |= {"attempt_at": None, "problem": None}
        unblocked = update(daily_schedule).where(
            is_schedule(post.key.schedule),
            daily_schedule.c.blocked.is_not(None) | daily_schedule.c.told.is_not(None),
        )
        async with self._database.begin(lasting=False) as connection:  # schedule first: the lock order everywhere
            await connection.execute(unblocked.values(blocked=None, told=None))
            await connection.execute(update(daily_post).where(of_key(post.key)).values(changes))

    async def pinned_before(self, post: DailyPost, message_id: int) -> list[int]:
        """The messages of the schedule's earlier posts in the channel that are pinned, newest first, a few at most."""
        earlier = _post.pinned.is_(True) & (_post.channel_id == post.channel_id) & (_post.message_id < message_id)
        wanted = select(_post.message_id).where(posts_of(post.key.schedule), earlier)
        async with self._database.read() as connection:
            found = await connection.scalars(wanted.order_by(_post.message_id.desc()).limit(_UNPINNED_AT_ONCE))
            return [each for each in found if isinstance(each, int) and each > 0]

    async def finish(self, post: DailyPost, not_pinned: Sequence[int], trouble: Trouble | None) -> None:
        """Record what was done after the post: which messages are not pinned (anymore), and what failed."""
        async with self._database.begin(lasting=False) as connection:
            if trouble:
                await _note(connection, post, trouble)
            those = posts_of(post.key.schedule) & _post.message_id.in_(not_pinned)
            await connection.execute(update(daily_post).where(those).values(pinned=False))

    async def put_off(self, post: DailyPost, until: datetime, trouble: Trouble, *, nothing_sent: bool) -> bool:
        """Plan a retry of the post. ``nothing_sent`` says that it certainly did not go out.

        False if this process has lost the post.
        """
        changes: dict[str, Any] = {"attempt_at": until, "problem": trouble.problem.value}
        if nothing_sent:
            changes |= {"state": PostState.CLAIMED.value, "channel_id": None, "sent_at": None}
        async with self._database.begin(lasting=False) as connection:
            await lock_row(connection, post.key.schedule)
            return await _change(connection, post, changes) and await _note(connection, post, trouble)

    async def give_up(self, post: DailyPost, state: PostState, trouble: Trouble) -> bool:
        """End the post as ``MISSED`` or ``UNKNOWN``; its term may then come another day.

        That of a missed post is kept for the next one, unless Discord refused it. False if this process has lost the
        post.
        """
        changes = {"state": state.value, "attempt_at": None, "problem": trouble.problem.value}
        async with self._database.begin(lasting=False) as connection:
            await lock_row(connection, post.key.schedule)
            if not await _change(connection, post, changes):
                return False
            if state is PostState.MISSED and trouble.problem is not Problem.REFUSED:
                await give_back(connection, post)
            return await _note(connection, post, trouble)

    async def history(self, key: ScheduleKey, limit: int) -> list[DailyPost]:
        """The schedule's posts in any state, newest first; without those whose date cannot be read."""
        wanted = select(daily_post).where(posts_of(key), has_a_date())
        return await self._read(wanted.order_by(_post.local_date.desc(), _post.extra.desc()).limit(limit))

    async def confirmed(self, before: PostKey, limit: int) -> list[DailyPost]:
        """The schedule's confirmed posts that are older than the post ``before``, newest first."""
        day, extra = before.local_date, before.extra
        older = (_post.local_date < day) | ((_post.local_date == day) & (_post.extra < extra))
        is_there = _post.state == PostState.CONFIRMED.value
        wanted = select(daily_post).where(posts_of(before.schedule), is_there, has_a_date(), older)
        return await self._read(wanted.order_by(_post.local_date.desc(), _post.extra.desc()).limit(limit))

    async def of_date(self, key: ScheduleKey, day: date) -> list[DailyPost]:
        """The date's posts: its own first, then the extra ones."""
        return await self._read(posts_of_date(key, day))

    async def shown(self, key: ScheduleKey) -> Sequence[Shown]:
        """The terms that the schedule has shown, newest first, each with its round, or round 0 if that is uncertain."""
        there = _post.state == PostState.CONFIRMED.value
        wanted = (
            select(_post.term_id, there.label("there"), func.max(_post.round).label("round"))
            .where(posts_of(key), _post.state.in_(_MAYBE_THERE), _post.term_id.is_not(None))
            .group_by(_post.term_id, there)
            .order_by(func.max(_post.claimed_at).desc())
        )
        async with self._database.read() as connection:
            rows = await connection.execute(wanted)
            return [Shown(row["term_id"], _round(row) if row["there"] else 0) for row in rows.mappings()]

    async def _read(self, wanted: Select[*tuple[Any, ...]]) -> list[DailyPost]:
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        return list(filter(None, map(self._as_far_as_readable, rows)))

    def _as_far_as_readable(self, row: RowMapping) -> DailyPost | None:
        """The post; without its key, None. That it is damaged is logged once."""
        try:
            return to_post(row)
        except Damaged as error:
            self._due.damage.note(_name(row), error)
            return to_post_at_least(row)


def _name(row: RowMapping) -> str:
    number, day = row["number"], row["local_date"]
    key = ScheduleKey(row["guild_id"], number if is_number(number) else 0)
    return f"daily post of {key} for {day if isinstance(day, date) else quoted_value(day)}"


def _round(row: RowMapping) -> int:
    """The round in which a term was shown; 0, which is uncertain, if that cannot be read."""
    number = row["round"]
    return number if isinstance(number, int) and 0 < number <= MOST_COUNTED else 0


def _taken_on(row: RowMapping) -> DailyPost:
    """The post with its new attempt: the row was read before the attempt was incremented."""
    return replace(to_post(row), attempt=row["attempt"] + 1)


async def _change(connection: AsyncConnection, post: DailyPost, changes: dict[str, Any]) -> bool:
    """Change the post if it is unfinished and no other process has taken it since; False otherwise."""
    ours = of_key(post.key) & (_post.attempt == post.attempt) & _post.state.in_(_UNFINISHED)
    return (await connection.execute(update(daily_post).where(ours).values(changes))).rowcount > 0


async def _note(connection: AsyncConnection, post: DailyPost, trouble: Trouble) -> bool:
    """Record the problem in the post's schedule, for the guild's admins to see."""
    row = trouble_row(trouble)
    if trouble.problem in BLOCKING:
        row["blocked"] = trouble.problem.value
    await connection.execute(update(daily_schedule).where(is_schedule(post.key.schedule)).values(row))
    return True
