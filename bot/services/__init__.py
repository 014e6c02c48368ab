"""What the bot can do, in ints, strings and domain values. No discord object comes in here."""

from dataclasses import dataclass

from bot.services.daily import Daily
from bot.services.lookup import Lookups
from bot.services.time_zones import TimeZones


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the chat and the cogs are handed; made once, in ``bot.client``."""

    lookups: Lookups
    daily: Daily
    zones: TimeZones
