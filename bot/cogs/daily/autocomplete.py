"""Autocomplete for the options of ``/daily set``: at most 25 choices, readable in the admin's language."""

from datetime import timedelta

from bot.chat.choices import Choices, choice
from bot.chat.text import CHOICE_NAME, clip
from bot.cogs.daily.phrases import days_phrase
from bot.daily.schedule import EVERY_DAY
from bot.daily.schedule_input import WEEKEND, WORKING_DAYS, complete_time, read_days
from bot.daily.time_zones import TimeZones, Zone
from bot.glossary.term import Language

_DAY_CODES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def time_choices(beginning: str) -> Choices:
    """Times of day."""
    return [choice(f"{time:%H:%M}", f"{time:%H:%M}") for time in complete_time(beginning)]


def zone_choices(zones: TimeZones, beginning: str, language: Language) -> Choices:
    """Time zones: the city in the reader's language, its current offset from UTC, and the IANA name.

    Where the first of them may well be wrong, the typed text comes before it, which leads to a question.
    """
    completed = zones.complete(beginning, language)
    choices = [choice(_zone_name(zone), zone.name) for zone in completed.zones]
    return [choice(beginning, clip(beginning, CHOICE_NAME)), *choices] if completed.as_typed else choices


def day_choices(beginning: str, language: Language) -> Choices:
    """Weekdays: what was typed, as the bot understands it; else the usual sets whose names contain it."""
    wanted = read_days(beginning)
    sets = [EVERY_DAY, WORKING_DAYS, WEEKEND, *(frozenset({day}) for day in range(7))]
    if wanted is not None:
        sets = [wanted]
    elif beginning.strip():
        typed = beginning.strip().casefold()
        sets = [days for days in sets if typed in days_phrase(language, days).casefold()]
    return [choice(days_phrase(language, days), ", ".join(_DAY_CODES[day] for day in sorted(days))) for days in sets]


def _zone_name(zone: Zone) -> str:
    sign, size = ("-", -zone.offset) if zone.offset < timedelta(0) else ("+", zone.offset)
    hours, minutes = divmod(size // timedelta(minutes=1), 60)
    offset = f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
    if zone.city == zone.name:  # UTC
        return zone.name
    city = f"{zone.found_by} ({zone.city})" if zone.found_by else zone.city
    return f"{city} · {offset} · {zone.name}"
