"""Guilds that removed the bot: nothing is posted for them, and after a while their data is deleted."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import MetaData, Table, TextClause, delete, select, text, update

from bot.daily.storage.schedules import stop_schedules
from bot.database.damage import Damaged, DamageLog, fits, quoted_value
from bot.database.database import Database
from bot.database.dialect import insert_new, locked
from bot.database.metadata import NO_GUILD
from bot.membership.tables import departed_guild

_CLOCKS_DIFFER = timedelta(days=1)


class Departures:
    """Which guilds left, and when. Every method raises ``DatabaseUnavailable`` while the database cannot be used."""

    def __init__(self, database: Database, metadata: MetaData) -> None:
        """``metadata`` has every table (``bot.all_tables``)."""
        self._database = database
        self._damage = DamageLog()
        self._tables = [table for table in metadata.sorted_tables if "guild_id" in table.c]
        self._guilds = _guilds_in(self._tables)

    async def note(self, guild_id: int, now: datetime) -> None:
        """Record that the guild removed the bot, and stop its schedules; a repeated call keeps the first date."""
        async with self._database.begin() as connection:
            await stop_schedules(connection, guild_id, now)
            await connection.execute(insert_new(connection, departed_guild), {"guild_id": guild_id, "left_at": now})

    async def come_back(self, guild_id: int) -> None:
        """Forget that the guild left, if it had."""
        async with self._database.begin() as connection:
            await connection.execute(delete(departed_guild).where(departed_guild.c.guild_id == guild_id))

    async def known(self) -> tuple[set[int], set[int]]:
        """The guilds that any table has rows about, and those of them that left."""
        async with self._database.read() as connection:
            kept = set((await connection.execute(self._guilds)).scalars())
            gone = set((await connection.execute(select(departed_guild.c.guild_id))).scalars())
        for guild_id in kept:
            if not _is_id(guild_id):
                self._damage.note("rows of one guild", Damaged(f"guild_id holds {quoted_value(guild_id)}"))
        return set(filter(_is_id, kept - {NO_GUILD})), set(filter(_is_id, gone))

    async def before(self, moment: datetime, limit: int) -> list[int]:
        """At most ``limit`` guilds that left before the moment."""
        column = departed_guild.c
        wanted = select(column.guild_id).where(column.left_at < moment).order_by(column.left_at).limit(limit)
        async with self._database.read() as connection:
            return list((await connection.execute(wanted)).scalars())

    async def mend(self, now: datetime) -> None:
        """If the time a guild left is unreadable or in the future, record that it left ``now``.

        Then its data is deleted neither too early nor never.
        """
        column = departed_guild.c
        async with self._database.read() as connection:
            rows = (await connection.execute(select(departed_guild))).mappings().all()
        for guild_id, left_at in ((row["guild_id"], row["left_at"]) for row in rows):
            if fits(column.left_at, left_at) and left_at <= now + _CLOCKS_DIFFER:
                continue
            error = Damaged(f"left_at holds {quoted_value(left_at)}")
            self._damage.note(f"departure of guild {guild_id}", error, "Its 30 days begin now.")
            async with self._database.begin() as connection:
                change = update(departed_guild).where(column.guild_id == guild_id).values(left_at=now)
                await connection.execute(change)

    async def forget(self, guild_ids: Collection[int]) -> None:
        """Delete everything about those of the guilds that did not come back, from every table."""
        still_gone = select(departed_guild.c.guild_id).where(departed_guild.c.guild_id.in_(guild_ids))
        async with self._database.begin() as connection:
            gone = list((await connection.execute(locked(still_gone))).scalars())
            for table in reversed(self._tables):  # in the list, a table comes after those it refers to
                await connection.execute(delete(table).where(table.c.guild_id.in_(gone)))


def _is_id(value: object) -> bool:
    return isinstance(value, int) and value > 0


def _guilds_in(tables: Sequence[Table]) -> TextClause:
    """The query for each guild in any of the tables.

    This asks each table's index for the next greater id again and again, because DISTINCT would read every row. It is
    one query, and a text, because every start of the bot would have to compile an expression for every table.
    """
    steps: list[str] = []
    found: list[str] = []
    for name in (table.name for table in tables):
        following = f"SELECT min({name}.guild_id) FROM {name} WHERE {name}.guild_id > last.guild_id"  # noqa: S608 -- ours
        steps.append(
            f"of_{name} (guild_id) AS (SELECT min(guild_id) FROM {name} UNION ALL "  # noqa: S608 -- as above
            f"SELECT ({following}) FROM of_{name} AS last WHERE last.guild_id IS NOT NULL)"
        )
        found.append(f"SELECT guild_id FROM of_{name} WHERE guild_id IS NOT NULL")  # noqa: S608 -- as above
    return text(f"WITH RECURSIVE {', '.join(steps)} {' UNION '.join(found)}")
