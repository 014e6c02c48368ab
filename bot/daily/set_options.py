"""What an admin types into ``/daily set``, read as settings."""

from collections.abc import Iterable

from bot.daily.errors import CategoryUnclear, DaysUnclear, TimeUnclear, ZoneUnclear
from bot.daily.schedule import EVERY_DAY, DailySchedule
from bot.daily.schedule_input import read_days, read_time
from bot.daily.time_zones import TimeZones
from bot.glossary.term import Category, Language


def read_schedule(zones: TimeZones, time: str, zone: str, days: str | None) -> DailySchedule:
    """The schedule that the admin typed.

    Raises:
        TimeUnclear, ZoneUnclear, DaysUnclear: that part of it is unclear.
    """
    at = read_time(time)
    if at is None:
        raise TimeUnclear(given=time)
    name = zones.read(zone)
    if name is None:
        raise ZoneUnclear(given=zone)
    on = read_days(days) if days and days.strip() else EVERY_DAY
    if on is None:
        raise DaysUnclear(given=days or "")
    return DailySchedule(at, name, on)


def read_category(categories: Iterable[Category], text: str | None) -> str | None:
    """The id of the category that was given by id or by its name in any language; None for all categories.

    Raises:
        CategoryUnclear: there is no such category.
    """
    if not text or not text.strip():
        return None
    wanted = text.strip().casefold()
    for category in categories:
        if wanted in (category.id.casefold(), category.name.en.casefold(), category.name.de.casefold()):
            return category.id
    raise CategoryUnclear(given=text)


def complete_category(categories: Iterable[Category], text: str, language: Language) -> list[Category]:
    """The categories whose name contains what was typed, sorted by name; those that begin with it come first."""
    wanted = text.strip().casefold()
    found = [each for each in categories if wanted in each.name[language].casefold()]
    return sorted(found, key=lambda each: (not each.name[language].casefold().startswith(wanted), each.name[language]))
