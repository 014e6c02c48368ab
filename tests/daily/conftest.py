"""A bot that posts a term of the day, on a Discord in memory."""

import pytest

from tests.daily.discord_double import DAILY, EIGHT, Clock, Discord, Machine


@pytest.fixture
def discord() -> Discord:
    """Discord at eight in the morning."""
    return Discord(Clock(EIGHT))


@pytest.fixture
async def machine(database, discord) -> Machine:
    """A bot whose guild 1 wants its term at nine."""
    machine = Machine(database, discord)
    await machine.set(1, DAILY)
    return machine
