"""Reads times and weekdays as people write them, in English and German, and completes them while they type.

Nothing here guesses: ambiguous input is not read at all, and the caller asks again.
"""

import re
from datetime import time

from bot.daily.schedule import EVERY_DAY

WORKING_DAYS = frozenset(range(5))
WEEKEND = EVERY_DAY - WORKING_DAYS

_TIME = re.compile(r"(\d{1,2})(?:(?:[:.h]|\s*uhr\s*)?(\d{2}))?\s*(?:uhr|h|[:.])?\s*(am|pm)?", re.ASCII)
_NAMED_TIMES = {"noon": time(12), "mittag": time(12), "midnight": time(0), "mitternacht": time(0)}
_HALF_DAY, _HOURS, _MINUTES = 12, 24, 60
_QUARTERS = (0, 15, 30, 45)
_MOST = 25  # choices that Discord shows
_FIRST_HOUR = 6  # where the list begins while nothing is typed: few people want their term at night

_WEEKDAYS = (
    ("monday", "montag"),
    ("tuesday", "dienstag"),
    ("wednesday", "mittwoch"),
    ("thursday", "donnerstag"),
    ("friday", "freitag"),
    ("saturday", "samstag", "sonnabend"),
    ("sunday", "sonntag"),
)
_GROUPS = {
    EVERY_DAY: ("daily", "every day", "all", "täglich", "jeden tag", "alle"),
    WORKING_DAYS: ("weekdays", "workdays", "weekday", "workday", "werktags", "werktage", "wochentags", "wochentage"),
    WEEKEND: ("weekend", "weekends", "wochenende", "am wochenende"),
}
_SHORTEST_NAME = 2
_SUNDAY, _SHORT_SUNDAYS = 6, ("so", "son", "sonn")  # also prefixes of Sonnabend, but nobody means that


def read_time(text: str) -> time | None:
    """A time such as 9, 9:30, 0930, 09.30, 9h30, 9 Uhr 30 or 9:30 pm; None if the text is not a time."""
    wanted = " ".join(text.casefold().split())
    if named := _NAMED_TIMES.get(wanted):
        return named
    found = _TIME.fullmatch(wanted)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if found[3] == "pm" else 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def complete_time(text: str) -> list[time]:
    """At most 25 times of day that the typed text may mean, most likely first."""
    wanted = text.casefold().strip()
    if not wanted:
        hours = (*range(_FIRST_HOUR, _HOURS), *range(_FIRST_HOUR))
        return [time(hour) for hour in hours]
    whole = read_time(wanted)
    digits = re.fullmatch(r"(\d{1,2})(?:[:.h](\d?))?", wanted, re.ASCII)
    if digits is None:
        return [whole] if whole else []
    hours = [int(digits[1])]
    if len(digits[1]) == 1 and digits[2] is None:  # perhaps the first of two digits
        hours += [int(digits[1]) * 10 + more for more in range(10) if digits[1] != "0"]
    minutes = [int(digits[2]) * 10 + more for more in range(10)] if digits[2] else _QUARTERS
    found = [time(hour, minute) for hour in hours if hour < _HOURS for minute in minutes if minute < _MINUTES]
    return sorted(found, key=lambda each: (each != whole, each.hour != hours[0], each.minute, each.hour))[:_MOST]


def read_days(text: str) -> frozenset[int] | None:
    """Weekdays, 0 for Monday, from something like Mon-Fri, "Mo, Mi und Sa", weekends or täglich; None if unclear."""
    wanted = " ".join(text.casefold().replace("–", "-").split())
    for days, names in _GROUPS.items():
        if wanted in names:
            return days
    parts = re.split(r"[,;/&+]|\band\b|\bund\b|\s(?!-)(?<!- )", re.sub(r"\s*(?:-|\bto\b|\bbis\b)\s*", "-", wanted))
    found: set[int] = set()
    for part in filter(None, (part.strip(" .") for part in parts)):
        days = _span(part)
        if days is None:
            return None
        found |= days
    return frozenset(found) or None


def _span(text: str) -> set[int] | None:
    """One weekday, or a range of them, which may wrap around the end of the week."""
    first, to, last = text.partition("-")
    begin, end = _weekday(first), _weekday(last if to else first)
    if begin is None or end is None:
        return None
    return {(begin + more) % 7 for more in range((end - begin) % 7 + 1)}


def _weekday(text: str) -> int | None:
    name = text.strip(" .")
    if len(name) < _SHORTEST_NAME:
        return None
    if name in _SHORT_SUNDAYS:
        return _SUNDAY
    found = {
        day
        for day, names in enumerate(_WEEKDAYS)
        for each in names
        if each.startswith(name) or (name.endswith("s") and each == name[:-1])
    }
    return found.pop() if len(found) == 1 else None
