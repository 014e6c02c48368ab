"""Admins set up schedules, change them, take a change back, and pause or turn them off."""

from dataclasses import dataclass, replace
from datetime import date

from bot.daily.changes import Changes, Missing, new_settings
from bot.daily.courier import Blocked, Ready, Temporary
from bot.daily.errors import NotSetUp
from bot.daily.model import (
    MOST_SCHEDULES,
    Before,
    DailySettings,
    DamagedSchedule,
    Origin,
    Problem,
    Schedule,
    ScheduleKey,
    Schedules,
)
from bot.daily.schedule import Due
from bot.daily.storage.schedules import Put
from bot.daily.use_cases.common import NoTerm, Planned, UseCases, planned_next
from bot.glossary.term import Language


@dataclass(frozen=True, slots=True)
class Changed:
    """A schedule was set up, changed or changed back.

    ``schedule`` is as it is now; its ``before`` is None if that cannot be undone. ``was`` says what it was before.
    ``skipped`` is a date that is still skipped.
    """

    schedule: Schedule
    was: Before
    upcoming: list[Due]
    skipped: date | None


@dataclass(frozen=True, slots=True)
class TurnedOff:
    """A schedule was turned off, with these settings (None if they cannot be read, or it is forgotten).

    ``skipped`` is a date that is still skipped if the schedule is turned on again.
    """

    settings: DailySettings | None
    skipped: date | None


@dataclass(frozen=True, slots=True)
class ChannelTaken:
    """Another schedule, this one, is on in the channel."""

    schedule: Schedule


@dataclass(frozen=True, slots=True)
class TooMany:
    """The guild has as many schedules as it can have."""


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """The schedule was changed since, so that the change cannot be undone."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The result of resuming, and the settings that were resumed."""

    result: Planned | Blocked | Temporary
    settings: DailySettings


@dataclass(frozen=True, slots=True)
class CannotPublish:
    """The channel is no announcement channel."""


Obstacle = Blocked | Temporary | NoTerm | CannotPublish


@dataclass(frozen=True, slots=True)
class CannotPost:
    """With these settings the bot could not post, or not as they ask for; nothing was changed."""

    reason: Obstacle
    settings: DailySettings


