from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.daily.schedule import (
    DailySchedule,
    can_catch_up,
    due_on,
    dues,
    local_date,
    next_due,
    overdue,
    upcoming,
)
from tests.daily.zones import ZONES, changes
from tests.examples import more_examples

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
CATCH_UP = timedelta(hours=6)


def utc(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(moment: datetime, zone: str) -> datetime:
    """What the wall clock shows."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def assert_is_the_first_moment(due: datetime, wanted: datetime, zone: str) -> None:
    """At ``due`` the clocks show the wanted time or a later one, and never did before."""
    assert wall(due, zone) >= wanted
    assert wall(due - SECOND, zone) < wanted
    for moment in (due - DAY * 1.5, *(due - HOUR * hours / 2 for hours in range(1, 60))):
        offset = ZoneInfo(zone).utcoffset(moment.astimezone(ZoneInfo(zone)))
        earlier = wanted.replace(tzinfo=UTC) - offset
        assert earlier >= due or wall(earlier, zone) < wanted


times = st.times().map(lambda each: time(each.hour, each.minute))
days = st.sets(st.integers(0, 6), min_size=1).map(frozenset)
schedules = st.builds(DailySchedule, times, st.sampled_from(ZONES), days)
moments = st.integers(-2_000_000_000, 4_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)  # to 2096


@st.composite
def moments_near_changes(draw) -> tuple[str, datetime]:
    """A zone, and a moment within two days of one of its clock changes (any moment if it has none)."""
    zone = draw(st.sampled_from(ZONES))
    around = draw(st.timedeltas(-2 * DAY, 2 * DAY)).total_seconds() // 1
    listed = changes(zone)
    return zone, (draw(st.sampled_from(listed)) + SECOND * around) if listed else draw(moments)


def test_an_ordinary_day():
    """Nine o'clock in Berlin is seven in summer and eight in winter."""
    nine = DailySchedule(time(9), "Europe/Berlin")
    assert due_on(nine, date(2026, 7, 1)) == utc("2026-07-01 07:00")
    assert due_on(nine, date(2026, 12, 1)) == utc("2026-12-01 08:00")


@pytest.mark.parametrize(
    ("zone", "clock", "day", "due"),
    [
        ("Europe/Berlin", time(2, 30), date(2026, 3, 29), "2026-03-29 01:00"),  # there is no 02:30, so at 03:00
        ("Europe/Berlin", time(2, 0), date(2026, 3, 29), "2026-03-29 01:00"),
        ("Europe/Berlin", time(2, 59), date(2026, 3, 29), "2026-03-29 01:00"),
        ("Europe/Berlin", time(3, 0), date(2026, 3, 29), "2026-03-29 01:00"),
        ("Europe/Berlin", time(2, 30), date(2026, 10, 25), "2026-10-25 00:30"),  # comes twice: the first one
        ("Australia/Lord_Howe", time(2, 15), date(2026, 10, 4), "2026-10-03 15:30"),  # the clock skips half an hour
        ("America/Sao_Paulo", time(0, 0), date(2018, 11, 4), "2018-11-04 03:00"),  # midnight is skipped to 01:00
        ("America/Toronto", time(23, 45), date(1919, 3, 30), "1919-03-31 04:30"),  # the skipped hour contains midnight
        ("America/Toronto", time(0, 15), date(1919, 3, 31), "1919-03-31 04:30"),
        ("Pacific/Apia", time(9), date(2011, 12, 30), None),  # Samoa skipped the 30th
        ("Pacific/Apia", time(9), date(2011, 12, 31), "2011-12-30 19:00"),
        ("Asia/Pyongyang", time(23, 45), date(2018, 5, 4), "2018-05-04 15:00"),  # 23:30 became midnight
        ("Europe/Berlin", time(9), date(2028, 2, 29), "2028-02-29 08:00"),
    ],
)
def test_odd_days(zone, clock, day, due):
    """A skipped time is due right after the gap, a repeated one the first time, and a skipped date never."""
    assert due_on(DailySchedule(clock, zone), day) == (due and utc(due))


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Europe/Bärlin"},
        {"zone": "Europe"},
        {"zone": "../etc/passwd"},
        {"zone": ""},
        {"zone": "a\0b"},
        {"days": frozenset()},
        {"days": frozenset({7})},
        {"time": time(9, tzinfo=UTC)},
        {"time": time(9, 0, 1)},
    ],
)
def test_what_is_no_schedule(wrong):
    """Unknown zones, no or impossible days, and times that are more than hour and minute are refused."""
    with pytest.raises(ValueError, match=r"zone|weekday|hour and a minute"):
        DailySchedule(**{"time": time(9), "zone": "Europe/Berlin", **wrong})


def test_the_local_date():
    """The date depends on the zone."""
    assert local_date(utc("2026-01-01 11:00"), "Pacific/Auckland") == date(2026, 1, 2)
    assert local_date(utc("2026-01-01 11:00"), "Pacific/Honolulu") == date(2026, 1, 1)


def test_weekdays_only():
    """After Friday evening, the next post is Monday's."""
    schedule = DailySchedule(time(9), "Europe/Berlin", frozenset(range(5)))
    assert next_due(schedule, after=utc("2026-01-02 20:00")).local_date == date(2026, 1, 5)


