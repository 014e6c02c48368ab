"""What an admin types into ``/daily set``, read as changes of the settings."""

from bot.daily.changes import Changes
from bot.daily.errors import DaysUnclear, TimeUnclear, ZoneUnclear
from bot.daily.schedule_input import read_days, read_time
from bot.daily.time_zones import TimeZones


def read_when(zones: TimeZones, time: str | None, zone: str | None, days: str | None) -> Changes:
    """The time, zone and days that the admin typed; what is None is not named.

    Raises:
        TimeUnclear, ZoneUnclear, DaysUnclear: that part of it is unclear.
    """
    at = read_time(time) if time is not None else None
    if time is not None and at is None:
        raise TimeUnclear(given=time)
    name = zones.read(zone) if zone is not None else None
    if zone is not None and name is None:
        raise ZoneUnclear(given=zone)
    on = read_days(days) if days and days.strip() else None
    if days and days.strip() and on is None:
        raise DaysUnclear(given=days)
    return Changes(at=at, zone=name, days=on)
