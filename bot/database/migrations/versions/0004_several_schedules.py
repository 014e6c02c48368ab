"""Several schedules a guild, each with the terms that are kept for its next posts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the schedules of a guild: what there is gets number 0."""
    with op.batch_alter_table("daily_schedule") as batch:
        batch.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch.add_column(sa.Column("level", sa.Text()))
        batch.add_column(sa.Column("off_at", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("chosen", sa.Text()))
        batch.add_column(sa.Column("drawn", sa.Text()))
        batch.add_column(sa.Column("dropped", sa.Text()))
        batch.add_column(sa.Column("before", sa.Text()))
        batch.add_column(sa.Column("pin", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("publish", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("pk_daily_schedule", type_="primary")
        batch.create_primary_key("pk_daily_schedule", ["guild_id", "number"])
    with op.batch_alter_table("daily_post") as batch:
        batch.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch.add_column(sa.Column("ping", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch.add_column(sa.Column("chosen", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("pinned", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.drop_constraint("pk_daily_post", type_="primary")
        batch.create_primary_key("pk_daily_post", ["guild_id", "number", "local_date", "extra"])
