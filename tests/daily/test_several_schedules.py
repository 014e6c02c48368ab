"""A guild has several schedules: each goes on by itself, and none is in the place of another."""

import asyncio
from dataclasses import replace

import pytest

from bot.daily.model import MOST_SCHEDULES, DamagedSchedule, Schedule, ScheduleKey
from bot.daily.use_cases.common import Several, meant
from bot.daily.use_cases.setting_up import (
    Changed,
    ChannelTaken,
    TooMany,
)
from bot.glossary.term import Language
from tests.daily.discord_double import CHANNEL, DAILY, DAY, FIRST, HOUR, OTHER, OTHERS_KEY, Machine, naming_all


@pytest.fixture
async def two(machine) -> Machine:
    """The guild also has a German schedule in another channel."""
    await machine.set(1, OTHER)
    return machine


async def found_in(two: Machine, channel_id: int | None) -> Schedule | DamagedSchedule | Several | None:
    """The schedule of guild 1 that is meant in this channel."""
    return meant(await two.daily.list(1), channel_id)


async def test_several(two, discord):
    """Each has its own posts, rotation and status; what is not clear is asked for."""
    found = await found_in(two, None)
    assert isinstance(found, Several)
    assert [each.key for each in found.schedules.on] == [FIRST, OTHERS_KEY]
    assert (await found_in(two, OTHER.channel_id)).settings == OTHER
    assert isinstance(await found_in(two, 77), Several)
    await two.run(5 * DAY, HOUR)
    for channel_id in (CHANNEL, OTHER.channel_id):
        terms = [each.term_id for each in discord.channels[channel_id]]
        assert len(terms) == len(set(terms)) == 5
    await two.daily.pause(OTHERS_KEY)
    await two.run(DAY, HOUR)
    assert [len(discord.channels[channel_id]) for channel_id in (CHANNEL, OTHER.channel_id)] == [6, 5]
    assert [len((await two.daily.status(key)).upcoming) for key in (FIRST, OTHERS_KEY)] == [3, 0]
    assert (await two.daily.today(1, CHANNEL)).key == FIRST
    assert isinstance(await two.daily.today(1, 77), Several)
    await two.daily.off(OTHERS_KEY)
    assert (await found_in(two, 77)).key == FIRST


async def test_two_that_swap_their_channels(two, discord):
    """An interrupted post of one is never taken for one of the other."""
    discord.weather += ["arrives unheard", "lost"]
    await two.run(HOUR, HOUR)
    await two.change(CHANNEL, move_to=77)
    await two.change(OTHER.channel_id, move_to=CHANNEL)
    await two.change(77, move_to=OTHER.channel_id)
    await two.run(10 * DAY, HOUR)
    keys = [each.key for each in discord.posts(1)]
    assert len(keys) == len(set(keys)) == 22


async def test_a_channel_has_one(two):
    """No other schedule moves there."""
    first = await found_in(two, CHANNEL)
    assert await two.change(OTHER.channel_id, move_to=CHANNEL) == ChannelTaken(first)


async def test_there_is_a_limit(machine):
    """Of schedules that are on, and of those that are off, which are kept for the next time: the oldest are deleted."""
    for number in range(1, MOST_SCHEDULES):
        assert isinstance(await machine.set(1, replace(DAILY, channel_id=600 + number)), Changed)
    assert await machine.set(1, OTHER) == TooMany()
    for schedule in (await machine.daily.list(1)).on:
        await machine.daily.off(schedule.key)
        machine.discord.clock.passes(HOUR)
    key = (await machine.set(1, OTHER)).schedule.key
    assert len((await machine.daily.list(1)).off) == MOST_SCHEDULES - 1
    new = await machine.set(1, replace(DAILY, channel_id=700))
    for each in (key, new.schedule.key):
        await machine.daily.off(each)
        machine.discord.clock.passes(HOUR)
    off = [each.key.number for each in (await machine.daily.list(1)).off]
    assert len(off) == MOST_SCHEDULES
    assert 0 not in off
    assert new.schedule.key.number == MOST_SCHEDULES


async def test_a_number_is_not_used_again(machine, discord):
    """A schedule that is set up after another one was deleted does not get its posts."""
    new = await machine.set(1, OTHER)
    await machine.daily.post_now(OTHERS_KEY)
    await machine.daily.undo(OTHERS_KEY, new.schedule.revision)
    assert (await machine.set(1, OTHER)).schedule.key == ScheduleKey(1, 2)
    assert len(discord.posts(1)) == 1


async def test_two_admins_at_once(machine, database, discord):
    """They do not make two schedules for a channel, and none is lost."""
    other = Machine(database, discord)
    for guild_id in range(2, 12):
        changes = [one.daily.change(guild_id, 5, naming_all(DAILY), language=Language.EN) for one in (machine, other)]
        elsewhere = [one.set(guild_id, replace(DAILY, channel_id=6 + n)) for n, one in enumerate((machine, other))]
        done = await asyncio.gather(*changes, *elsewhere)
        assert all(isinstance(each, Changed) for each in done)
        found = (await machine.daily.list(guild_id)).on
        assert sorted(each.settings.channel_id for each in found) == [5, 6, 7]
        assert sorted(each.key.number for each in found) == [0, 1, 2]


async def test_a_damaged_one_among_several(two, place, discord):
    """It is named by its channel; the other goes on; it can be replaced, or turned off."""
    await place.run("UPDATE daily_schedule SET zone = 'Mars/Olympus' WHERE number = 1")
    assert (await found_in(two, CHANNEL)).key == FIRST
    assert await found_in(two, OTHER.channel_id) == DamagedSchedule(OTHERS_KEY, OTHER.channel_id)
    await two.run(2 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1
    assert (await two.set(1, OTHER)).schedule.key == OTHERS_KEY
    await place.run("UPDATE daily_schedule SET zone = 'Mars/Olympus' WHERE number = 1")
    await two.daily.off(OTHERS_KEY)
    assert (await found_in(two, None)).key == FIRST
    assert (await two.daily.list(1)).off == ()