class SettingUp(UseCases):
    """Changing schedules."""

    async def change(
        self, guild_id: int, where: int | ScheduleKey | None, changes: Changes, *, language: Language
    ) -> Changed | Missing | TooMany | ChannelTaken | CannotPost:
        """Change a channel's schedule, or set up one; what is not named stays.

        ``where`` is the key of a schedule, or the id of a channel; None where no schedule is on. A new schedule
        continues one that was turned off, if that was in this channel or if no schedule is on. Otherwise it has the
        zone of another one of the guild, and ``language``, if none is named.

        Nothing is changed unless the bot can do everything that the settings ask for and there is a term to post.

        Raises:
            NotSetUp: no schedule with this key is on.
            ValueError: the changes make no schedule.
        """
        while True:
            seen = await self.list(guild_id)
            wanted = _wanted(seen, where, changes, language)
            if not isinstance(wanted, Put):
                return wanted
            if same := _already(seen, wanted):
                wanted = replace(wanted, before=same.before)
            done = await self._put(seen, guild_id, wanted)
            if same and isinstance(done, Changed):
                return replace(done, was=Before(Origin.CHANGED, same.settings))
            if done:
                return done

    async def undo(
        self, key: ScheduleKey, revision: int
    ) -> Changed | TurnedOff | ChangedSince | ChannelTaken | CannotPost:
        """Go back to how the schedule was before the change that led to this revision."""
        while True:
            seen = await self.list(key.guild_id)
            schedule = next((each for each in seen.on if each.key == key), None)
            if schedule is None or schedule.revision != revision or schedule.before is None:
                return ChangedSince()
            before = schedule.before
            if before.settings is None or before.origin is Origin.OFF:
                skipped = await self._skipped(key)
                done = await self._storage.schedules.turn_off(key, self._planner.now(), going_back=schedule)
                return TurnedOff(before.settings, skipped) if done else ChangedSince()
            taken = seen.on_in(before.settings.channel_id)
            if taken and taken.key != key:
                return ChannelTaken(taken)
            if done := await self._put(seen, key.guild_id, Put(key, before.settings, None), schedule.settings):
                return done

    async def _put(
        self, seen: Schedules, guild_id: int, wanted: Put, undone: DailySettings | None = None
    ) -> Changed | CannotPost | None:
        """Write the schedule, unless the guild's schedules are no longer those ``seen``; then None."""
        settings = wanted.settings
        if reason := await self._obstacle(guild_id, settings):
            return CannotPost(reason, settings)
        now = self._planner.now()
        plan = self._planner.plan_from(now, settings)
        key = await self._storage.schedules.put(seen, guild_id, wanted, now, plan)
        if key is None:
            return None
        schedule, was = await self._schedule(key), wanted.before or Before(Origin.CHANGED, undone)
        return Changed(schedule, was, planned_next(schedule), await self._skipped(key))

    async def _obstacle(self, guild_id: int, settings: DailySettings) -> Obstacle | None:
        """What keeps the bot from posting with these settings."""
        ready = await self._courier.probe(guild_id, settings)
        if not isinstance(ready, Ready):
            return ready
        if ready.lacking:
            return Blocked(Problem.PERMISSION_LOST, ready.lacking)
        if ready.cannot_publish:
            return CannotPublish()
        return None if await self._terms.has_any(guild_id, settings) else NoTerm(settings.category_id, settings.level)

    async def off(self, key: ScheduleKey) -> TurnedOff:
        """Turn the schedule off. Its settings are kept for the next time, and so is the record of its posts."""
        schedules = await self.list(key.guild_id)
        settings = next((each.settings for each in schedules.on if each.key == key), None)
        skipped = await self._skipped(key)
        if not await self._storage.schedules.turn_off(key, self._planner.now()):
            raise NotSetUp
        return TurnedOff(settings, skipped)

    async def pause(self, key: ScheduleKey) -> None:
        """Post nothing until ``resume``."""
        if not await self._storage.schedules.pause(key, self._planner.now()):
            raise NotSetUp

    async def resume(self, key: ScheduleKey) -> Resumed:
        """Resume posting, if the bot can post."""
        schedule = await self._schedule(key)
        settings = schedule.settings
        ready = await self._courier.probe(key.guild_id, settings)
        if not isinstance(ready, Ready):
            return Resumed(ready, settings)
        now = self._planner.now()
        await self._storage.schedules.resume(key, now, self._planner.plan_from(now, settings))
        return Resumed(Planned(planned_next(await self._schedule(key))), settings)


def _already(seen: Schedules, wanted: Put) -> Schedule | None:
    """The schedule that is on with exactly these settings. Setting it again mends it, but changes nothing to undo."""
    return next((each for each in seen.on if each.key == wanted.key and each.settings == wanted.settings), None)


def _wanted(
    seen: Schedules, where: int | ScheduleKey | None, changes: Changes, language: Language
) -> Put | Missing | TooMany | ChannelTaken:
    """Which schedule the changes are for, and what becomes of it."""
    found = _to_change(seen, where)
    key = found.key if found else None
    channel_id = where if isinstance(where, int) else found.channel_id if isinstance(found, DamagedSchedule) else None
    if isinstance(found, Schedule):
        before = found.settings
        settings = changes.applied_to(replace(before, channel_id=channel_id or before.channel_id))
        was = Before(Origin.OFF if found.is_off else Origin.CHANGED, before)
    else:
        zone = changes.zone or next((each.settings.schedule.zone for each in (*seen.on, *seen.off)), None)
        settings, was = new_settings(channel_id, replace(changes, zone=zone), language), Before(Origin.NEW)
    if isinstance(settings, Missing):
        return settings
    taken = seen.on_in(settings.channel_id)
    if taken and taken.key != key:
        return ChannelTaken(taken)
    others = [each for each in (*seen.on, *seen.damaged) if each.key != key]
    return TooMany() if len(others) >= MOST_SCHEDULES else Put(key, settings, was)


def _to_change(seen: Schedules, where: int | ScheduleKey | None) -> Schedule | DamagedSchedule | None:
    """The schedule that ``change`` is about; None if it sets up a new one."""
    if isinstance(where, ScheduleKey):
        found = next((each for each in (*seen.on, *seen.damaged) if each.key == where), None)
        if found is None:
            raise NotSetUp
        return found
    if where is not None and (found := seen.there_in(where)):
        return found
    damaged = [each for each in seen.damaged if each.channel_id is None or not seen.on]
    off = [each for each in seen.off if each.settings.channel_id == where or not seen.on]
    off.sort(key=lambda each: each.settings.channel_id != where)
    return next(iter((*damaged, *off)), None)
