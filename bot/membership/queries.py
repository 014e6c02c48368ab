"""Guilds that removed the bot: nothing is posted for them, and after a while nothing about them is kept."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import MetaData, delete, select, union

from bot.daily.storage.rows import lock_rows, replan, withdraw
from bot.daily.tables import daily_schedule
from bot.database.database import Database
from bot.database.dialect import insert_new, locked
from bot.glossary.tables import lookup_count
from bot.membership.tables import departed_guild

_NO_GUILD = 0  # lookups outside of guilds are counted under it


class Departures:
    """Who left and when. Every method raises ``DatabaseUnavailable`` when the database cannot be used just now."""

    def __init__(self, database: Database, metadata: MetaData) -> None:
        """``metadata`` has every table (``bot.all_tables``)."""
        self._database = database
        self._metadata = metadata

    async def note(self, guild_id: int, now: datetime) -> None:
        """Note that the guild removed the bot, and stop its schedule; the first time counts."""
        async with self._database.begin() as connection:
            await lock_rows(connection, guild_id)
            await connection.execute(insert_new(connection, departed_guild), {"guild_id": guild_id, "left_at": now})
            await withdraw(connection, guild_id, now)
            await replan(connection, guild_id, None)

    async def come_back(self, guild_id: int) -> None:
        """Forget that the guild left, if it had."""
        async with self._database.begin() as connection:
            await connection.execute(delete(departed_guild).where(departed_guild.c.guild_id == guild_id))

    async def known(self) -> tuple[set[int], set[int]]:
        """The guilds about which something is kept, and those of them that left."""
        wanted = union(select(daily_schedule.c.guild_id), select(lookup_count.c.guild_id).distinct())
        async with self._database.read() as connection:
            kept = set((await connection.execute(wanted)).scalars())
            gone = set((await connection.execute(select(departed_guild.c.guild_id))).scalars())
            return (kept | gone) - {_NO_GUILD}, gone

    async def before(self, moment: datetime, limit: int) -> list[int]:
        """At most ``limit`` guilds that left before the moment."""
        column = departed_guild.c
        wanted = select(column.guild_id).where(column.left_at < moment).order_by(column.left_at).limit(limit)
        async with self._database.read() as connection:
            return list((await connection.execute(wanted)).scalars())

    async def forget(self, guild_ids: Collection[int]) -> None:
        """Delete everything about those of the guilds that did not come back, from every table."""
        still_gone = select(departed_guild.c.guild_id).where(departed_guild.c.guild_id.in_(guild_ids))
        async with self._database.begin() as connection:
            gone = list((await connection.execute(locked(still_gone))).scalars())
            for table in reversed(self._metadata.sorted_tables):
                if "guild_id" in table.c:
                    await connection.execute(delete(table).where(table.c.guild_id.in_(gone)))
