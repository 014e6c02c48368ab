"""Which commands an application last registered with Discord, as a hash of their payload."""

from datetime import datetime

from sqlalchemy import select

from bot.database.database import Database
from bot.database.dialect import upsert
from bot.runtime.tables import command_sync


class CommandSyncs:
    """The last registered payload per application; each application on the same database has its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hash_of(self, application_id: int) -> str | None:
        """The hash of the payload that the application registered last, None if it never did.

        Raises:
            DatabaseUnavailable: the database cannot be used right now.
        """
        wanted = select(command_sync.c.payload_hash).where(command_sync.c.application_id == application_id)
        async with self._database.read() as connection:
            return await connection.scalar(wanted)

    async def remember(self, application_id: int, payload_hash: str, now: datetime) -> None:
        """Note that the application registered the payload with this hash at ``now`` (aware).

        Raises:
            DatabaseUnavailable: the database cannot be used right now.
        """
        row = {"application_id": application_id, "payload_hash": payload_hash, "synced_at": now}
        async with self._database.begin() as connection:
            await connection.execute(upsert(connection, command_sync, replace=["payload_hash", "synced_at"]), row)
