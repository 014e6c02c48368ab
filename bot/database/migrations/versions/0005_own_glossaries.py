"""Guilds' own glossaries: their terms, what was changed in them, drafts, hidden shared terms, and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the five tables."""
    op.create_table(
        "guild_glossary",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("links", sa.Boolean(), nullable=False),
        sa.Column("editor_role_id", sa.BigInteger()),
        sa.PrimaryKeyConstraint("guild_id", name="pk_guild_glossary"),
        comment="What a guild's editors decided, and the lock that they take one after another.",
    )
    op.create_table(
        "own_term",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term_id", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("guild_id", "term_id", name="pk_own_term"),
        comment="The terms that a guild's editors wrote.",
    )
    op.create_table(
        "own_term_change",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term_id", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.PrimaryKeyConstraint("guild_id", "number", name="pk_own_term_change"),
        comment="What a guild's editors changed, so that it can be looked at and taken back.",
    )
    op.create_index("ix_own_term_change_changed_at", "own_term_change", ["changed_at"])
    op.create_index("ix_own_term_change_guild_id_term_id_number", "own_term_change", ["guild_id", "term_id", "number"])
    op.create_table(
        "own_draft",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("term_id", sa.Text()),
        sa.Column("version", sa.BigInteger()),
        sa.Column("other_id", sa.Text()),
        sa.Column("other_version", sa.BigInteger()),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "draft_id", name="pk_own_draft"),
        comment="What editors have written and not saved yet.",
    )
    op.create_index("ix_own_draft_kept_at", "own_draft", ["kept_at"])
    op.create_table(
        "hidden_term",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("term_id", sa.Text(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hidden_by", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "term_id", name="pk_hidden_term"),
        comment="Shared terms that a guild does not want to see.",
    )
