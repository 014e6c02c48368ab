"""Schedules in the custom ids of buttons and selects, which hold their number within the server."""

from bot.daily.model import HIGHEST_NUMBER, ScheduleKey

NUMBER = r"(?P<number>[0-9]{1,5})"
"""The number of a schedule, as a named group of a template."""


def number_of(key: ScheduleKey | None) -> str | None:
    """The number for a custom id, in which that of a server's first schedule is left out."""
    return str(key.number) if key and key.number else None


def read_number(text: str) -> int | None:
    """The number that the value of a select holds; None if it is none."""
    return int(text) if text.isdecimal() and len(text) <= len(str(HIGHEST_NUMBER)) else None
