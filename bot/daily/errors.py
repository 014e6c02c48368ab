"""What an admin or reader of the term of the day can get wrong."""

from bot.errors import UserError


class NotSetUp(UserError):
    """The guild has no schedule."""

    sentence = "not_set"


class TimeUnclear(UserError):
    """``given`` is no time of day."""

    sentence = "time_unclear"


class ZoneUnclear(UserError):
    """``given`` is no time zone, or may be several."""

    sentence = "zone_unclear"


class DaysUnclear(UserError):
    """``given`` names no weekdays."""

    sentence = "days_unclear"


class CategoryUnclear(UserError):
    """``given`` is no category of the glossary."""

    sentence = "category_unclear"


class NoEarlier(UserError):
    """No term of the day was posted before."""

    sentence = "no_earlier"
