"""The term of the day as a whole: its parts over one database, put together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from bot.daily.courier import Courier
from bot.daily.delivery import Deliverer
from bot.daily.dispatch import Dispatcher
from bot.daily.planning import Planner
from bot.daily.rate_limiter import Pace
from bot.daily.storage.claims import DailyClaims
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.schedules import DailySchedules
from bot.daily.term_selection import DailyTerms, random_of
from bot.daily.use_cases import Daily
from bot.database.database import Database
from bot.glossary.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class TermOfTheDay:
    """What people do with it (``daily``), and what posts by itself."""

    daily: Daily
    dispatcher: Dispatcher

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
        )
