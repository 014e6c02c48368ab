"""What the bot can do, in ints, strings and domain values. No discord object comes in here."""

from dataclasses import dataclass

from bot.daily.time_zones import TimeZones
from bot.daily.use_cases import Daily
from bot.glossary.lookups import Lookups


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the chat and the cogs are handed; made once, in ``bot.client``."""

    lookups: Lookups
    daily: Daily
    zones: TimeZones
