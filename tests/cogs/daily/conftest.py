"""A world in which the term of the day is set up."""

import pytest

from tests.cogs.daily.days import SET


@pytest.fixture
def days_pass(make_settings):
    """Settings that let days pass quickly: everything that repeats does so every hour."""
    return make_settings(daily_tick_seconds=3600, glossary_poll_seconds=3600, counts_flush_seconds=3600)


@pytest.fixture
async def daily(world):
    """The world on New Year's Day at midnight; Ada has set up the term of the day for nine o'clock."""
    await world.ada.slash(world.channel, "daily set", channel=world.channel, **SET)
    return world
