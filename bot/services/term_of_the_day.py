"""The term of the day as a whole: its parts over one database, put together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from bot.glossary.catalogue import Catalogue
from bot.services.courier import Courier
from bot.services.daily import Daily
from bot.services.daily_delivery import Deliverer
from bot.services.daily_dispatch import Dispatcher
from bot.services.daily_planning import Planner
from bot.services.daily_terms import DailyTerms, random_of
from bot.services.membership import GuildMembership
from bot.services.pace import Pace
from bot.storage.daily_claims import DailyClaims
from bot.storage.daily_posts import DailyPosts
from bot.storage.daily_schedules import DailySchedules
from bot.storage.database import Database
from bot.storage.departures import Departures


@dataclass(frozen=True, slots=True)
class TermOfTheDay:
    """What people do with it (``daily``), what posts by itself, and what keeps step with the bot's guilds."""

    daily: Daily
    dispatcher: Dispatcher
    membership: GuildMembership

    @classmethod
    def over(  # noqa: PLR0913 -- what it needs is handed to it
        cls,
        database: Database,
        courier: Courier,
        catalogues: Callable[[int], Catalogue],
        *,
        pace: Pace,
        clock: Callable[[], datetime],
        window: timedelta,
        in_flight: int = 64,
    ) -> Self:
        """Put the parts together. ``window`` is how late a post may be, ``in_flight`` how many are sent at once."""
        schedules, claims, posts = DailySchedules(database), DailyClaims(database), DailyPosts(database)
        terms = DailyTerms(posts, catalogues, random_of)
        deliverer = Deliverer(
            posts=posts, schedules=schedules, terms=terms, courier=courier, pace=pace, clock=clock, window=window
        )
        return cls(
            daily=Daily(
                schedules=schedules,
                claims=claims,
                posts=posts,
                terms=terms,
                deliverer=deliverer,
                courier=courier,
                clock=clock,
                window=window,
            ),
            dispatcher=Dispatcher(
                schedules=schedules,
                posts=posts,
                planner=Planner(schedules, claims, terms, clock, window),
                deliverer=deliverer,
                clock=clock,
                in_flight=in_flight,
            ),
            membership=GuildMembership(Departures(database), schedules, clock, window),
        )
