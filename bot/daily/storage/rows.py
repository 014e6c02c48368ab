"""Writes the values of the term of the day as rows, and holds what their queries share."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.errors import ScheduleDamaged
from bot.daily.model import (
    HIGHEST_NUMBER,
    Before,
    DailyPost,
    DailySettings,
    NextTerms,
    PostKey,
    PostState,
    Schedule,
    ScheduleKey,
    Trouble,
)
from bot.daily.rotation import Shown
from bot.daily.schedule import Due
from bot.daily.storage.reading import MOST_COUNTED, is_number, to_post, to_post_at_least, to_schedule, to_terms
from bot.daily.tables import daily_post, daily_schedule
from bot.database.damage import Damaged
from bot.database.dialect import locked, take_lock

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


@dataclass(frozen=True, slots=True)
class Next:
    """The term of the next post, and what is ``kept`` until that post is claimed.

    ``dropped`` is a term that could not come, as was found only now. ``is_chosen`` says that an admin chose the term.
    """

    shown: Shown
    kept: NextTerms
    dropped: str | None = None
    is_chosen: bool = False

    @property
    def kept_after(self) -> NextTerms:
        """What is kept once the post is claimed."""
        chosen = self.kept.chosen[1:] if self.is_chosen else self.kept.chosen
        drawn = self.kept.drawn if self.kept.drawn != self.shown.term_id else None
        return NextTerms(chosen, drawn, self.dropped)


Pick = Callable[[NextTerms], Next | None]
"""Decides the next term, given what is kept; None if there is none. Like a plan, it only computes."""

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
        "level": settings.level.value if settings.level else None,
        "pin": settings.pin,
        "publish": settings.publish,
    }


def terms_row(kept: NextTerms) -> dict[str, Any]:
    """The columns that say what is kept for the next posts."""
    return {"chosen": " ".join(kept.chosen) or None, "drawn": kept.drawn, "dropped": kept.dropped}


def before_row(before: Before | None) -> dict[str, Any]:
    """The column that says how the schedule was before the last change."""
    if before is None:
        return {"before": None}
    settings = settings_row(before.settings) if before.settings else {}
    return {"before": json.dumps({"origin": before.origin.value, **settings})}


def trouble_row(trouble: Trouble) -> dict[str, Any]:
    """The columns that say what went wrong last."""
    failed = [f"{each.what.value}:{each.why.value}" for each in trouble.failed]
    details = ",".join((*trouble.missing, *failed)) or trouble.details
    return {"problem": trouble.problem.value, "problem_details": details, "problem_at": trouble.at}


def post_row(key: PostKey, state: PostState, due_at: datetime, now: datetime, **more: object) -> dict[str, Any]:
    """A new row of ``daily_post``, with every column, so that rows can be inserted together."""
    empty = dict.fromkeys(("attempt_at", "term_id", "round", "channel_id", "message_id", "sent_at", "problem"))
    return {
        **empty,
        "guild_id": key.guild_id,
        "number": key.schedule.number,
        "local_date": key.local_date,
        "extra": key.extra,
        "state": state.value,
        "due_at": due_at,
        "claimed_at": now,
        "attempt": 0,
        "ping": True,
        "chosen": False,
        "pinned": False,
        **more,
    }


def of_key(key: PostKey) -> ColumnElement[bool]:
    """The condition that finds exactly this post."""
    post = daily_post.c
    return posts_of(key.schedule) & (post.local_date == key.local_date) & (post.extra == key.extra)


def posts_of(key: ScheduleKey) -> ColumnElement[bool]:
    """The condition that finds the posts of this schedule."""
    return (daily_post.c.guild_id == key.guild_id) & (daily_post.c.number == key.number)


def is_schedule(key: ScheduleKey) -> ColumnElement[bool]:
    """The condition that finds exactly this schedule."""
    return (daily_schedule.c.guild_id == key.guild_id) & (daily_schedule.c.number == key.number)


def posts_of_date(key: ScheduleKey, day: date) -> Select[*tuple[Any, ...]]:
    """The query for the date's posts: its own first, then the extra ones."""
    post = daily_post.c
    return select(daily_post).where(posts_of(key), post.local_date == day).order_by(post.extra)


async def read_post(connection: AsyncConnection, key: PostKey) -> DailyPost:
    """The post with this key, which exists."""
    return to_post((await connection.execute(select(daily_post).where(of_key(key)))).mappings().one())


async def lock_row(connection: AsyncConnection, key: ScheduleKey) -> RowMapping | None:
    """Lock the row of the schedule until the transaction ends, and return it; None if there is none.

    Every transaction that changes a schedule or adds a post begins with this, so that they run one by one.
    """
    wanted = select(daily_schedule).where(is_schedule(key))
    return (await connection.execute(locked(wanted))).mappings().first()


async def lock_guild(connection: AsyncConnection, guild_id: int) -> Sequence[RowMapping]:
    """Lock all schedules of the guild, and that there are no others, until the transaction ends; return their rows.

    A transaction that depends on several schedules, or adds one, begins with this.
    """
    await take_lock(connection, guild_id)
    column = daily_schedule.c
    wanted = select(daily_schedule).where(column.guild_id == guild_id).order_by(column.number)
    return (await connection.execute(locked(wanted))).mappings().all()


