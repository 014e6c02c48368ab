"""Drop ``daily_post.nonce``: it follows from the key and was never read."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("daily_post") as batch:
        batch.drop_column("nonce")
