"""What an admin or reader of the term of the day can get wrong."""

from bot.database.damage import Damaged
from bot.errors import UserError


class NotSetUp(UserError):
    """The guild has no schedule that is on, or not the one that was asked for."""

    sentence = "not_set"


class ScheduleDamaged(UserError, Damaged):
    """The schedule is stored, but cannot be read."""

    sentence = "schedule_damaged"


class TimeUnclear(UserError):
    """``given`` is not a time of day."""

    sentence = "time_unclear"


class ZoneUnclear(UserError):
    """``given`` is not a time zone, or may mean several."""

    sentence = "zone_unclear"


class DaysUnclear(UserError):
    """``given`` names no weekdays."""

    sentence = "days_unclear"


class NoEarlier(UserError):
    """No earlier term of the day was posted."""

    sentence = "no_earlier"
