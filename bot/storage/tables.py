"""The tables, as the newest migration leaves them. No table knows a user.

Whoever changes something here writes a migration next to it; a test compares the two on both databases.
Snowflakes (the ids Discord gives) are 64-bit integers. No key is counted up by the database: copying from one
database to another need not set counters.
"""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Dialect, Integer, MetaData, Table, Text
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

daily_schedule = Table(
    "daily_schedule",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    # What the admins chose
    Column("channel_id", BigInteger, nullable=False),
    Column("minute_of_day", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("days", Integer, nullable=False),  # a bit for each weekday, Monday's is 1
    Column("category_id", Text),
    Column("role_id", BigInteger),
    Column("language", Text, nullable=False),
    Column("thread", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    # What is planned. next_post_at is when to look at it again: at first due_at, later when it was taken and not done.
    Column("next_date", Date),
    Column("due_at", UtcDateTime),
    Column("next_post_at", UtcDateTime, index=True),
    Column("takes", Integer, nullable=False),
    # What went wrong
    Column("blocked", Text),
    Column("problem", Text),
    Column("problem_details", Text),
    Column("problem_at", UtcDateTime),
    Column("told", Text),
    comment="When and where a guild wants its daily term, and what is planned.",
)

daily_post = Table(
    "daily_post",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("local_date", Date, primary_key=True),
    Column("extra", Integer, primary_key=True, autoincrement=False),  # 0 is the date's own post
    Column("state", Text, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("attempt_at", UtcDateTime, index=True),  # when whoever comes may take it on; null when it is finished
    Column("term_id", Text),
    Column("round", Integer),
    Column("nonce", Text, nullable=False),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("sent_at", UtcDateTime),
    Column("problem", Text),
    comment="A daily term in a guild on a local date: claimed, sent, confirmed; or why not.",
)

departed_guild = Table(
    "departed_guild",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("left_at", UtcDateTime, nullable=False, index=True),
    comment="Guilds that removed the bot, until their data is deleted.",
)
