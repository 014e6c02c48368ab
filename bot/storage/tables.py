"""The tables, as the newest migration leaves them. No table knows a user.

Whoever changes something here writes a migration next to it; a test compares the two on both databases.
Snowflakes (the ids Discord gives) are 64-bit integers. No key is counted up by the database: copying from one
database to another need not set counters.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Dialect, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

# Alembic can only change a constraint that has a name, and unnamed ones are named differently by each database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware going in, aware UTC coming out. SQLite keeps no zone, so there it is stored as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the database gets.

        Raises:
            ValueError: the moment is naive, so that nobody knows which one it is.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment in the database needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What the database gave, as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


command_sync = Table(
    "command_sync",
    metadata,
    Column("application_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload_hash", Text, nullable=False),
    Column("synced_at", UtcDateTime, nullable=False),
    comment="Which commands an application last registered with Discord.",
)

lookup_count = Table(
    "lookup_count",
    metadata,
    # 0 stands for direct messages and user installs
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("term_id", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    comment="How often a term was shown in a guild.",
)
