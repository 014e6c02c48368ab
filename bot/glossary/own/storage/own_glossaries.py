"""Reads own glossaries: for catalogues, and for editors who look at terms and their history."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import RowMapping, Select, Table, bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.damage import Damaged, DamageLog, quoted_value
from bot.database.database import Database
from bot.glossary.own.model import Change, GuildSettings, OwnGlossary, OwnTerm
from bot.glossary.own.storage.reading import sound, to_change, to_own_term, to_settings, to_term, to_version
from bot.glossary.own.tables import guild_glossary, hidden_term, own_draft, own_term, own_term_change

_AT_ONCE = 500  # rows that are fetched at once, so that the event loop is not held for long


class OwnGlossaries:
    """The own glossaries in the database. Every method raises ``DatabaseUnavailable`` while it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._damage = DamageLog()

    async def load(self, guild_id: int) -> OwnGlossary:
        """The guild's own glossary, as of one moment; an empty one if it never had any."""
        of_terms = select(own_term.c.term_id, own_term.c.entry).where(own_term.c.guild_id == guild_id)
        async with self._database.read() as connection:
            row = (await connection.execute(_of(guild_glossary, guild_id))).mappings().first()
            if row is None:
                return OwnGlossary()
            pages = [page async for page in _pages(connection, of_terms)]
            hidden = (await connection.execute(_of(hidden_term, guild_id))).mappings().all()
        return OwnGlossary(
            to_version(row["version"]),
            await asyncio.to_thread(sound, guild_id, chain.from_iterable(pages), to_term, self._damage),
            frozenset(each["term_id"] for each in hidden if isinstance(each["term_id"], str)),
            to_settings(row, self._damage),
        )

    async def decided(self) -> dict[int, GuildSettings]:
        """The settings of those guilds that have changed any."""
        column = guild_glossary.c
        changed = column.language.is_not(None) | column.private | ~column.links | column.editor_role_id.is_not(None)
        async with self._database.read() as connection:
            rows = (await connection.execute(select(guild_glossary).where(changed))).mappings().all()
        return {row["guild_id"]: to_settings(row, self._damage) for row in rows}

    async def versions(self, guild_ids: Collection[int]) -> dict[int, int]:
        """The versions of the glossaries of those guilds that have one."""
        column = guild_glossary.c
        # As literals, since a statement can have so many parameters only
        among = column.guild_id.in_(bindparam("guild_ids", list(guild_ids), expanding=True, literal_execute=True))
        async with self._database.read() as connection:
            rows = (await connection.execute(select(column.guild_id, column.version).where(among))).all()
        return {guild_id: to_version(version) for guild_id, version in rows}

    async def get(self, guild_id: int, term_id: str) -> OwnTerm | None:
        """The guild's own term with this id; None also if it is damaged."""
        found = await self._own_terms(guild_id, _of(own_term, guild_id).where(own_term.c.term_id == term_id))
        return next(iter(found), None)

    async def all(self, guild_id: int) -> tuple[OwnTerm, ...]:
        """All own terms of the guild, by id."""
        return await self._own_terms(guild_id, _of(own_term, guild_id))

    async def used_ids(self, guild_id: int) -> set[str]:
        """The ids of all terms that the guild has or had, as far as there is a trace of them."""
        async with self._database.read() as connection:
            return {
                term_id
                for table in (own_term, own_term_change)
                for term_id in (
                    await connection.execute(select(table.c.term_id).where(table.c.guild_id == guild_id).distinct())
                ).scalars()
            }

    async def history(
        self, guild_id: int, *, term_id: str | None = None, before: int | None = None, limit: int = 20
    ) -> list[Change]:
        """The latest changes of a term, or of all for None, newest first; only those ``before`` a number."""
        change = own_term_change.c
        wanted = _of(own_term_change, guild_id).order_by(change.number.desc()).limit(limit)
        if term_id is not None:
            wanted = wanted.where(change.term_id == term_id)
        if before is not None:
            wanted = wanted.where(change.number < before)
        return await self._changes(guild_id, wanted)

    async def change(self, guild_id: int, number: int) -> Change | None:
        """The change with this number."""
        found = await self._changes(guild_id, _of(own_term_change, guild_id).where(own_term_change.c.number == number))
        return next(iter(found), None)

    async def removed(self, guild_id: int, since: datetime) -> list[Change]:
        """How each term went that was removed since then and is not back, newest first."""
        change = own_term_change.c
        of_terms = change.before.is_not(None) | change.after.is_not(None)  # and not of what is hidden
        last = select(func.max(change.number)).where(change.guild_id == guild_id, of_terms).group_by(change.term_id)
        wanted = _of(own_term_change, guild_id).where(
            change.number.in_(last), change.after.is_(None), change.changed_at >= since
        )
        return await self._changes(guild_id, wanted.order_by(change.number.desc()))

    async def has_older(self, changes: datetime, drafts: datetime) -> bool:
        """Whether changes or drafts are from before these moments; costs less than deleting what is not there."""
        old_change, old_draft = own_term_change.c.changed_at < changes, own_draft.c.kept_at < drafts
        async with self._database.read() as connection:
            return bool(await connection.scalar(select(exists().where(old_change) | exists().where(old_draft))))

    async def _own_terms(self, guild_id: int, wanted: Select[*tuple[Any, ...]]) -> tuple[OwnTerm, ...]:
        async with self._database.read() as connection:
            pages = [page async for page in _pages(connection, wanted)]
        return await asyncio.to_thread(sound, guild_id, chain.from_iterable(pages), to_own_term, self._damage)

    async def _changes(self, guild_id: int, wanted: Select[*tuple[Any, ...]]) -> list[Change]:
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).mappings().all()
        found: list[Change] = []
        for row in rows:
            try:
                found.append(to_change(row))
            except Damaged as error:
                what = f"change {quoted_value(row['number'])} in the glossary of guild {guild_id}"
                self._damage.note(what, error, "It cannot be taken back.")
        return found


def _of(table: Table, guild_id: int) -> Select[*tuple[Any, ...]]:
    return select(table).where(table.c.guild_id == guild_id)


async def _pages(connection: AsyncConnection, wanted: Select[*tuple[Any, ...]]) -> AsyncIterator[Sequence[RowMapping]]:
    """The rows of own terms by id, some at a time."""
    key = own_term.c.term_id
    page = (await connection.execute(wanted.order_by(key).limit(_AT_ONCE))).mappings().all()
    yield page
    while len(page) == _AT_ONCE:
        following = wanted.where(key > page[-1]["term_id"]).order_by(key).limit(_AT_ONCE)
        page = (await connection.execute(following)).mappings().all()
        yield page
