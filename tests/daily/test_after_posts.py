"""What follows a post never leads to a second one, whatever fails and whenever the bot is interrupted."""

from dataclasses import replace

import pytest

from bot.daily.model import AfterPost, Failed, Problem, Why
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, MINUTE, Killed, Machine, fates

PINNED = replace(DAILY, pin=True)
FAILED = (Failed(AfterPost.THREAD, Why.TROUBLE), Failed(AfterPost.PIN, Why.FULL))


async def test_what_fails_is_recorded(machine, discord):
    """The post is confirmed, and all that failed is the schedule's last problem."""
    await machine.set(1, PINNED)
    discord.failing = FAILED
    await machine.run(2 * HOUR, HOUR)
    trouble = (await machine.daily.status(FIRST)).schedule.last_trouble
    assert (trouble.problem, trouble.failed, trouble.details) == (Problem.INCOMPLETE, FAILED, "")
    assert await fates(machine) == {1: "confirmed"}
    assert len(discord.posts(1)) == 1


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_a_bug(machine, discord, caplog):
    """It is logged; the post stays as it is."""
    await machine.set(1, PINNED)
    discord.failing = None
    await machine.run(2 * DAY, HOUR)
    assert await fates(machine) == {1: "confirmed", 2: "confirmed"}
    assert len(discord.posts(1)) == 2
    assert "What follows the daily post of guild 1 failed" in caplog.text


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
async def test_interrupted_at_every_step(database, discord):
    """On each day, the power goes at a later step of the post; in the end, only the newest post is pinned."""
    machine = Machine(database, discord)
    await machine.set(1, PINNED)
    days, killed = 0, True
    while killed:
        days, killed = days + 1, False
        discord.clock.passes(DAY - HOUR if days > 1 else HOUR)
        try:
            await Machine(database, discord, dies_at=days).tick()
        except Killed:
            killed = True
        await machine.run(HOUR, 5 * MINUTE)
    assert days > 5
    assert len(discord.posts(1)) == days
    await machine.run(2 * DAY, 3 * HOUR)
    assert discord.pinned == [discord.posts(1)[-1].id]


async def test_another_channel(machine, discord):
    """What is pinned in the old channel stays pinned."""
    await machine.set(1, PINNED)
    await machine.run(2 * HOUR, HOUR)
    await machine.change(move_to=77)
    await machine.run(2 * DAY, HOUR)
    assert discord.pinned == [discord.posts(1)[0].id, discord.channels[77][-1].id]
