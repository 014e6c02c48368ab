"""Writes own glossaries: one change after another in each guild, each with its place in the history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, delete, exists, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.damage import Damaged, DamageLog, fits
from bot.database.database import Database
from bot.database.dialect import insert_new, locked, upsert
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.own.entries import stored
from bot.glossary.own.model import GuildSettings, Kind, OwnTerm
from bot.glossary.own.storage.reading import to_own_term, to_settings, to_version
from bot.glossary.own.tables import guild_glossary, hidden_term, own_term, own_term_change

_MOST = 2**62  # a number that nobody reaches


@dataclass(frozen=True, slots=True)
class Editor:
    """Who changes something, and when: the id of a user, and the present moment."""

    user_id: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Write:
    """A change of a term that was read at ``version`` (None: there was none) to the entry ``after`` (None: removed)."""

    term_id: str
    kind: Kind
    version: int | None
    after: OwnEntry | None


@dataclass(frozen=True, slots=True)
class Outdated:
    """Nothing was written, because somebody else changed the term; this is what it is ``now``, None if it is gone."""

    now: OwnTerm | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was written, because something else in the guild's glossary has changed since it was read."""


class OwnGlossaryWriter:
    """Writes to the database. Every method raises ``DatabaseUnavailable`` while it cannot be used.

    Every transaction begins by locking the guild's row in ``guild_glossary``, so that they run one by one.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._damage = DamageLog()

    async def write(self, guild_id: int, seen: int, writes: Sequence[Write], by: Editor) -> int | Outdated | Moved:
        """Make all these changes, or none of them, and return the number of the last one.

        ``seen`` is the version of the guild's glossary in which they were found to break no rule.
        """
        async with self._database.begin() as connection:
            version = to_version((await _lock(connection, guild_id))["version"])
            rows = {each.term_id: await _row_of(connection, guild_id, each.term_id) for each in writes}
            for each in writes:
                if not _is_as_read(rows[each.term_id], each):
                    return Outdated(_as_it_is(rows[each.term_id]))
            if version != seen:
                return Moved()
            last = await _last_number(connection, guild_id, version)
            for each in writes:
                last += 1
                await _write(connection, guild_id, last, each, rows[each.term_id], by)
            await _set(connection, guild_id, version=last)
            return last

    async def hide(self, guild_id: int, term_id: str, by: Editor) -> bool:
        """Hide a shared term; False if it was hidden before."""
        row = {"guild_id": guild_id, "term_id": term_id, "hidden_at": by.now, "hidden_by": by.user_id}
        async with self._database.begin() as connection:
            number = await _next_number(connection, guild_id)
            is_new = (await connection.execute(insert_new(connection, hidden_term), row)).rowcount > 0
            if is_new:
                await _record(connection, guild_id, number, term_id, Kind.HIDDEN, by)
                await _set(connection, guild_id, version=number)
            return is_new

    async def unhide(self, guild_id: int, term_id: str, by: Editor) -> bool:
        """Show a shared term again; False if it was not hidden."""
        column = hidden_term.c
        async with self._database.begin() as connection:
            number = await _next_number(connection, guild_id)
            is_it = (column.guild_id == guild_id) & (column.term_id == term_id)
            was_hidden = (await connection.execute(delete(hidden_term).where(is_it))).rowcount > 0
            if was_hidden:
                await _record(connection, guild_id, number, term_id, Kind.UNHIDDEN, by)
                await _set(connection, guild_id, version=number)
            return was_hidden

    async def confirm(self, guild_id: int, term_id: str, version: int, by: Editor) -> Outdated | None:
        """Record that somebody found the term, as it was at that version, still right."""
        async with self._database.begin(lasting=False) as connection:
            await _lock(connection, guild_id)
            row = await _row_of(connection, guild_id, term_id)
            if row is None or row["version"] != version:
                return Outdated(_as_it_is(row))
            change = update(own_term).where(_is_term(guild_id, term_id)).values(confirmed_at=by.now)
            await connection.execute(change)
            return None

    async def change_settings(self, guild_id: int, change: Callable[[GuildSettings], GuildSettings]) -> GuildSettings:
        """Change the guild's settings; return what they are then."""
        async with self._database.begin() as connection:
            row = await _lock(connection, guild_id)
            before = to_settings(row, self._damage)
            after = change(before)
            if after != before:
                number = await _next_number(connection, guild_id)
                language = after.language.value if after.language else None
                await _set(
                    connection,
                    guild_id,
                    version=number,
                    language=language,
                    private=after.private,
                    links=after.links,
                    editor_role_id=after.editor_role_id,
                )
            return after

    async def prune(self, before: datetime, *, kept: int, limit: int) -> int:
        """Delete at most ``limit`` changes from before that moment, and return their number.

        Of a term that there is, the last ``kept`` stay.
        """
        old, newer = own_term_change.alias(), own_term_change.alias()
        newer_ones = (
            select(func.count())
            .select_from(newer)
            .where(newer.c.guild_id == old.c.guild_id, newer.c.term_id == old.c.term_id, newer.c.number > old.c.number)
            .scalar_subquery()
        )
        is_there = exists().where(own_term.c.guild_id == old.c.guild_id, own_term.c.term_id == old.c.term_id)
        useless = select(old.c.guild_id, old.c.number).where(old.c.changed_at < before)
        useless = useless.where(~is_there | (newer_ones >= kept)).limit(limit)
        key = tuple_(own_term_change.c.guild_id, own_term_change.c.number)
        async with self._database.begin(lasting=False) as connection:
            return (await connection.execute(delete(own_term_change).where(key.in_(useless)))).rowcount


