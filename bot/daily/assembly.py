"""Puts the parts of the term of the day together, on one database."""

from dataclasses import dataclass
from typing import Self

from bot.daily.claiming import Claimer
from bot.daily.courier import Courier
from bot.daily.delivery import Deliverer
from bot.daily.dispatch import Dispatcher
from bot.daily.next_term import Catalogues, DailyTerms, random_of
from bot.daily.planning import Planner
from bot.daily.rate_limiter import RateLimiter
from bot.daily.storage import DailyStorage
from bot.daily.use_cases import Daily
from bot.database.database import Database


@dataclass(frozen=True, slots=True)
class TermOfTheDay:
    """What people do with it (``daily``), and what posts on its own (``dispatcher``)."""

    daily: Daily
    dispatcher: Dispatcher

    @classmethod
    def over(
        cls,
        database: Database,
        courier: Courier,
        catalogues: Catalogues,
        *,
        planner: Planner,
        limiter: RateLimiter,
        in_flight: int = 64,
    ) -> Self:
        """Put the parts together. ``in_flight`` is how many posts may be on their way at once."""
        storage = DailyStorage.over(database)
        terms = DailyTerms(storage.posts, catalogues, random_of)
        deliverer = Deliverer(storage=storage, terms=terms, planner=planner, courier=courier, limiter=limiter)
        claimer = Claimer(storage, terms, planner)
        return cls(
            daily=Daily(storage=storage, terms=terms, planner=planner, deliverer=deliverer, courier=courier),
            dispatcher=Dispatcher(
                storage=storage, claimer=claimer, deliverer=deliverer, now=planner.now, in_flight=in_flight
            ),
        )
