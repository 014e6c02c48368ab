"""The schedules: what admins chose, what is planned, and which ones are due.

Every change of the settings increments the schedule's revision. A claim names the revision it was planned with, so that
no post goes out under a schedule that has changed in the meantime. What is kept for the next posts has no part in that,
because a claim reads it again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.errors import NotSetUp, ScheduleDamaged
from bot.daily.model import (
    MOST_SCHEDULES,
    Before,
    DailySettings,
    NextTerms,
    Problem,
    Schedule,
    ScheduleKey,
    Schedules,
)
from bot.daily.storage.due_rows import ADVICE, DueRows, Lease
from bot.daily.storage.reading import is_number, to_schedule, to_schedules
from bot.daily.storage.rows import (
    NOTHING_PLANNED,
    Plan,
    before_row,
    is_schedule,
    lock_guild,
    lock_schedule,
    past,
    planned,
    replan,
    settings_row,
    terms_row,
    unused_number,
    withdraw,
)
from bot.daily.tables import daily_schedule
from bot.database.damage import Damaged
from bot.database.database import Database
from bot.database.dialect import upsert


@dataclass(frozen=True, slots=True)
class Put:
    """A schedule to set up or change: which one (None for a new one), its settings, and how it was before."""

    key: ScheduleKey | None
    settings: DailySettings
    before: Before | None


class DailySchedules:
    """The schedules in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        due, taken = daily_schedule.c.next_post_at, daily_schedule.c.takes
        self._due = DueRows(due, taken, to_schedule, _name)

    async def get(self, key: ScheduleKey) -> Schedule | None:
        """The schedule with this key if it is on; else None.

        Raises:
            ScheduleDamaged: it cannot be used; that is logged once.
        """
        async with self._database.read() as connection:
            row = (await connection.execute(select(daily_schedule).where(is_schedule(key)))).mappings().first()
        schedule = self._read(row) if row else None
        if isinstance(schedule, Damaged):
            raise ScheduleDamaged from schedule
        return None if schedule is None or schedule.is_off else schedule

    async def of_guild(self, guild_id: int) -> Schedules:
        """All schedules of the guild. That one is damaged is logged once."""
        wanted = select(daily_schedule).where(daily_schedule.c.guild_id == guild_id).order_by(daily_schedule.c.number)
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        for row in rows:
            self._read(row)
        return to_schedules(rows)

    def _read(self, row: RowMapping) -> Schedule | Damaged:
        try:
            return to_schedule(row)
        except Damaged as error:
            self._due.damage.note(_name(row), error, ADVICE)
            return error

    async def put(self, seen: Schedules, guild_id: int, wanted: Put, now: datetime, plan: Plan) -> ScheduleKey | None:
        """Set up or change a schedule, and return its key; None if the guild's schedules are no longer those ``seen``.

        It is then on and not blocked, but still paused if it was. A waiting post, of which nothing was sent, is
        withdrawn, so that its date is planned again.
        """
        async with self._database.begin() as connection:
            rows = await lock_guild(connection, guild_id)
            if _state(to_schedules(rows)) != _state(seen):
                return None
            await _delete_nameless(connection, rows)
            key = wanted.key or ScheduleKey(guild_id, await unused_number(connection, guild_id))
            owed = await withdraw(connection, key, now)
            paused = any(each.paused for each in seen.on if each.key == key)
            row: dict[str, Any] = {
                "guild_id": key.guild_id,
                "number": key.number,
                "revision": 1,
                "paused": paused,
                "off_at": None,
                **_NO_PROBLEM,
                **settings_row(wanted.settings),
                **before_row(wanted.before),
                **(NOTHING_PLANNED if paused else planned(plan(owed))),
            }
            if key not in {each.key for each in (*seen.on, *seen.off)}:  # what a damaged row keeps is not to be trusted
                row |= terms_row(NextTerms())
            replaced = [name for name in row if name not in {"guild_id", "number", "revision"}]
            await connection.execute(upsert(connection, daily_schedule, replace=replaced, add=["revision"]), row)
            return key

    async def pause(self, key: ScheduleKey, now: datetime) -> bool:
        """Plan nothing until ``resume``, and withdraw waiting posts; False if no such schedule is on."""
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, key)
            if schedule is None:
                return False
            await withdraw(connection, key, now)
            await replan(connection, key, None, paused=True, revision=schedule.revision + 1)
            return True

    async def resume(self, key: ScheduleKey, now: datetime, plan: Plan) -> bool:
        """Plan again: after ``pause``, once the blocking problem is over, or when the guild came back.

        False if no such schedule is on.
        """
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, key)
            if schedule is None:
                return False
            due = plan(await withdraw(connection, key, now))
            changes = {"paused": False, "blocked": None, "told": None, "revision": schedule.revision + 1}
            await replan(connection, key, due, **changes)
            return True

    async def turn_off(self, key: ScheduleKey, now: datetime, *, going_back: Schedule | None = None) -> bool:
        """Plan nothing more, withdraw waiting posts, and keep the schedule for the next time; a damaged one is deleted.

        ``going_back`` says that this undoes the last change of that schedule, which gets its settings from before.
        Posts stay recorded. False if no such schedule is on, or if it has changed since.
        """
        async with self._database.begin() as connection:
            seen = to_schedules(await lock_guild(connection, key.guild_id))
            schedule = next((each for each in seen.on if each.key == key), None)
            if schedule is None and key not in {each.key for each in seen.damaged}:
                return False
            if going_back and (schedule is None or schedule.revision != going_back.revision):
                return False
            await withdraw(connection, key, now)
            before = going_back.before if going_back else None
            if schedule is None or (before and before.settings is None):
                await connection.execute(delete(daily_schedule).where(is_schedule(key)))
                return True
            settings = before.settings if before and before.settings else schedule.settings
            changes = {"off_at": now, "paused": False, "revision": schedule.revision + 1, **_NO_PROBLEM}
            await replan(connection, key, None, **changes, **settings_row(settings), **before_row(None))
            for oldest in seen.off[MOST_SCHEDULES - 1 :]:
                await connection.execute(delete(daily_schedule).where(is_schedule(oldest.key)))
            return True

    async def change_terms(self, key: ScheduleKey, change: Callable[[NextTerms], NextTerms]) -> Schedule:
        """Change what is kept for the next posts; return the schedule with what is kept then.

        Raises:
            NotSetUp: no such schedule is on.
        """
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, key)
            if schedule is None:
                raise NotSetUp
            kept = change(schedule.terms)
            if kept != schedule.terms:
                await connection.execute(update(daily_schedule).where(is_schedule(key)).values(terms_row(kept)))
            return replace(schedule, terms=kept)

    async def take_due(self, now: datetime, limit: int, lease: Lease) -> list[Schedule]:
        """Take at most ``limit`` schedules that are due, longest waiting first.

        No other process gets them until their lease ends. Fewer than ``limit`` means that no more are due.
        """
        return await self._due.take(self._database, now=now, limit=limit, lease=lease)

    async def find_lost(self, now: datetime) -> None:
        """Make due what no ``take_due`` would ever find."""
        schedule = daily_schedule.c
        never = schedule.next_post_at.is_(None) & schedule.next_date.is_not(None)
        await self._due.find_lost(self._database, now, never)

    async def plan_again(self, schedule: Schedule, plan: Plan) -> None:
        """Plan again a schedule that was taken too early, unless it was changed in the meantime."""
        async with self._database.begin() as connection:
            found = await lock_schedule(connection, schedule.key)
            if found and found.revision == schedule.revision and found.next_date == schedule.next_date:
                due = plan(await past(connection, schedule.key, schedule.due_at))
                await replan(connection, schedule.key, due)

    async def told(self, key: ScheduleKey, problem: Problem) -> bool:
        """Record that the guild is told of this problem; False if it was told before, so that it is not told twice."""
        is_new = daily_schedule.c.told.is_distinct_from(problem.value)
        change = update(daily_schedule).where(is_schedule(key), is_new).values(told=problem.value)
        async with self._database.begin(lasting=False) as connection:
            return (await connection.execute(change)).rowcount > 0


_NO_PROBLEM = dict.fromkeys(("blocked", "told", "problem", "problem_details", "problem_at"))


def _name(row: RowMapping) -> str:
    number = row["number"]
    return f"daily schedule of {ScheduleKey(row['guild_id'], number if is_number(number) else 0)}"


def _state(schedules: Schedules) -> object:
    """What tells whether a change was decided on with the schedules as they are now."""
    sound = {(each.key, each.revision, each.is_off) for each in (*schedules.on, *schedules.off)}
    return sound, set(schedules.damaged)


async def _delete_nameless(connection: AsyncConnection, rows: Sequence[RowMapping]) -> None:
    """Delete rows whose number cannot be read: they belong to no schedule, and nobody could ever change them."""
    for row in rows:
        if not is_number(row["number"]):
            its_key = [column == row[column.name] for column in daily_schedule.primary_key]
            await connection.execute(delete(daily_schedule).where(*its_key))


async def stop_schedules(connection: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Plan nothing more for the guild and withdraw waiting posts, in the caller's transaction."""
    for row in await lock_guild(connection, guild_id):
        if is_number(row["number"]):
            key = ScheduleKey(guild_id, row["number"])
            await withdraw(connection, key, now)
            await replan(connection, key, None)
