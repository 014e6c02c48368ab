"""Each guild's schedule: what its admins chose, what is planned, and which schedules are due.

Every change an admin makes increments the schedule's revision. A claim names the revision it was planned with, so that
no post goes out under a schedule that has changed in the meantime.
"""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.daily.errors import ScheduleDamaged
from bot.daily.model import DailySettings, GuildSchedule, Problem
from bot.daily.storage.due_rows import ADVICE, DueRows, Lease
from bot.daily.storage.reading import to_schedule
from bot.daily.storage.rows import (
    Plan,
    lock_rows,
    lock_schedule,
    past,
    planned,
    replan,
    settings_row,
    withdraw,
)
from bot.daily.tables import daily_schedule
from bot.database.damage import Damaged
from bot.database.database import Database
from bot.database.dialect import upsert


class DailySchedules:
    """The schedules in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        due, taken = daily_schedule.c.next_post_at, daily_schedule.c.takes
        self._due = DueRows(due, taken, to_schedule, lambda row: _name(row["guild_id"]))

    async def of_guild(self, guild_id: int) -> GuildSchedule | None:
        """The guild's schedule, None if it has none.

        Raises:
            ScheduleDamaged: it cannot be used; that is logged once.
        """
        async with self._database.read() as connection:
            found = await connection.execute(select(daily_schedule).where(daily_schedule.c.guild_id == guild_id))
            row = found.mappings().first()
        try:
            return to_schedule(row) if row else None
        except Damaged as error:
            self._due.damage.note(_name(guild_id), error, ADVICE)
            raise ScheduleDamaged from error

    async def put(self, guild_id: int, settings: DailySettings, now: datetime, plan: Plan) -> None:
        """Set or replace the guild's schedule. It is then neither paused nor blocked.

        A waiting post, of which nothing was sent, is withdrawn, so that its date is planned again.
        """
        async with self._database.begin() as connection:
            await lock_rows(connection, guild_id)
            due = plan(await withdraw(connection, guild_id, now))
            row = {
                "guild_id": guild_id,
                "revision": 1,
                "paused": False,
                "blocked": None,
                "told": None,
                "problem": None,
                "problem_details": None,
                "problem_at": None,
                **settings_row(settings),
                **planned(due),
            }
            replaced = [name for name in row if name not in {"guild_id", "revision"}]
            await connection.execute(upsert(connection, daily_schedule, replace=replaced, add=["revision"]), row)

    async def pause(self, guild_id: int, now: datetime) -> bool:
        """Plan nothing until ``resume``, and withdraw waiting posts; False if there is no schedule."""
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, guild_id)
            if schedule is None:
                return False
            await withdraw(connection, guild_id, now)
            await replan(connection, guild_id, None, paused=True, revision=schedule.revision + 1)
            return True

    async def resume(self, guild_id: int, now: datetime, plan: Plan) -> bool:
        """Plan again: after ``pause``, once the blocking problem is over, or when the guild came back.

        False if there is no schedule.
        """
        async with self._database.begin() as connection:
            schedule = await lock_schedule(connection, guild_id)
            if schedule is None:
                return False
            due = plan(await withdraw(connection, guild_id, now))
            changes = {"paused": False, "blocked": None, "told": None, "revision": schedule.revision + 1}
            await replan(connection, guild_id, due, **changes)
            return True

    async def remove(self, guild_id: int, now: datetime) -> bool:
        """Delete the schedule and withdraw waiting posts; other posts stay recorded. False if there was no schedule."""
        async with self._database.begin() as connection:
            await lock_rows(connection, guild_id)
            await withdraw(connection, guild_id, now)
            done = await connection.execute(delete(daily_schedule).where(daily_schedule.c.guild_id == guild_id))
            return done.rowcount > 0

    async def take_due(self, now: datetime, limit: int, lease: Lease) -> list[GuildSchedule]:
        """Take at most ``limit`` schedules that are due, longest waiting first.

        No other process gets them until their lease ends. Fewer than ``limit`` means that no more are due.
        """
        return await self._due.take(self._database, now=now, limit=limit, lease=lease)

    async def find_lost(self, now: datetime) -> None:
        """Make due what no ``take_due`` would ever find."""
        schedule = daily_schedule.c
        never = schedule.next_post_at.is_(None) & schedule.next_date.is_not(None)
        await self._due.find_lost(self._database, now, never)

    async def plan_again(self, schedule: GuildSchedule, plan: Plan) -> None:
        """Plan again a schedule that was taken too early, unless it was changed in the meantime."""
        async with self._database.begin() as connection:
            found = await lock_schedule(connection, schedule.guild_id)
            if found and found.revision == schedule.revision and found.next_date == schedule.next_date:
                await replan(
                    connection, schedule.guild_id, plan(await past(connection, schedule.guild_id, schedule.due_at))
                )

    async def told(self, guild_id: int, problem: Problem) -> bool:
        """Record that the guild is told of this problem; False if it was told before, so that it is not told twice."""
        column = daily_schedule.c
        is_new = column.told.is_distinct_from(problem.value)
        change = update(daily_schedule).where(column.guild_id == guild_id, is_new).values(told=problem.value)
        async with self._database.begin(lasting=False) as connection:
            return (await connection.execute(change)).rowcount > 0


def _name(guild_id: object) -> str:
    return f"daily schedule of guild {guild_id}"


async def stop_schedule(connection: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Plan nothing more for the guild and withdraw waiting posts, in the caller's transaction."""
    await lock_rows(connection, guild_id)
    await withdraw(connection, guild_id, now)
    await replan(connection, guild_id, None)
