"""Converts the values of the term of the day to and from rows, and holds what their queries share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.model import DailyPost, DailySettings, GuildSchedule, PostKey, PostState, Problem, Trouble
from bot.daily.schedule import DailySchedule, Due
from bot.daily.tables import daily_post, daily_schedule
from bot.database.dialect import locked
from bot.glossary.term import Language


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


def to_schedule(row: RowMapping) -> GuildSchedule:
    """A row of ``daily_schedule`` as a value.

    Raises:
        ValueError: its time zone is not known here (or no longer).
    """
    hour, minute = divmod(row["minute_of_day"], 60)
    days = frozenset(day for day in range(7) if row["days"] >> day & 1)
    return GuildSchedule(
        guild_id=row["guild_id"],
        settings=DailySettings(
            channel_id=row["channel_id"],
            schedule=DailySchedule(time(hour, minute), row["zone"], days),
            language=Language(row["language"]),
            category_id=row["category_id"],
            role_id=row["role_id"],
            thread=row["thread"],
        ),
        revision=row["revision"],
        paused=row["paused"],
        blocked=Problem(row["blocked"]) if row["blocked"] else None,
        next_date=row["next_date"],
        due_at=row["due_at"],
        last_trouble=_to_trouble(row) if row["problem"] else None,
        told=Problem(row["told"]) if row["told"] else None,
    )


def _to_trouble(row: RowMapping) -> Trouble:
    problem, details = Problem(row["problem"]), row["problem_details"] or ""
    if problem is Problem.PERMISSION_LOST:
        return Trouble(problem, "", row["problem_at"], missing=tuple(filter(None, details.split(","))))
    return Trouble(problem, details, row["problem_at"])


def to_post(row: RowMapping) -> DailyPost:
    """A row of ``daily_post`` as a value."""
    return DailyPost(
        key=PostKey(row["guild_id"], row["local_date"], row["extra"]),
        state=PostState(row["state"]),
        due_at=row["due_at"],
        claimed_at=row["claimed_at"],
        attempt=row["attempt"],
        term_id=row["term_id"],
        round=row["round"],
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        sent_at=row["sent_at"],
        problem=Problem(row["problem"]) if row["problem"] else None,
    )


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


async def lock_rows(connection: AsyncConnection, guild_id: int) -> RowMapping | None:
    """Lock the row of the guild's schedule until the transaction ends, and return it; None if there is none.

    Every transaction that changes a guild's schedule or adds a post begins with this, so that they run one by one.
    """
    wanted = select(daily_schedule).where(daily_schedule.c.guild_id == guild_id)
    return (await connection.execute(locked(wanted))).mappings().first()


async def lock_schedule(connection: AsyncConnection, guild_id: int) -> GuildSchedule | None:
    """Like ``lock_rows``, with the row as a value."""
    row = await lock_rows(connection, guild_id)
    return to_schedule(row) if row else None


async def past(connection: AsyncConnection, guild_id: int, *, owed: bool = False) -> Past:
    """What the guild's next plan has to respect."""
    wanted = select(func.max(daily_post.c.local_date)).where(daily_post.c.guild_id == guild_id)
    return Past(await connection.scalar(wanted), owed)


async def withdraw(connection: AsyncConnection, guild_id: int, now: datetime) -> Past:
    """Withdraw the waiting posts, of which nothing was sent; a process that was about to send one no longer may.

    A post that is being sent stays as it is: its process may still confirm it, but not put it back to waiting.
    """
    post, schedule = daily_post.c, daily_schedule.c
    on_its_way = (post.guild_id == guild_id) & (post.state == PostState.SENT.value)
    await connection.execute(update(daily_post).where(on_its_way).values(attempt=post.attempt + 1))
    waiting = (post.guild_id == guild_id) & (post.state == PostState.CLAIMED.value)
    withdrawn = (await connection.execute(delete(daily_post).where(waiting))).rowcount
    due = await connection.scalar(select(schedule.due_at).where(schedule.guild_id == guild_id))
    return await past(connection, guild_id, owed=withdrawn > 0 or (due is not None and due <= now))


async def replan(connection: AsyncConnection, guild_id: int, due: Due | None, **more: object) -> None:
    """Change what is planned for the guild, and ``more`` columns of its schedule."""
    row = planned(due) | more
    await connection.execute(update(daily_schedule).where(daily_schedule.c.guild_id == guild_id).values(row))
