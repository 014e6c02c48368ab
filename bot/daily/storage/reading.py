"""Reads rows of the term of the day as values, and refuses damaged ones.

Whoever can edit the database can write anything into it, and a time zone that was known once may be unknown here. Such
a row concerns one schedule, and must not harm another.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from math import inf
from typing import Any

from sqlalchemy import RowMapping

from bot.daily.model import (
    HIGHEST_NUMBER,
    MOST_EXTRAS,
    UNFINISHED,
    AfterPost,
    Before,
    DailyPost,
    DailySettings,
    DamagedSchedule,
    Failed,
    NextTerms,
    Origin,
    PostKey,
    PostState,
    Problem,
    Schedule,
    ScheduleKey,
    Schedules,
    Trouble,
    Why,
)
from bot.daily.schedule import DailySchedule
from bot.daily.tables import daily_post, daily_schedule
from bot.database.damage import Damaged, fits, require_sound
from bot.glossary.term import Language, Level

MOST_COUNTED = 2**30  # revisions, attempts, rounds: far more than there are, and one more still fits into a column

SETTINGS = (
    *("channel_id", "minute_of_day", "zone", "days", "category_id", "role_id", "language", "thread", "level"),
    *("pin", "publish"),
)
"""The columns that say what the admins chose."""

_ALL_DAYS = 0b1111111


def to_schedule(row: RowMapping) -> Schedule:
    """A row of ``daily_schedule`` as a value.

    Raises:
        Damaged: it cannot be used, for example because its time zone is not known here (or no longer).
    """
    require_sound(row, daily_schedule)
    _require_within(MOST_COUNTED, row, "revision", "takes")
    _require_within(HIGHEST_NUMBER, row, "number")
    if len({row[name] is None for name in ("next_date", "due_at", "next_post_at")}) > 1:
        raise Damaged("its plan is incomplete")
    if row["problem"] and row["problem_at"] is None:
        raise Damaged("problem_at is missing")
    try:
        return _schedule(row)
    except ValueError as error:
        raise Damaged(str(error)) from error


def to_schedules(rows: Iterable[RowMapping]) -> Schedules:
    """All rows of a guild as a value. A row whose number cannot be read belongs to no schedule."""
    on: list[Schedule] = []
    off: list[tuple[datetime, Schedule]] = []
    damaged: list[DamagedSchedule] = []
    for row in rows:
        try:
            schedule = to_schedule(row)
        except Damaged:
            if is_number(row["number"]):
                channel_id = row["channel_id"]
                readable = isinstance(channel_id, int) and fits(daily_schedule.c.channel_id, channel_id)
                key = ScheduleKey(row["guild_id"], row["number"])
                damaged.append(DamagedSchedule(key, channel_id if readable else None))
            continue
        if schedule.off_at:
            off.append((schedule.off_at, schedule))
        else:
            on.append(schedule)
    off.sort(key=lambda each: (each[0], each[1].key.number), reverse=True)
    return Schedules(tuple(on), tuple(schedule for _, schedule in off), tuple(damaged))


def is_number(value: object) -> bool:
    """Whether this can be a schedule's number."""
    return isinstance(value, int) and 0 <= value <= HIGHEST_NUMBER


def _schedule(row: RowMapping) -> Schedule:
    return Schedule(
        key=ScheduleKey(row["guild_id"], row["number"]),
        settings=_settings(row),
        revision=row["revision"],
        paused=row["paused"],
        off_at=row["off_at"],
        blocked=Problem(row["blocked"]) if row["blocked"] else None,
        next_date=row["next_date"],
        due_at=row["due_at"],
        last_trouble=_to_trouble(row) if row["problem"] else None,
        told=Problem(row["told"]) if row["told"] else None,
        terms=to_terms(row),
        before=_to_before(row["before"]),
    )


def _settings(row: Mapping[Any, Any]) -> DailySettings:
    _require_within(inf, row, "channel_id", "role_id")
    if not 0 < row["days"] <= _ALL_DAYS:
        raise Damaged(f"days holds {row['days']}")
    hour, minute = divmod(row["minute_of_day"], 60)
    days = frozenset(day for day in range(7) if row["days"] >> day & 1)
    return DailySettings(
        channel_id=row["channel_id"],
        schedule=DailySchedule(time(hour, minute), row["zone"], days),
        language=Language(row["language"]),
        category_id=row["category_id"],
        role_id=row["role_id"],
        thread=row["thread"],
        level=Level(row["level"]) if row["level"] is not None else None,
        pin=row["pin"],
        publish=row["publish"],
    )


def to_terms(row: RowMapping) -> NextTerms:
    """What a row of ``daily_schedule`` keeps for the next posts. Whatever is no term's id, no guild has."""
    chosen, drawn, dropped = (
        row[name] if isinstance(row[name], str) else "" for name in ("chosen", "drawn", "dropped")
    )
    return NextTerms(tuple(dict.fromkeys(chosen.split())), drawn or None, dropped or None)


def _to_before(text: str | None) -> Before | None:
    """How the schedule was before its last change; if that cannot be read, it just cannot be undone."""
    try:
        row = json.loads(text or "")
        origin = Origin(row["origin"])
        if not all(fits(daily_schedule.c[name], row[name]) for name in SETTINGS if origin is not Origin.NEW):
            return None
        return Before(origin, None if origin is Origin.NEW else _settings(row))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _to_trouble(row: RowMapping) -> Trouble:
    problem, details = Problem(row["problem"]), row["problem_details"] or ""
    if problem is Problem.PERMISSION_LOST:
        return Trouble(problem, "", row["problem_at"], missing=tuple(filter(None, details.split(","))))
    if problem is Problem.INCOMPLETE:
        return Trouble(problem, "", row["problem_at"], failed=tuple(map(_to_failed, details.split(","))))
    return Trouble(problem, details, row["problem_at"])


def _to_failed(text: str) -> Failed:
    what, _, why = text.partition(":")
    return Failed(AfterPost(what), Why(why))


def to_post(row: RowMapping) -> DailyPost:
    """A row of ``daily_post`` as a value.

    Raises:
        Damaged: it cannot be used.
    """
    require_sound(row, daily_post)
    _require_within(inf, row, "channel_id", "message_id")
    _require_within(MOST_COUNTED, row, "attempt")
    _require_within(MOST_EXTRAS, row, "extra")
    _require_within(HIGHEST_NUMBER, row, "number")
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
        if not all(map(fits, daily_post.primary_key, key)) or not is_number(row["number"]):
            return None
        if not 0 <= row["extra"] <= MOST_EXTRAS:
            return None
        midnight = datetime.combine(row["local_date"], time(), UTC)
        return DailyPost(_post_key(row), PostState.UNKNOWN, midnight, midnight, damaged=True)


def _post_key(row: RowMapping) -> PostKey:
    return PostKey(ScheduleKey(row["guild_id"], row["number"]), row["local_date"], row["extra"])


def _post(row: RowMapping) -> DailyPost:
    return DailyPost(
        key=_post_key(row),
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
        ping=row["ping"],
        chosen=row["chosen"],
    )


def _require_within(most: float, row: Mapping[Any, Any], *names: str) -> None:
    """Raise ``Damaged`` if one of the numbers is below 0 or above ``most``; one that is missing is fine."""
    for name in names:
        if row[name] is not None and not 0 <= row[name] <= most:
            raise Damaged(f"{name} holds {row[name]}")