async def lock_schedule(connection: AsyncConnection, key: ScheduleKey) -> Schedule | None:
    """Like ``lock_row``, with the row as a value; None also if the schedule is off.

    Raises:
        ScheduleDamaged: it cannot be used.
    """
    row = await lock_row(connection, key)
    try:
        schedule = to_schedule(row) if row else None
    except Damaged as error:
        raise ScheduleDamaged from error
    return None if schedule is None or schedule.is_off else schedule


async def unused_number(connection: AsyncConnection, guild_id: int) -> int:
    """A number that no schedule of the guild ever had, as far as there is a trace of it."""
    highest = -1
    for column, guild in ((table.c.number, table.c.guild_id) for table in (daily_schedule, daily_post)):
        wanted = select(func.max(column)).where(guild == guild_id, column.between(0, HIGHEST_NUMBER))
        found = await connection.scalar(wanted)
        highest = max(highest, int(found)) if found is not None else highest
    return highest + 1


def has_a_date(latest: date = date.max) -> ColumnElement[bool]:
    """The condition that leaves out posts whose date cannot be read, or is later than ``latest``."""
    day = daily_post.c.local_date
    return day.between(_EARLIEST, min(latest, _LATEST)) & (func.date(day) == day)  # SQLite also stores other text


async def past(
    connection: AsyncConnection,
    key: ScheduleKey,
    near: datetime | None,
    *,
    owed: bool = False,
    without: date | None = None,
) -> Past:
    """What the schedule's next plan has to respect; a post dated long after the moment ``near`` is damaged.

    The date ``without`` does not count.
    """
    is_a_date = has_a_date((near + _LONGEST_AHEAD).date()) if near else has_a_date()
    wanted = select(func.max(daily_post.c.local_date)).where(posts_of(key), is_a_date)
    if without is not None:
        wanted = wanted.where(daily_post.c.local_date != without)
    return Past(await connection.scalar(wanted), owed)


async def withdraw(connection: AsyncConnection, key: ScheduleKey, now: datetime) -> Past:
    """Withdraw the waiting posts, of which nothing was sent; a process that was about to send one no longer may.

    A post that is being sent stays as it is: its process may still confirm it, but not put it back to waiting. A
    damaged one is given up.
    """
    post, schedule = daily_post.c, daily_schedule.c
    on_its_way = posts_of(key) & (post.state == PostState.SENT.value)
    once_more = case((post.attempt.between(0, MOST_COUNTED), post.attempt + 1), else_=post.attempt)
    await connection.execute(update(daily_post).where(on_its_way).values(attempt=once_more))
    waiting = posts_of(key) & (post.state == PostState.CLAIMED.value)
    rows = (
        (await connection.execute(select(daily_post).where(waiting).order_by(post.claimed_at.desc()))).mappings().all()
    )
    for withdrawn in filter(None, map(to_post_at_least, rows)):
        await give_back(connection, withdrawn)
    await connection.execute(delete(daily_post).where(waiting))
    await _give_up_damaged(connection, key)
    due = await connection.scalar(select(schedule.due_at).where(is_schedule(key)))
    is_due = isinstance(due, datetime) and due <= now
    return await past(connection, key, now, owed=bool(rows) or is_due)


async def give_back(connection: AsyncConnection, post: DailyPost) -> None:
    """Keep the term of a post that will not go out for the next post, as if it had not been claimed."""
    row = await lock_row(connection, post.key.schedule)
    if row is None or post.term_id is None:
        return
    kept = to_terms(row)
    if post.chosen:
        kept = replace(kept, chosen=tuple(dict.fromkeys((post.term_id, *kept.chosen))))
    else:
        kept = replace(kept, drawn=kept.drawn or post.term_id)
    await connection.execute(update(daily_schedule).where(is_schedule(post.key.schedule)).values(terms_row(kept)))


async def _give_up_damaged(connection: AsyncConnection, key: ScheduleKey) -> None:
    """No longer take damaged posts of the schedule, or of none: what became of them stays unknown."""
    post = daily_post.c
    unfinished = select(daily_post).where(post.guild_id == key.guild_id, post.attempt_at.is_not(None))
    for row in (await connection.execute(unfinished)).mappings().all():
        if is_number(row["number"]) and row["number"] != key.number:
            continue
        try:
            to_post(row)
        except Damaged:
            its_key = [column == row[column.name] for column in daily_post.primary_key]
            given_up = update(daily_post).where(*its_key).values(state=PostState.UNKNOWN.value, attempt_at=None)
            await connection.execute(given_up)


async def replan(connection: AsyncConnection, key: ScheduleKey, due: Due | None, **more: object) -> None:
    """Change what is planned for the schedule, and ``more`` of its columns."""
    row = planned(due) | more
    await connection.execute(update(daily_schedule).where(is_schedule(key)).values(row))