async def _lock(connection: AsyncConnection, guild_id: int) -> RowMapping:
    """Lock the guild's row, which is made if there is none, until the transaction ends."""
    usual = GuildSettings()
    row = {"guild_id": guild_id, "version": 0, "private": usual.private, "links": usual.links}
    await connection.execute(insert_new(connection, guild_glossary), row)
    wanted = select(guild_glossary).where(guild_glossary.c.guild_id == guild_id)
    return (await connection.execute(locked(wanted))).mappings().one()


async def _next_number(connection: AsyncConnection, guild_id: int) -> int:
    """The number of the guild's next change, which no other transaction gets: this locks the guild's row."""
    return 1 + await _last_number(connection, guild_id, to_version((await _lock(connection, guild_id))["version"]))


async def _last_number(connection: AsyncConnection, guild_id: int, version: int) -> int:
    """The number of the guild's last change: its glossary's ``version``, unless that is damaged."""
    number = own_term_change.c.number
    in_order = select(func.max(number)).where(own_term_change.c.guild_id == guild_id, number.between(0, _MOST))
    return max(version, await connection.scalar(in_order) or 0)


async def _set(connection: AsyncConnection, guild_id: int, **values: object) -> None:
    await connection.execute(update(guild_glossary).where(guild_glossary.c.guild_id == guild_id).values(values))


def _is_term(guild_id: int, term_id: str) -> ColumnElement[bool]:
    return (own_term.c.guild_id == guild_id) & (own_term.c.term_id == term_id)


async def _row_of(connection: AsyncConnection, guild_id: int, term_id: str) -> RowMapping | None:
    return (await connection.execute(select(own_term).where(_is_term(guild_id, term_id)))).mappings().first()


def _is_as_read(row: RowMapping | None, write: Write) -> bool:
    """Whether the term is as whoever wants to change it read it; nobody could read a damaged one."""
    if row is None:
        return write.version is None
    return row["version"] == write.version or _as_it_is(row) is None


def _as_it_is(row: RowMapping | None) -> OwnTerm | None:
    try:
        return to_own_term(row) if row else None
    except Damaged:
        return None


async def _write(
    connection: AsyncConnection, guild_id: int, number: int, write: Write, before: RowMapping | None, by: Editor
) -> None:
    after = stored(write.after) if write.after else None
    if after is None:
        await connection.execute(delete(own_term).where(_is_term(guild_id, write.term_id)))
    else:
        row = {
            "guild_id": guild_id,
            "term_id": write.term_id,
            "version": number,
            "entry": after,
            "changed_at": by.now,
            "changed_by": by.user_id,
            "confirmed_at": None,
        }
        replaced = ("version", "entry", "changed_at", "changed_by", "confirmed_at")
        await connection.execute(upsert(connection, own_term, replace=replaced), row)
    old = before["entry"] if before and fits(own_term.c.entry, before["entry"]) else None
    await _record(connection, guild_id, number, write.term_id, write.kind, by, before=old, after=after)


async def _record(
    connection: AsyncConnection, guild_id: int, number: int, term_id: str, kind: Kind, by: Editor, **entries: str | None
) -> None:
    row: dict[str, Any] = {
        "guild_id": guild_id,
        "number": number,
        "term_id": term_id,
        "changed_at": by.now,
        "changed_by": by.user_id,
        "kind": kind.value,
        **entries,
    }
    await connection.execute(insert(own_term_change), row)
