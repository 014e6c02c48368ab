"""Keeps what editors have written and not saved yet."""

import json
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, delete, insert, select, update

from bot.database.damage import Damaged, fits
from bot.database.database import Database
from bot.glossary.own.entries import read_draft
from bot.glossary.own.model import OwnDraft
from bot.glossary.own.tables import own_draft

_COLUMN = own_draft.c


class OwnDrafts:
    """The drafts in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, guild_id: int, draft: OwnDraft, now: datetime, *, most: int) -> None:
        """Keep a new draft, and of the same editor's others here only the newest, ``most`` in all."""
        row = {"guild_id": guild_id, "draft_id": draft.draft_id, "kept_by": draft.by, "kept_at": now, **_values(draft)}
        theirs = (_COLUMN.guild_id == guild_id) & (_COLUMN.kept_by == draft.by)
        newest = select(_COLUMN.draft_id).where(theirs).order_by(_COLUMN.kept_at.desc(), _COLUMN.draft_id)
        async with self._database.begin() as connection:
            await connection.execute(insert(own_draft), row)
            kept = (await connection.execute(newest)).scalars().all()
            for draft_id in [each for each in kept if each != draft.draft_id][most - 1 :]:
                await connection.execute(delete(own_draft).where(_is(guild_id, draft_id)))

    async def get(self, guild_id: int, draft_id: str) -> OwnDraft | None:
        """The draft with this id; None also if it is damaged."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(own_draft).where(_is(guild_id, draft_id)))).mappings().first()
        return _read(row) if row else None

    async def change(self, guild_id: int, draft: OwnDraft, now: datetime) -> None:
        """Keep what the draft is now; nothing if it is gone."""
        change = update(own_draft).where(_is(guild_id, draft.draft_id)).values(kept_at=now, **_values(draft))
        async with self._database.begin() as connection:
            await connection.execute(change)

    async def drop(self, guild_id: int, draft_id: str) -> None:
        """Forget the draft."""
        async with self._database.begin(lasting=False) as connection:
            await connection.execute(delete(own_draft).where(_is(guild_id, draft_id)))

    async def prune(self, before: datetime) -> None:
        """Forget the drafts from before that moment, of all guilds."""
        async with self._database.begin(lasting=False) as connection:
            await connection.execute(delete(own_draft).where(_COLUMN.kept_at < before))


def _is(guild_id: int, draft_id: str) -> ColumnElement[bool]:
    return (_COLUMN.guild_id == guild_id) & (_COLUMN.draft_id == draft_id)


def _values(draft: OwnDraft) -> dict[str, str | int | None]:
    """The columns that change with the draft. Its JSON is ASCII, since people can send what no database can store."""
    other_id, other_version = draft.other or (None, None)
    return {
        "term_id": draft.term_id,
        "version": draft.version,
        "other_id": other_id,
        "other_version": other_version,
        "entry": json.dumps(draft.draft),
    }


def _read(row: RowMapping) -> OwnDraft | None:
    names = ("kept_by", "term_id", "version", "other_id", "other_version", "entry")
    if not all(fits(_COLUMN[name], row[name]) for name in names):
        return None
    try:
        draft = read_draft(row["entry"])
    except Damaged:
        return None
    other_id, other_version = row["other_id"], row["other_version"]
    other = (other_id, other_version) if other_id is not None and other_version is not None else None
    return OwnDraft(row["draft_id"], row["term_id"], row["version"], draft, row["kept_by"], other)
