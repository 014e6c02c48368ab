"""How people write times and weekdays."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.daily.schedule import EVERY_DAY
from bot.daily.schedule_input import WEEKEND, WORKING_DAYS, complete_time, read_days, read_time


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        *[("9", 9, 0), ("09:05", 9, 5), ("9.30", 9, 30), (" 9h30 ", 9, 30), ("9 Uhr", 9, 0), ("18:30 Uhr", 18, 30)],
        *[("9 pm", 21, 0), ("9:15PM", 21, 15), ("12 am", 0, 0), ("12pm", 12, 0), ("0:00", 0, 0), ("23:59", 23, 59)],
        *[("noon", 12, 0), ("Mitternacht", 0, 0), ("9h", 9, 0), ("9:", 9, 0)],
        *[("0930", 9, 30), ("930", 9, 30), ("9 Uhr 30", 9, 30), ("9Uhr05", 9, 5), ("9:30 h", 9, 30)],
    ],
)
def test_times(text, hour, minute):
    """Times are read as people write them in both languages."""
    assert read_time(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text", ["", "24:00", "9:60", "9:5", "13 pm", "0 am", "-1", "nine", "9:300", "09:00:00", "²", "٩", "1e1"]
)
def test_no_times(text):
    """What is no time, or could mean two, is not read."""
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *[("daily", EVERY_DAY), ("Täglich", EVERY_DAY), ("weekdays", WORKING_DAYS), ("am  Wochenende", WEEKEND)],
        *[("Mon-Fri", WORKING_DAYS), ("Mo – Fr", WORKING_DAYS), ("Monday to Friday", WORKING_DAYS)],
        *[("montag bis freitag", WORKING_DAYS), ("Sat, Sun", WEEKEND), ("Sa und So", WEEKEND), ("Sat & Sun", WEEKEND)],
        *[("Fri-Mon", {4, 5, 6, 0}), ("Mo, Mi, Fr-So", {0, 2, 4, 5, 6}), ("tue thu", {1, 3}), ("di. und do.", {1, 3})],
        *[("Mondays", {0}), ("Sonnabend", {5}), ("Mon-Mon", {0})],
    ],
)
def test_days(text, days):
    """Single days, spans and sets, in both languages."""
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", " ", "m", "s", "someday", "Mon, soon", "Mon-", "-", ",", "Mon--Fri", "1-5"])
def test_no_days(text):
    """If one part is unclear, nothing is read."""
    assert read_days(text) is None


@given(st.text(max_size=20))
def test_whatever_is_typed(text):
    """Nothing raises, and the times offered are all different."""
    read_days(text)
    read_time(text)
    offered = complete_time(text)
    assert len(offered) == len(set(offered)) <= 25


@given(st.times())
def test_what_is_offered_can_be_read(at):
    """A completed time is read as itself, and it is offered while somebody types it."""
    at = at.replace(second=0, microsecond=0)
    written = f"{at:%H:%M}"
    assert read_time(written) == at
    assert complete_time(written) == [at]
    assert at in complete_time(written[:-1])
