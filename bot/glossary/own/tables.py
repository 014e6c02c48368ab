"""The tables of guilds' own glossaries."""

from sqlalchemy import BigInteger, Boolean, Column, Index, PrimaryKeyConstraint, Table, Text

from bot.database.metadata import UtcDateTime, metadata

guild_glossary = Table(
    "guild_glossary",
    metadata,
    Column("guild_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", BigInteger, nullable=False),  # the number of the last change of anything in the guild's glossary
    Column("language", Text),  # null: each reader's own
    Column("private", Boolean, nullable=False),
    Column("links", Boolean, nullable=False),
    Column("editor_role_id", BigInteger),
    comment="What a guild's editors decided, and the lock that they take one after another.",
)

own_term = Table(
    "own_term",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
    Column("term_id", Text),
    Column("version", BigInteger, nullable=False),  # the number of its last change
    Column("entry", Text, nullable=False),  # as in a glossary file, but as JSON
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", BigInteger, nullable=False),
    Column("confirmed_at", UtcDateTime),
    PrimaryKeyConstraint("guild_id", "term_id"),
    comment="The terms that a guild's editors wrote.",
)

own_term_change = Table(
    "own_term_change",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
    Column("number", BigInteger, autoincrement=False),
    Column("term_id", Text, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False, index=True),
    Column("changed_by", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", Text),  # the entry; null if there was none
    Column("after", Text),
    PrimaryKeyConstraint("guild_id", "number"),
    Index(None, "guild_id", "term_id", "number"),
    comment="What a guild's editors changed, so that it can be looked at and taken back.",
)

hidden_term = Table(
    "hidden_term",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
    Column("term_id", Text),
    Column("hidden_at", UtcDateTime, nullable=False),
    Column("hidden_by", BigInteger, nullable=False),
    PrimaryKeyConstraint("guild_id", "term_id"),
    comment="Shared terms that a guild does not want to see.",
)

own_draft = Table(
    "own_draft",
    metadata,
    Column("guild_id", BigInteger, autoincrement=False),
    Column("draft_id", Text),
    Column("kept_by", BigInteger, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False, index=True),
    Column("term_id", Text),
    Column("version", BigInteger),
    Column("other_id", Text),
    Column("other_version", BigInteger),
    Column("entry", Text, nullable=False),  # as in own_term, but it may break rules
    PrimaryKeyConstraint("guild_id", "draft_id"),
    comment="What editors have written and not saved yet.",
)
