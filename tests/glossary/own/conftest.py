"""Editors of guilds, on a real database."""

import pytest

from bot.database.database import Database
from tests.glossary.own.editors import Editors


@pytest.fixture
def editors(database: Database) -> Editors:
    """The editors who use one bot process."""
    return Editors(database)
