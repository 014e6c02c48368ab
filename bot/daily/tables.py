"""The tables of the term of the day: schedules and posts."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text

from bot.database.metadata import LocalDate, UtcDateTime, metadata

daily_schedule = Table(
    "daily_schedule",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    # What the admins chose
    Column("channel_id", BigInteger, nullable=False),
    Column("minute_of_day", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("days", Integer, nullable=False),  # one bit per weekday; Monday's is 1
    Column("category_id", Text),
    Column("role_id", BigInteger),
    Column("language", Text, nullable=False),
    Column("thread", Boolean, nullable=False),
    Column("paused", Boolean, nullable=False),
    # What is planned. next_post_at is when to take the row: due_at at first, then the end of the latest lease.
    Column("next_date", LocalDate),
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
    Column("local_date", LocalDate, primary_key=True),
    Column("extra", Integer, primary_key=True, autoincrement=False),  # 0 is the date's own post
    Column("state", Text, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("attempt_at", UtcDateTime, index=True),  # when any process may take it; null once it is finished
    Column("term_id", Text),
    Column("round", Integer),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("sent_at", UtcDateTime),
    Column("problem", Text),
    comment="A daily term in a guild on a local date: claimed, sent, confirmed; or why not.",
)
