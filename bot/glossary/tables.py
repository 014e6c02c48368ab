"""The table of lookup counts."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.database.metadata import metadata

lookup_count = Table(
    "lookup_count",
    metadata,
    # 0 stands for direct messages and user installs
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("term_id", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    comment="How often a term was shown in a guild.",
)
