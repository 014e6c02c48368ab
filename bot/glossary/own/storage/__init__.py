"""What the database knows about guilds' own glossaries."""

from dataclasses import dataclass
from typing import Self

from bot.database.database import Database
from bot.glossary.own.storage.drafts import OwnDrafts
from bot.glossary.own.storage.own_glossaries import OwnGlossaries
from bot.glossary.own.storage.writing import OwnGlossaryWriter


@dataclass(frozen=True, slots=True)
class OwnGlossaryStorage:
    """All of it, on one database."""

    reader: OwnGlossaries
    writer: OwnGlossaryWriter
    drafts: OwnDrafts

    @classmethod
    def over(cls, database: Database) -> Self:
        """Make the storage on this database."""
        return cls(OwnGlossaries(database), OwnGlossaryWriter(database), OwnDrafts(database))
