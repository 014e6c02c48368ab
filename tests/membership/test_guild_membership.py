"""Guilds that remove the bot and come back: their schedule, and what is deleted."""

import logging

import pytest

from bot.daily.errors import NotSetUp
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR


async def test_a_guild_that_leaves_and_comes_back(machine, discord):
    """The schedule stops at once and continues when the guild is back; the days in between are not made up for."""
    await machine.membership.left(1)
    await machine.run(2 * DAY, HOUR)
    assert discord.posts(1) == []
    await machine.membership.joined(1)
    await machine.membership.joined(1)
    await machine.run(2 * HOUR, HOUR)
    assert [each.key.local_date.day for each in discord.posts(1)] == [3]


async def test_a_paused_guild_that_comes_back(machine):
    """The pause was the admins' choice and stays; a guild without a schedule has nothing to resume."""
    await machine.daily.pause(FIRST)
    for guild_id in (1, 2):
        await machine.membership.left(guild_id)
        await machine.membership.joined(guild_id)
    assert (await machine.daily.status(FIRST)).schedule.paused


async def test_what_happened_while_the_bot_was_down(machine, discord):
    """Guilds that left are noted, guilds that came back resume, and other processes' guilds are left alone."""
    for guild_id in (2, 3, 4):
        await machine.set(guild_id, DAILY)
    await machine.membership.left(3)
    await machine.membership.reconcile({2, 3}, mine=lambda guild_id: guild_id != 4)
    await machine.run(2 * HOUR, HOUR)
    assert [len(discord.posts(guild_id)) for guild_id in (1, 2, 3, 4)] == [0, 1, 1, 1]


async def test_forgetting(machine, discord, caplog):
    """Thirty days after a guild left, nothing about it is stored, and the log says so."""
    caplog.set_level(logging.INFO)
    await machine.run(2 * HOUR, HOUR)
    await machine.membership.left(1)
    discord.clock.passes(30 * DAY)
    assert await machine.membership.forget() == 0
    discord.clock.passes(HOUR)
    assert await machine.membership.forget() == 1
    assert "Deleted everything about 1 guild that removed the bot" in caplog.messages
    with pytest.raises(NotSetUp):
        await machine.daily.status(FIRST)
    assert await machine.posts.history(FIRST, 10) == []
