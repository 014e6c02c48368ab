"""The term of the day: schedules, posts, and guilds that left."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "daily_schedule",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("minute_of_day", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Text()),
        sa.Column("role_id", sa.BigInteger()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("thread", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("next_date", sa.Date()),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("next_post_at", sa.DateTime(timezone=True)),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Text()),
        sa.Column("problem", sa.Text()),
        sa.Column("problem_details", sa.Text()),
        sa.Column("problem_at", sa.DateTime(timezone=True)),
        sa.Column("told", sa.Text()),
        sa.PrimaryKeyConstraint("guild_id", name="pk_daily_schedule"),
        comment="When and where a guild wants its daily term, and what is planned.",
    )
    op.create_index("ix_daily_schedule_next_post_at", "daily_schedule", ["next_post_at"])
    op.create_table(
        "daily_post",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("extra", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("attempt_at", sa.DateTime(timezone=True)),
        sa.Column("term_id", sa.Text()),
        sa.Column("round", sa.Integer()),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("problem", sa.Text()),
        sa.PrimaryKeyConstraint("guild_id", "local_date", "extra", name="pk_daily_post"),
        comment="A daily term in a guild on a local date: claimed, sent, confirmed; or why not.",
    )
    op.create_index("ix_daily_post_attempt_at", "daily_post", ["attempt_at"])
    op.create_table(
        "departed_guild",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name="pk_departed_guild"),
        comment="Guilds that removed the bot, until their data is deleted.",
    )
    op.create_index("ix_departed_guild_left_at", "departed_guild", ["left_at"])
