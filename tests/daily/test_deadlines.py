"""In the middle of a post the window closes, the nonce expires, or the machine stands still."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.daily.courier import NONCE_WINDOW
from bot.daily.model import PostState
from bot.daily.rate_limiter import RateLimiter
from bot.database.database import Database
from tests.daily.discord_double import CATCH_UP, DAILY, FIRST, HOUR, MINUTE, SECOND, Clock, Discord, Machine

pytestmark = [pytest.mark.long, pytest.mark.unmeasured("both databases again")]

NINE = datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.fixture
def discord() -> Discord:
    """Discord an hour before the post is due."""
    return Discord(Clock(NINE - HOUR))


@pytest.fixture
async def machine(database: Database, discord: Discord) -> Machine:
    """A bot whose guild 1 wants its term at nine."""
    machine = Machine(database, discord)
    await machine.set(1, DAILY)
    return machine


async def fate(machine: Machine) -> PostState:
    """What the bot says became of the first day's post."""
    return (await machine.posts.history(FIRST, 50))[-1].state


def let_pace_last(machine: Machine, pause: timedelta) -> None:
    """Let every turn after the first take ``pause``."""
    clock = machine.discord.clock

    async def sleep(_: float) -> None:
        clock.passes(pause)

    machine.dispatcher._deliverer._limiter = RateLimiter(1e-9, time=lambda: 0.0, sleep=sleep)


async def test_in_doubt_when_the_window_closes(machine, discord):
    """Nobody knows whether the post arrived, and nobody may look: it counts as unknown, and no other one is sent."""
    discord.readable = False
    discord.weather += ["arrives unheard"]
    discord.clock.now = NINE + CATCH_UP - 5 * SECOND
    await machine.tick()
    discord.clock.passes(10 * SECOND)
    await machine.tick()
    assert await fate(machine) is PostState.UNKNOWN
    await machine.daily.post_now(FIRST)
    assert len(discord.posts(1)) == 1


async def test_discord_is_back_before_the_window_closes(machine, discord):
    """However long the pauses have become, there is a last try before the end."""
    discord.clock.now = NINE - 7 * SECOND  # ticks do not meet the deadline exactly
    discord.weather += ["busy"] * 1000
    await machine.run(CATCH_UP - 5 * MINUTE, 30 * SECOND)
    discord.weather.clear()
    await machine.run(10 * MINUTE, 5 * SECOND)
    assert await fate(machine) is PostState.CONFIRMED


async def test_it_is_told_when_the_window_closes(machine, discord):
    """A miss is told when the window closes, not ten minutes later."""
    discord.weather += ["busy"] * 1000
    await machine.run(HOUR + CATCH_UP, MINUTE)
    await machine.run(6 * SECOND, 3 * SECOND)
    assert await fate(machine) is PostState.MISSED


async def test_the_nonce_ends_while_waiting_for_the_turn(machine, discord):
    """A second send that cannot begin while the nonce protects is not made."""
    discord.readable = False
    discord.weather += ["arrives unheard"]
    discord.clock.now = NINE
    let_pace_last(machine, MINUTE)
    await machine.tick()
    discord.clock.passes(MINUTE)
    await machine.tick()
    assert (discord.requests, await fate(machine)) == (1, PostState.UNKNOWN)


async def test_standing_still_while_noting_the_send(machine, discord, monkeypatch):
    """A sender that wakes up after the nonce expired does not send, for others may have; later the post comes once."""
    discord.clock.now = NINE
    mark_sent = machine.posts.mark_sent

    async def stands_still(*given, **how):
        sent = await mark_sent(*given, **how)
        discord.clock.passes(NONCE_WINDOW)
        return sent

    monkeypatch.setattr(machine.dispatcher._deliverer._storage.posts, "mark_sent", stands_still)
    await machine.tick()
    assert discord.requests == 0
    monkeypatch.undo()
    await machine.run(MINUTE)
    assert (discord.requests, await fate(machine)) == (1, PostState.CONFIRMED)
