"""The storage that the tests here use."""

import pytest

from bot.daily.storage.posts import DailyPosts
from bot.database.database import Database
from tests.daily.storage.days import Days


@pytest.fixture
def days(database: Database) -> Days:
    """The storage of the term of the day in a fresh database."""
    return Days(database)


@pytest.fixture
def posts(database: Database) -> DailyPosts:
    """The posts in the same database."""
    return DailyPosts(database)
