"""Reads rows of own glossaries as values.

A damaged row concerns one term, one change or one setting of one guild. It is left out and logged once; the others
stay.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from bot.database.damage import Damaged, DamageLog, fits, quoted_value, require_sound
from bot.glossary.own.entries import as_term, read_draft, read_entry
from bot.glossary.own.model import Change, GuildSettings, Kind, OwnTerm
from bot.glossary.own.tables import guild_glossary, own_term, own_term_change
from bot.glossary.term import Language, Term

_ADVICE = "Only this term is affected; the server's editors can remove it, or bring back an earlier version."

_MOST_NOTED = 10  # terms of a guild that the log names

_T = TypeVar("_T")

UNKNOWN = -1
"""The version of a glossary whose version cannot be read. The next change gives it a new one."""


def to_version(value: object) -> int:
    """What the column for the version of a glossary holds."""
    return value if isinstance(value, int) and fits(guild_glossary.c.version, value) and value >= 0 else UNKNOWN


def to_term(row: RowMapping) -> Term:
    """A row of ``own_term`` as a term; of the columns, only those of the term must be sound.

    Raises:
        Damaged: it cannot be used.
    """
    for name in ("term_id", "entry"):
        if not fits(own_term.c[name], row[name]):
            raise Damaged(f"{name} holds {quoted_value(row[name])}")
    return as_term(read_entry(row["term_id"], read_draft(row["entry"])))


def to_own_term(row: RowMapping) -> OwnTerm:
    """A row of ``own_term`` as a value.

    Raises:
        Damaged: it cannot be used.
    """
    require_sound(row, own_term)
    draft = read_draft(row["entry"])
    term = as_term(read_entry(row["term_id"], draft))
    return OwnTerm(term, draft, row["version"], row["changed_at"], row["changed_by"], row["confirmed_at"])


def to_change(row: RowMapping) -> Change:
    """A row of ``own_term_change`` as a value.

    Raises:
        Damaged: it cannot be used.
    """
    require_sound(row, own_term_change)
    if row["kind"] not in tuple(Kind):
        raise Damaged(f"kind holds {quoted_value(row['kind'])}")
    before, after = (None if row[name] is None else read_draft(row[name]) for name in ("before", "after"))
    return Change(row["number"], row["term_id"], Kind(row["kind"]), row["changed_at"], row["changed_by"], before, after)


def to_settings(row: RowMapping, damage: DamageLog) -> GuildSettings:
    """The settings in a row of ``guild_glossary``; what cannot be read is as if nobody had set it."""
    found: dict[str, Any] = {}
    for name in ("language", "private", "links", "editor_role_id"):
        value = row[name]
        if fits(guild_glossary.c[name], value) and (name != "language" or value in (None, *Language)):
            found[name] = Language(value) if name == "language" and value else value
        else:
            where = f"glossary of guild {row['guild_id']}"
            damage.note(where, Damaged(f"{name} holds {quoted_value(value)}"), "The usual setting counts.")
    return GuildSettings(**found)


def sound(
    guild_id: int, rows: Iterable[RowMapping], read: Callable[[RowMapping], _T], damage: DamageLog
) -> tuple[_T, ...]:
    """What ``read`` makes of the rows of a guild's terms, without damaged ones."""
    found: list[_T] = []
    damaged = 0
    for row in rows:
        try:
            found.append(read(row))
        except Damaged as error:
            damaged += 1
            if damaged <= _MOST_NOTED:
                damage.note(f"term {quoted_value(row['term_id'])} of guild {guild_id}", error, _ADVICE)
    if damaged > _MOST_NOTED:
        damage.note(f"rest of the terms of guild {guild_id}", Damaged(f"{damaged} in all are damaged"))
    return tuple(found)
