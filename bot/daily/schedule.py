"""When a guild's daily post is due: a wall-clock time in a time zone on some weekdays, turned into moments.

This is the only place that knows local dates and clock changes. Moments are aware UTC, in and out. One rule decides
everything: **a date's post is due at the first moment at which the wall clock shows the wanted time of that date, or a
later one.** So if the clock skips the time, the post is due right after the gap; if the time occurs twice, the first
one counts; and later dates are never due earlier.

A date that a zone skips entirely (Samoa had no December 30, 2011) has no post.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EVERY_DAY = frozenset(range(7))

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
# The last date with a post, far enough from ``date.max`` that adding some days to it cannot overflow.
_LAST = date.max - timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Due:
    """A local date's post and the moment (UTC) at which it is due."""

    local_date: date
    moment: datetime


@dataclass(frozen=True, slots=True)
class DailySchedule:
    """Every day in ``days`` (0 is Monday) at ``time`` on the wall clocks of ``zone``, an IANA name.

    Raises:
        ValueError: the zone is unknown, ``days`` is empty or has something other than weekdays, or the time is not
            a plain hour and minute.
    """

    time: time
    zone: str
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if self.time != time(self.time.hour, self.time.minute):
            raise ValueError("the time of a daily schedule is an hour and a minute, without a zone")
        if not self.days or not self.days <= EVERY_DAY:
            raise ValueError("a daily schedule needs at least one weekday, 0 for Monday to 6 for Sunday")
        zone_of(self.zone)


def zone_of(name: str) -> ZoneInfo:
    """The time zone with this IANA name.

    Raises:
        ValueError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder's name, like "Europe"
        raise ValueError(f"no time zone is called {name!r}") from error


def local_date(moment: datetime, zone: str) -> date:
    """The local date in ``zone`` at ``moment``."""
    return moment.astimezone(zone_of(zone)).date()


def due_on(schedule: DailySchedule, day: date) -> datetime | None:
    """When the post of ``day`` is due, regardless of its weekday; None if the zone has no such date."""
    zone = zone_of(schedule.zone)
    midnight = _first_moment(datetime.combine(day, time()), zone)
    if _wall(midnight, zone).date() != day:
        return None
    return _first_moment(datetime.combine(day, schedule.time), zone)


def dues(schedule: DailySchedule, *, after: datetime, later_than: date | None = None) -> Iterator[Due]:
    """Every post due after the moment ``after``, in order, up to the end of the calendar.

    ``later_than`` is the last date that has had its post (or its miss): it and earlier dates are left out, so that a
    changed time or zone never gives a date a second post.
    """
    day = local_date(after, schedule.zone) - _DAY  # a clock that skips midnight moves a post to the next date
    if later_than is not None:
        day = max(day, later_than + _DAY)
    while day <= _LAST:
        if day.weekday() in schedule.days and (moment := due_on(schedule, day)) and moment > after:
            yield Due(day, moment)
        day += _DAY


def next_due(schedule: DailySchedule, *, after: datetime, later_than: date | None = None) -> Due:
    """The first of ``dues``."""
    return next(dues(schedule, after=after, later_than=later_than))


def upcoming(schedule: DailySchedule, count: int, *, after: datetime, later_than: date | None = None) -> list[Due]:
    """The first ``count`` of ``dues``."""
    return list(islice(dues(schedule, after=after, later_than=later_than), count))


def overdue(schedule: DailySchedule, first: date, now: datetime, *, most: int) -> list[Due]:
    """The posts from the date ``first`` on that are due by ``now``, oldest first; at most the newest ``most``."""
    found: list[Due] = []
    day = local_date(now, schedule.zone)
    while day >= first and len(found) < most:
        if day.weekday() in schedule.days and (moment := due_on(schedule, day)) and moment <= now:
            found.append(Due(day, moment))
        day -= _DAY
    return found[::-1]


def can_catch_up(due: datetime, now: datetime, window: timedelta) -> bool:
    """Whether a post that was due at ``due`` may still go out."""
    return now <= due + window


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _first_moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which clocks in ``zone`` show ``wall`` or later."""
    late = wall.replace(tzinfo=zone).astimezone(UTC)  # if two moments show it, Python takes the first
    if _wall(late, zone) == wall:
        return late
    # No moment shows it. The offset from before the gap puts it after the gap, the offset from after the gap before it.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while late - early > _SECOND:
        middle = (early + (late - early) // 2).replace(microsecond=0)
        if _wall(middle, zone) < wall:
            early = middle
        else:
            late = middle
    return late
