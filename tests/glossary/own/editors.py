"""A bot process as its editors see it, over the seventeen shared terms."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.database.database import Database
from bot.glossary.catalogue import Catalogue
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.own.editing import Editing, Saved
from bot.glossary.own.model import OwnDraft
from bot.glossary.own.storage import OwnGlossaryStorage
from tests.lookup.seventeen import SEVENTEEN

GUILD, OTHER = 2**63 - 1, 7
ANNA, BEN = 2**62 + 1, 12
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def draft(name: Any = "Retro", **more: Any) -> dict[str, Any]:
    """What an editor writes."""
    return {"name": name, "definition": {"en": "A look back at the last two weeks."}} | more


def own_draft(
    written: dict[str, Any] | None = None,
    by: int = ANNA,
    *,
    term_id: str | None = None,
    version: int | None = None,
    other: tuple[str, int] | None = None,
) -> OwnDraft:
    """What an editor has written and not saved yet."""
    return OwnDraft("", term_id, version, written or draft(), by, other)


class Editors:
    """One process: its cache of catalogues, and what editors do through it. Its clock stands still."""

    def __init__(self, database: Database, *, most: int = 100) -> None:
        self.now = NOON
        self.shared = Catalogue(SEVENTEEN)
        self.storage = OwnGlossaryStorage.over(database)
        self.catalogues = GuildCatalogues(lambda: self.shared, self.storage.reader)
        self.editing = Editing(self.storage, self.catalogues, lambda: self.now, most=most)

    async def add(self, written: dict[str, Any] | None = None, guild_id: int = GUILD, by: int = ANNA) -> Saved:
        """Somebody adds a term, and nothing is wrong with it."""
        saved = await self.editing.add(guild_id, written or draft(), by)
        assert isinstance(saved, Saved), saved
        return saved

    async def edit(self, before: Saved, written: dict[str, Any], by: int = ANNA) -> object:
        """Somebody saves an edit of what they have before them."""
        return await self.editing.edit(GUILD, before.term.id, before.version, written, by)

    def finds(self, query: str, guild_id: int = GUILD) -> list[str]:
        """The ids of the terms that have this name in the guild, as the catalogue of this moment knows them."""
        return [term.id for term in self.catalogues.of(guild_id).engine.spelled(query)]
