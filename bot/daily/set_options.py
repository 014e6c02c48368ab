"""What an admin types into ``/daily set``, read as settings."""

from bot.daily.errors import DaysUnclear, TimeUnclear, ZoneUnclear
from bot.daily.schedule import EVERY_DAY, DailySchedule
from bot.daily.schedule_input import read_days, read_time
from bot.daily.time_zones import TimeZones


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
