"""What the database knows about the term of the day: schedules, claims of dates, and posts."""

from dataclasses import dataclass
from typing import Self

from bot.daily.storage.claims import DailyClaims
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.schedules import DailySchedules
from bot.database.database import Database


@dataclass(frozen=True, slots=True)
class DailyStorage:
    """All of it, on one database."""

    schedules: DailySchedules
    claims: DailyClaims
    posts: DailyPosts

    @classmethod
    def over(cls, database: Database) -> Self:
        """Make the storage on this database."""
        return cls(DailySchedules(database), DailyClaims(database), DailyPosts(database))
