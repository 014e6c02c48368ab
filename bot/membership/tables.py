"""The table of guilds that left."""

from sqlalchemy import BigInteger, Column, Table

from bot.database.metadata import UtcDateTime, metadata

departed_guild = Table(
    "departed_guild",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_at", UtcDateTime, nullable=False, index=True),
    comment="Guilds that removed the bot, until their data is deleted.",
)
