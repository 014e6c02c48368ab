"""Reads rows of the term of the day as values, and refuses damaged ones.

Whoever can edit the database can write anything into it, and a time zone that was known once may be unknown here. Such
a row concerns one guild, and must not harm another.
"""

from datetime import UTC, datetime, time
from math import inf

from sqlalchemy import RowMapping

from bot.daily.model import (
    MOST_EXTRAS,
    UNFINISHED,
    DailyPost,
    DailySettings,
    GuildSchedule,
    PostKey,
    PostState,
    Problem,
    Trouble,
)
from bot.daily.schedule import DailySchedule
from bot.daily.tables import daily_post, daily_schedule
from bot.database.damage import Damaged, fits, require_sound
from bot.glossary.term import Language

MOST_COUNTED = 2**30  # revisions, attempts, rounds: far more than there are, and one more still fits into a column

_ALL_DAYS = 0b1111111


def to_schedule(row: RowMapping) -> GuildSchedule:
    """A row of ``daily_schedule`` as a value.

    Raises:
        Damaged: it cannot be used, for example because its time zone is not known here (or no longer).
    """
    require_sound(row, daily_schedule)
    _require_within(inf, row, "channel_id", "role_id")
    _require_within(MOST_COUNTED, row, "revision", "takes")
    if not 0 < row["days"] <= _ALL_DAYS:
        raise Damaged(f"days holds {row['days']}")
    if len({row[name] is None for name in ("next_date", "due_at", "next_post_at")}) > 1:
        raise Damaged("its plan is incomplete")
    if row["problem"] and row["problem_at"] is None:
        raise Damaged("problem_at is missing")
    try:
        return _schedule(row)
    except ValueError as error:
        raise Damaged(str(error)) from error


def _schedule(row: RowMapping) -> GuildSchedule:
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
    """A row of ``daily_post`` as a value.

    Raises:
        Damaged: it cannot be used.
    """
    require_sound(row, daily_post)
    _require_within(inf, row, "channel_id", "message_id")
    _require_within(MOST_COUNTED, row, "attempt")
    _require_within(MOST_EXTRAS, row, "extra")
    try:
        post = _post(row)
    except ValueError as error:
        raise Damaged(str(error)) from error
    if post.state in UNFINISHED and row["attempt_at"] is None:
        raise Damaged("attempt_at is missing")
    return post


def to_post_at_least(row: RowMapping) -> DailyPost | None:
    """Like ``to_post``, but a damaged row is a post that may have gone out; None if not even its key can be read."""
    try:
        return to_post(row)
    except Damaged:
        key = [row[column.name] for column in daily_post.primary_key]
        if not all(map(fits, daily_post.primary_key, key)) or not 0 <= row["extra"] <= MOST_EXTRAS:
            return None
        midnight = datetime.combine(row["local_date"], time(), UTC)
        return DailyPost(PostKey(*key), PostState.UNKNOWN, midnight, midnight, damaged=True)


def _post(row: RowMapping) -> DailyPost:
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


def _require_within(most: float, row: RowMapping, *names: str) -> None:
    """Raise ``Damaged`` if one of the numbers is below 0 or above ``most``; one that is missing is fine."""
    for name in names:
        if row[name] is not None and not 0 <= row[name] <= most:
            raise Damaged(f"{name} holds {row[name]}")