def test_the_next_three():
    """These are the posts that an admin sees after setting a schedule."""
    found = upcoming(DailySchedule(time(9), "Europe/Berlin"), 3, after=utc("2026-03-27 08:00"))
    assert [str(each.moment) for each in found] == [
        "2026-03-28 08:00:00+00:00",
        "2026-03-29 07:00:00+00:00",
        "2026-03-30 07:00:00+00:00",
    ]


def test_an_earlier_zone_does_not_bring_a_date_again():
    """Moved from Auckland to Honolulu, a date that had its post comes again there, but has no second post."""
    honolulu = DailySchedule(time(9), "Pacific/Honolulu")
    after, had = utc("2026-01-01 21:00"), date(2026, 1, 2)
    assert next_due(honolulu, after=after).local_date == date(2026, 1, 2)
    assert next_due(honolulu, after=after, later_than=had).local_date == date(2026, 1, 3)


def test_what_is_overdue():
    """After two days away three posts are overdue; of very many, only the newest are listed."""
    schedule = DailySchedule(time(9), "UTC")
    found = overdue(schedule, date(2026, 1, 1), utc("2026-01-03 09:00"), most=30)
    assert [each.local_date.day for each in found] == [1, 2, 3]
    found = overdue(schedule, date(2020, 1, 1), utc("2026-01-03 08:59"), most=2)
    assert [str(each.local_date) for each in found] == ["2026-01-01", "2026-01-02"]


def test_catching_up():
    """A post may be late by the window, and not a second more."""
    due = utc("2026-01-01 09:00")
    assert can_catch_up(due, due + CATCH_UP, CATCH_UP)
    assert not can_catch_up(due, due + CATCH_UP + SECOND, CATCH_UP)


def test_calendars_end():
    """Nothing overflows at the end of the calendar."""
    schedule = DailySchedule(time(9), "Pacific/Auckland")
    assert list(dues(schedule, after=utc("9998-12-31 00:00"))) == []


@pytest.mark.unmeasured("the same days in every zone")
def test_every_change_of_every_clock():
    """Around each clock change of each zone, every date has one due moment, the first possible one, in order."""
    checked = set()
    for zone in ZONES:
        for moment in changes(zone):
            shown = wall(moment, zone)
            before = wall(moment - SECOND, zone)
            if (moment, shown, before) in checked:  # most zones share their name or their past with another
                continue
            checked.add((moment, shown, before))
            middle = min(shown, before) + abs(shown - before) / 2
            schedule = DailySchedule(time(middle.hour, middle.minute), zone)
            around = [middle.date() + DAY * days for days in (-1, 0, 1)]
            found = {day: due for day in around if (due := due_on(schedule, day))}
            assert len(found) == 3 or abs(shown - before) >= DAY
            assert list(found.values()) == sorted(set(found.values()))
            for day, due in found.items():
                assert_is_the_first_moment(due, datetime.combine(day, schedule.time), zone)
    assert len(checked) > 5000


@more_examples(5)
@given(moments_near_changes(), times)
def test_a_date_has_one_due_moment(near, clock):
    """Near clock changes, too, it is the first moment at which the wanted time has come."""
    zone, moment = near
    schedule = DailySchedule(clock, zone)
    day = local_date(moment, zone)
    due = due_on(schedule, day)  # a date taken from a clock exists
    assert due.tzinfo is UTC
    assert_is_the_first_moment(due, datetime.combine(day, clock), zone)


@more_examples(2)
@given(schedules, moments)
def test_posts_come_one_a_date_in_order(schedule, start):
    """For months, dates and moments both increase, only on the chosen weekdays, and no existing date is left out."""
    found = list(islice(dues(schedule, after=start), 60))
    assert all(a.local_date < b.local_date and a.moment < b.moment for a, b in pairwise(found))
    assert found[0].moment > start
    expected, day = set(), found[0].local_date
    while day <= found[-1].local_date:
        if day.weekday() in schedule.days and due_on(schedule, day):
            expected.add(day)
        day += DAY
    assert {each.local_date for each in found} == expected


@more_examples(2)
@given(moments_near_changes(), st.lists(st.tuples(schedules, st.timedeltas(timedelta(0), 3 * DAY)), min_size=2))
def test_changing_the_schedule_never_posts_twice_on_a_date(near, changed):
    """Whatever an admin changes and when, no date comes twice and no post comes before an earlier one."""
    _, now = near
    had, last = None, now
    for schedule, wait in changed:
        due = next_due(schedule, after=now, later_than=had)
        assert due.moment > now
        assert had is None or due.local_date > had
        if due.moment <= now + wait:
            assert due.moment >= last
            had = due.local_date
        now += wait
        last = max(last, now)


@more_examples(2)
@given(schedules, moments)
def test_overdue_is_what_was_due(schedule, start):
    """After weeks away, exactly the posts that were due meanwhile are overdue."""
    expected = upcoming(schedule, 20, after=start)
    assert overdue(schedule, expected[0].local_date, expected[-1].moment, most=30) == expected
