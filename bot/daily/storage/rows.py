"""Writes the values of the term of the day as rows, and holds what their queries share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.errors import ScheduleDamaged
from bot.daily.model import DailyPost, DailySettings, GuildSchedule, PostKey, PostState, Trouble
from bot.daily.schedule import Due
from bot.daily.storage.reading import MOST_COUNTED, to_post, to_schedule
from bot.daily.tables import daily_post, daily_schedule
from bot.database.damage import Damaged
from bot.database.dialect import locked

_LONGEST_AHEAD = timedelta(days=60)  # how far ahead a date may be taken: the next one is at most two weeks away
_EARLIEST, _LATEST = date(2000, 1, 1), date(8999, 12, 31)


@dataclass(frozen=True, slots=True)
class Past:
    """What a plan has to respect: the last date that has had its post, miss or skip, and whether a post is owed.

    A post is owed if it was due, has not gone out, and was withdrawn to be planned again.
    """

    last_date: date | None
    owed: bool


Plan = Callable[[Past], Due | None]
"""Decides what is planned next. It is called in a transaction, so it only computes."""

NOTHING_PLANNED = {"next_date": None, "due_at": None, "next_post_at": None, "takes": 0}


def planned(due: Due | None) -> dict[str, Any]:
    """The columns that say what is planned."""
    if due is None:
        return NOTHING_PLANNED
    return {"next_date": due.local_date, "due_at": due.moment, "next_post_at": due.moment, "takes": 0}


def settings_row(settings: DailySettings) -> dict[str, Any]:
    """The columns that say what the admins chose."""
    schedule = settings.schedule
    return {
        "channel_id": settings.channel_id,
        "minute_of_day": schedule.time.hour * 60 + schedule.time.minute,
        "zone": schedule.zone,
        "days": sum(1 << day for day in schedule.days),
        "category_id": settings.category_id,
        "role_id": settings.role_id,
        "language": settings.language.value,
        "thread": settings.thread,
    }


def trouble_row(trouble: Trouble) -> dict[str, Any]:
    """The columns that say what went wrong last."""
    details = ",".join(trouble.missing) or trouble.details
    return {"problem": trouble.problem.value, "problem_details": details, "problem_at": trouble.at}


def post_row(key: PostKey, state: PostState, due_at: datetime, now: datetime, **more: object) -> dict[str, Any]:
    """A new row of ``daily_post``, with every column, so that rows can be inserted together."""
    empty = dict.fromkeys(("attempt_at", "term_id", "round", "channel_id", "message_id", "sent_at", "problem"))
    return {
        **empty,
        "guild_id": key.guild_id,
        "local_date": key.local_date,
        "extra": key.extra,
        "state": state.value,
        "due_at": due_at,
        "claimed_at": now,
        "attempt": 0,
        **more,
    }


def of_key(key: PostKey) -> ColumnElement[bool]:
    """The condition that finds exactly this post."""
    post = daily_post.c
    return (post.guild_id == key.guild_id) & (post.local_date == key.local_date) & (post.extra == key.extra)


def posts_of_date(guild_id: int, day: date) -> Select[*tuple[Any, ...]]:
    """The query for the date's posts: its own first, then the extra ones."""
    post = daily_post.c
    return select(daily_post).where(post.guild_id == guild_id, post.local_date == day).order_by(post.extra)


async def read_post(connection: AsyncConnection, key: PostKey) -> DailyPost:
    """The post with this key, which exists."""
    return to_post((await connection.execute(select(daily_post).where(of_key(key)))).mappings().one())


async def lock_rows(connection: AsyncConnection, guild_id: int) -> RowMapping | None:
    """Lock the row of the guild's schedule until the transaction ends, and return it; None if there is none.

    Every transaction that changes a guild's schedule or adds a post begins with this, so that they run one by one.
    """
    wanted = select(daily_schedule).where(daily_schedule.c.guild_id == guild_id)
    return (await connection.execute(locked(wanted))).mappings().first()


async def lock_schedule(connection: AsyncConnection, guild_id: int) -> GuildSchedule | None:
    """Like ``lock_rows``, with the row as a value.

    Raises:
        ScheduleDamaged: it cannot be used.
    """
    row = await lock_rows(connection, guild_id)
    try:
        return to_schedule(row) if row else None
    except Damaged as error:
        raise ScheduleDamaged from error


def has_a_date(latest: date = date.max) -> ColumnElement[bool]:
    """The condition that leaves out posts whose date cannot be read, or is later than ``latest``."""
    day = daily_post.c.local_date
    return day.between(_EARLIEST, min(latest, _LATEST)) & (func.date(day) == day)  # SQLite also stores other text


async def past(connection: AsyncConnection, guild_id: int, near: datetime | None, *, owed: bool = False) -> Past:
    """What the guild's next plan has to respect; a post dated long after the moment ``near`` is damaged."""
    is_a_date = has_a_date((near + _LONGEST_AHEAD).date()) if near else has_a_date()
    wanted = select(func.max(daily_post.c.local_date)).where(daily_post.c.guild_id == guild_id, is_a_date)
    return Past(await connection.scalar(wanted), owed)


async def withdraw(connection: AsyncConnection, guild_id: int, now: datetime) -> Past:
    """Withdraw the waiting posts, of which nothing was sent; a process that was about to send one no longer may.

    A post that is being sent stays as it is: its process may still confirm it, but not put it back to waiting. A
    damaged one is given up.
    """
    post, schedule = daily_post.c, daily_schedule.c
    on_its_way = (post.guild_id == guild_id) & (post.state == PostState.SENT.value)
    once_more = case((post.attempt.between(0, MOST_COUNTED), post.attempt + 1), else_=post.attempt)
    await connection.execute(update(daily_post).where(on_its_way).values(attempt=once_more))
    waiting = (post.guild_id == guild_id) & (post.state == PostState.CLAIMED.value)
    withdrawn = (await connection.execute(delete(daily_post).where(waiting))).rowcount
    await _give_up_damaged(connection, guild_id)
    due = await connection.scalar(select(schedule.due_at).where(schedule.guild_id == guild_id))
    is_due = isinstance(due, datetime) and due <= now
    return await past(connection, guild_id, now, owed=withdrawn > 0 or is_due)


async def _give_up_damaged(connection: AsyncConnection, guild_id: int) -> None:
    """No longer take damaged posts of the guild: what became of them stays unknown."""
    post = daily_post.c
    unfinished = select(daily_post).where(post.guild_id == guild_id, post.attempt_at.is_not(None))
    for row in (await connection.execute(unfinished)).mappings().all():
        try:
            to_post(row)
        except Damaged:
            its_key = [column == row[column.name] for column in daily_post.primary_key]
            given_up = update(daily_post).where(*its_key).values(state=PostState.UNKNOWN.value, attempt_at=None)
            await connection.execute(given_up)


async def replan(connection: AsyncConnection, guild_id: int, due: Due | None, **more: object) -> None:
    """Change what is planned for the guild, and ``more`` columns of its schedule."""
    row = planned(due) | more
    await connection.execute(update(daily_schedule).where(daily_schedule.c.guild_id == guild_id).values(row))
