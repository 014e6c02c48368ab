"""A post or schedule that is interrupted between two steps, or damaged, recovers or harms nobody else."""

import asyncio
from datetime import timedelta

import pytest

from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, MINUTE, Machine, fates

pytestmark = [pytest.mark.long, pytest.mark.unmeasured("both databases again")]


async def test_a_guild_that_comes_back_while_the_database_goes(machine, discord):
    """Whenever the database fails, the next look at the guilds resumes the schedule."""
    step, interrupted = 0, True
    while interrupted:
        step += 1
        await machine.membership.left(1)
        machine.steps.fail_at(step)
        await machine.membership.joined(1)
        interrupted = machine.steps.done >= step
        machine.steps.fails = None
        await machine.membership.reconcile({1})
        assert (await machine.daily.status(FIRST)).upcoming, step
    assert step > 3
    await machine.run(2 * HOUR, HOUR)
    assert len(discord.posts(1)) == 1


async def test_a_schedule_that_goes_while_its_post_waits(machine, discord, place):
    """The post is missed, and no longer taken again."""
    discord.weather += ["busy"]
    discord.clock.passes(HOUR)
    await machine.tick()
    await place.run("DELETE FROM daily_schedule")
    await machine.run(HOUR)
    assert await fates(machine) == {1: "missed"}
    assert discord.posts(1) == []


async def test_a_damaged_post(machine, discord, place, caplog):
    """It is named in the log, and the others of the same turn have their posts."""
    for guild_id in range(2, 5):
        await machine.set(guild_id, DAILY)
    discord.weather += ["busy"] * 4
    discord.clock.passes(HOUR)
    await machine.tick()
    await place.run("UPDATE daily_post SET problem = 'an unheard-of one' WHERE guild_id = 2")
    await machine.run(HOUR)
    assert [len(discord.posts(guild_id)) for guild_id in range(1, 5)] == [1, 0, 1, 1]
    assert "The daily post of guild 2 for 2026-01-01 cannot be used" in caplog.text
    await machine.run(DAY, HOUR)
    assert [len(discord.posts(guild_id)) for guild_id in range(1, 5)] == [2, 1, 2, 2]


async def test_another_channel_while_it_is_unclear(machine, discord):
    """An interrupted post that turns out not to be there goes to the channel that the admins want now."""
    discord.weather += ["lost"]
    discord.clock.passes(HOUR)
    await machine.tick()
    await machine.change(move_to=77)
    await machine.run(10 * MINUTE)
    assert [len(discord.channels[channel]) for channel in (DAILY.channel_id, 77)] == [0, 1]


@pytest.mark.parametrize(("readable", "fate"), [(True, "confirmed"), (False, "unknown")])
@pytest.mark.parametrize("ahead", [timedelta(seconds=150), DAY], ids=str)
async def test_a_clock_that_is_corrected_while_it_is_unclear(machine, discord, monkeypatch, readable, fate, ahead):
    """However far the clock was ahead when the post went out, it is found, or given up, but not sent again."""
    loop, start = asyncio.get_running_loop(), discord.clock.now
    real = loop.time
    monkeypatch.setattr(loop, "time", lambda: real() + (discord.clock.now - start).total_seconds())
    discord.readable = readable
    discord.weather += ["arrives unheard"]
    discord.clock.passes(HOUR - ahead)
    discord.clock.wrong = ahead
    await machine.tick()
    assert len(discord.posts(1)) == 1
    discord.clock.wrong = timedelta(0)
    await machine.run(ahead, max(ahead / 24, MINUTE / 2))  # its turn comes when the clock is there again
    await machine.run(HOUR)
    assert [len(discord.posts(1)), (await fates(machine))[1]] == [1, fate]


@pytest.mark.parametrize(("readable", "fate"), [(True, "confirmed"), (False, "unknown")])
async def test_a_restart_after_the_clock_was_corrected(database, machine, discord, readable, fate):
    """If the row says that the post goes out in the future, it is looked for, or given up, but not sent again."""
    discord.readable = readable
    discord.weather += ["held unheard"]
    discord.clock.wrong = HOUR
    sending = asyncio.create_task(machine.tick())
    while not discord.requests:  # noqa: ASYNC110 -- the machine has no event to wait for
        await asyncio.sleep(0)
    discord.clock.wrong = timedelta(0)
    discord.release.set()
    await sending
    discord.clock.passes(10 * MINUTE)
    restarted = Machine(database, discord)
    await restarted.run(2 * HOUR, 5 * MINUTE)
    assert [len(discord.posts(1)), (await fates(restarted))[1]] == [1, fate]


@pytest.mark.parametrize(("weather", "remembered"), [("busy", 0), ("lost", 1)])
async def test_what_is_remembered_of_a_send(machine, discord, weather, remembered):
    """When it began, while the post may have gone out; nothing once it is put off or withdrawn."""
    discord.weather += [weather]
    discord.clock.passes(HOUR)
    await machine.tick()
    ages = machine.dispatcher._deliverer._ages._first_sent
    assert len(ages) == remembered
    await machine.daily.off(FIRST)
    await machine.run(MINUTE)
    assert len(ages) == 0
