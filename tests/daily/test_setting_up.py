"""Admins set up schedules, change what they name, take a change back, and turn them off and on again."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.daily.changes import Changes, Clearable, Missing
from bot.daily.courier import Blocked
from bot.daily.errors import NotSetUp
from bot.daily.model import Before, Origin, Problem
from bot.daily.schedule import DailySchedule
from bot.daily.use_cases.common import NoTerm
from bot.daily.use_cases.setting_up import (
    CannotPost,
    ChangedSince,
    ChannelTaken,
    TurnedOff,
)
from bot.glossary.term import Language, Level
from tests.daily.discord_double import CHANNEL, DAILY, DAY, FIRST, HOUR, OTHER

pytestmark = pytest.mark.parametrize("place", ["sqlite"], indirect=True)  # storage/ tests what differs on PostgreSQL

EVERYTHING = replace(DAILY, category_id="all", role_id=7, thread=True, level=Level.ADVANCED, pin=True, publish=True)


async def test_what_is_not_named_stays(machine):
    """Each option can be changed alone; what is cleared goes back to none."""
    await machine.set(1, EVERYTHING)
    for named, changes in [
        ({"at": time(10, 30)}, {"schedule": DailySchedule(time(10, 30), "UTC")}),
        ({"zone": "Europe/Berlin"}, {"schedule": DailySchedule(time(10, 30), "Europe/Berlin")}),
        ({"days": frozenset({0})}, {"schedule": DailySchedule(time(10, 30), "Europe/Berlin", frozenset({0}))}),
        ({"language": Language.DE}, {"language": Language.DE}),
        ({"role_id": 8}, {"role_id": 8}),
        ({"thread": False}, {"thread": False}),
        ({"publish": False}, {"publish": False}),
        ({"clear": frozenset({Clearable.PIN})}, {"pin": False}),
        ({"clear": frozenset({Clearable.CATEGORY, Clearable.ROLE})}, {"category_id": None, "role_id": None}),
        ({"clear": frozenset({Clearable.LEVEL})}, {"level": None}),
        ({"move_to": 77}, {"channel_id": 77}),
    ]:
        before = (await machine.daily.status(FIRST)).schedule.settings
        changed = await machine.change(**named)
        assert changed.was == Before(Origin.CHANGED, before)
        assert changed.schedule.settings == replace(before, **changes)
        assert (await machine.daily.status(FIRST)).schedule.settings == changed.schedule.settings


async def test_a_new_one_lacks_something(machine):
    """Channel, time and time zone have to be named; a language is given."""
    daily = machine.daily
    assert await daily.change(2, None, Changes(), language=Language.DE) == Missing(("channel", "time", "timezone"))
    assert await daily.change(2, 5, Changes(at=time(9)), language=Language.DE) == Missing(("timezone",))
    changed = await daily.change(2, 5, Changes(at=time(9), zone="UTC"), language=Language.DE)
    assert changed.was == Before(Origin.NEW)
    assert changed.schedule.settings == replace(DAILY, channel_id=5, language=Language.DE)


async def test_a_pause_goes_on(machine, discord):
    """A change of the settings does not resume the posts."""
    await machine.daily.pause(FIRST)
    assert (await machine.change(thread=True)).upcoming == []
    await machine.run(DAY, HOUR)
    assert discord.posts(1) == []


async def test_nothing_changes_if_the_bot_cannot_post(machine, discord):
    """The reason and the settings are named."""
    discord.gone.add(77)
    assert await machine.change(move_to=77) == CannotPost(Blocked(Problem.CHANNEL_GONE), replace(DAILY, channel_id=77))
    expert = await machine.change(level=Level.EXPERT)
    assert expert == CannotPost(NoTerm(None, Level.EXPERT), replace(DAILY, level=Level.EXPERT))
    assert (await machine.daily.status(FIRST)).schedule.settings == DAILY


async def test_undoing(machine):
    """A change can be undone once, as long as nothing was changed since; a preview is no change."""
    changed = await machine.change(at=time(12), move_to=77)
    await machine.daily.preview(FIRST)
    undone = await machine.daily.undo(FIRST, changed.schedule.revision)
    assert undone.schedule.settings == DAILY
    assert undone.was == Before(Origin.CHANGED, changed.schedule.settings)
    assert undone.upcoming[0].local_date == date(2026, 1, 1)
    for revision in (changed.schedule.revision, undone.schedule.revision):
        assert await machine.daily.undo(FIRST, revision) == ChangedSince()


async def test_undoing_too_late(machine):
    """What was changed or paused since stays."""
    first = await machine.change(at=time(12))
    await machine.change(thread=True)
    assert await machine.daily.undo(FIRST, first.schedule.revision) == ChangedSince()
    second = await machine.change(thread=False)
    await machine.daily.pause(FIRST)
    assert await machine.daily.undo(FIRST, second.schedule.revision) == ChangedSince()
    assert (await machine.daily.status(FIRST)).schedule.settings.schedule.time == time(12)


async def test_undoing_a_new_one(machine, discord):
    """It is gone, and nothing of it is offered later."""
    new = await machine.set(1, OTHER)
    assert await machine.daily.undo(new.schedule.key, new.schedule.revision) == TurnedOff(None, None)
    assert [each.key for each in (await machine.daily.list(1)).on] == [FIRST]
    assert (await machine.daily.list(1)).off == ()
    await machine.run(DAY, HOUR)
    assert discord.channels[OTHER.channel_id] == []


async def test_undoing_where_the_channel_was_taken(machine, discord):
    """A schedule does not go back to a channel that has another one by now, or where the bot may not post."""
    changed = await machine.change(move_to=77)
    discord.gone.add(CHANNEL)
    undone = await machine.daily.undo(FIRST, changed.schedule.revision)
    assert undone == CannotPost(Blocked(Problem.CHANNEL_GONE), DAILY)
    discord.gone.clear()
    await machine.set(1, DAILY)
    assert isinstance(await machine.daily.undo(FIRST, changed.schedule.revision), ChannelTaken)


async def test_off_and_on_again(machine, discord):
    """It goes on with its settings, its rotation and its record; undone, it is off again."""
    await machine.set(1, EVERYTHING)
    await machine.daily.choose(FIRST, "term-3")
    await machine.run(2 * HOUR, HOUR)
    assert await machine.daily.off(FIRST) == TurnedOff(EVERYTHING, None)
    with pytest.raises(NotSetUp):
        await machine.daily.off(FIRST)
    (off,) = (await machine.daily.list(1)).off
    assert (off.key, off.settings) == (FIRST, EVERYTHING)
    await machine.run(DAY, HOUR)
    assert len(discord.posts(1)) == 1

    again = await machine.change(CHANNEL, thread=False)
    assert again.was == Before(Origin.OFF, EVERYTHING)
    assert again.schedule.settings == replace(EVERYTHING, thread=False)
    assert (await machine.daily.status(FIRST)).posts[0].term_id == "term-3"
    await machine.daily.undo(FIRST, again.schedule.revision)
    assert [each.settings for each in (await machine.daily.list(1)).off] == [EVERYTHING]


async def test_on_again_elsewhere(machine):
    """If no schedule is on, a new one in another channel goes on with the last one; else only in its own channel."""
    await machine.daily.off(FIRST)
    moved = await machine.change(77)
    assert (moved.schedule.key, moved.schedule.settings) == (FIRST, replace(DAILY, channel_id=77))
    await machine.set(1, OTHER)
    await machine.daily.off(FIRST)
    assert await machine.change(78) == Missing(("time",))
    assert (await machine.change(77)).schedule.key == FIRST


async def test_a_skip_is_told(machine):
    """After a change, and after turning it off, the date is still skipped; it can be taken back."""
    await machine.daily.skip(FIRST)
    first = date(2026, 1, 1)
    assert (await machine.change(at=time(8, 30))).skipped == first
    assert (await machine.daily.off(FIRST)).skipped == first
    again = await machine.change()
    assert (again.skipped, again.upcoming[0].local_date.day) == (first, 2)
    unskipped = await machine.daily.unskip(FIRST, first)
    assert (unskipped.done, unskipped.upcoming[0].local_date) == (True, first)
