"""A guild's own glossary, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.glossary.term import Category, Language, Term, Text

Draft = Mapping[str, Any]
"""An entry as an editor writes it: in the form of an entry in a glossary file, without its id."""

OWN_CATEGORY = Category("own", Text("Our own terms", "Eigene Begriffe"), 0x64748B)
"""The category of own terms that name none, or one that the shared glossary does not have (anymore)."""


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a guild's editors decided about the glossary.

    ``language`` is that of all cards; None is each reader's own. ``private`` says whether a card is shown only to
    whoever asked for it, unless they say otherwise. ``links`` says whether links in own terms are shown.
    """

    language: Language | None = None
    private: bool = False
    links: bool = True
    editor_role_id: int | None = None


@dataclass(frozen=True, slots=True)
class OwnGlossary:
    """All that makes up a guild's catalogue besides the shared glossary, as it was after the change number ``version``.

    Of the terms' categories, only the ids are certain.
    """

    version: int = 0
    terms: tuple[Term, ...] = ()
    hidden: frozenset[str] = frozenset()
    settings: GuildSettings = GuildSettings()


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A term with what its editors need. ``version`` is the number of its last change; saving names it."""

    term: Term
    draft: Draft
    version: int
    changed_at: datetime
    changed_by: int
    confirmed_at: datetime | None = None

    @property
    def looked_at(self) -> datetime:
        """When somebody last changed it, or said that it is still right."""
        return max(self.changed_at, self.confirmed_at or self.changed_at)


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What the editor with the user id ``by`` has written and not saved yet.

    It is of the term with ``term_id`` as it was read at ``version``. Without a version, it would be the first own one
    over that shared term; without an id, a new one. ``other`` is the id and the version of a term that goes when this
    one is saved. ``draft_id`` is empty until the draft is kept.
    """

    draft_id: str
    term_id: str | None
    version: int | None
    draft: Draft
    by: int
    other: tuple[str, int] | None = None


class Kind(StrEnum):
    """What an editor did."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    MERGED = "merged"
    """Removed, because another term says it, too."""
    BROUGHT_BACK = "brought_back"
    REVERTED = "reverted"
    HIDDEN = "hidden"
    """Hid a shared term."""
    UNHIDDEN = "unhidden"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a guild's history: the draft of the term ``before`` and ``after`` it, or None where there was none.

    Numbers only grow. ``by`` is the id of a user.
    """

    number: int
    term_id: str
    kind: Kind
    at: datetime
    by: int
    before: Draft | None
    after: Draft | None

    @property
    def is_of_hiding(self) -> bool:
        """Whether it changed what is seen of the shared terms, and no own term."""
        return self.kind in {Kind.HIDDEN, Kind.UNHIDDEN}
