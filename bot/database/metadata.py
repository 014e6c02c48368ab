"""What all tables share: the metadata they are registered in, and a column type for moments.

Each subject defines its own tables in a module named ``tables``; ``bot.all_tables`` finds them. Whoever changes a table
writes a migration for it; a test compares the two on both databases. Snowflakes (the ids Discord gives) are 64-bit
integers. No key is counted up by the database: copying from one database to another need not set counters. No table
knows a user.
"""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, MetaData
from sqlalchemy.types import TypeDecorator

NO_GUILD = 0
"""The guild id under which things are kept that happen outside of guilds: in direct messages and user installs."""

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
