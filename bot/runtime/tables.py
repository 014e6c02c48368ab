"""The table of the commands that each application last registered with Discord."""

from sqlalchemy import BigInteger, Column, Table, Text

from bot.database.metadata import UtcDateTime, metadata

command_sync = Table(
    "command_sync",
    metadata,
    Column("application_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload_hash", Text, nullable=False),
    Column("synced_at", UtcDateTime, nullable=False),
    comment="Which commands an application last registered with Discord.",
)
