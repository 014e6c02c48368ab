"""The tables of the term of the day: schedules and posts."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, PrimaryKeyConstraint, Table, Text, false, text, true

from bot.database.metadata import LocalDate, UtcDateTime, metadata

daily_schedule = Table(
    "daily_schedule",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
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
    # Several schedules a guild came later; a database adds columns at the end only.
    Column("number", Integer, server_default=text("0"), autoincrement=False),
    Column("level", Text),
    Column("off_at", UtcDateTime),  # when it was turned off; null while it is on
    Column("chosen", Text),  # the ids of the terms in the queue, with spaces in between
    Column("drawn", Text),
    Column("dropped", Text),
    Column("before", Text),  # the settings before the last change, as JSON
    Column("pin", Boolean, nullable=False, server_default=false()),
    Column("publish", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("guild_id", "number"),
    comment="When and where a guild wants its daily term, and what is planned.",
)

daily_post = Table(
    "daily_post",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
    Column("local_date", LocalDate),
    Column("extra", Integer, autoincrement=False),  # 0 is the date's own post
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
    Column("number", Integer, server_default=text("0"), autoincrement=False),  # which of the guild's schedules
    Column("ping", Boolean, nullable=False, server_default=true()),
    Column("chosen", Boolean, nullable=False, server_default=false()),
    Column("pinned", Boolean, nullable=False, server_default=false()),  # to be unpinned when a newer one is pinned
    PrimaryKeyConstraint("guild_id", "number", "local_date", "extra"),
    comment="A daily term in a guild on a local date: claimed, sent, confirmed; or why not.",
)
