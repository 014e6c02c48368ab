"""Copies one database into another, for example to move from SQLite to PostgreSQL or back. Stop the bot first.

The source is not changed. The target must be empty; it is opened as the bot opens it, so a missing SQLite file is
created and the schema brought up to date. It gets all rows or none.
"""

from sqlalchemy import MetaData, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.database import Database
from bot.database.errors import DatabaseUnusable
from bot.plural import plural

_TIMEOUT = 600.0  # seconds; the whole copy is one transaction
_BATCH = 1000  # rows in memory at a time


async def copy_database(source_url: str, target_url: str, *, metadata: MetaData) -> dict[str, int]:
    """Copy every row of the source into the target and return the number of rows per table.

    ``metadata`` must hold every table (``bot.all_tables``).

    Raises:
        DatabaseUnavailable: one of them cannot be reached; the target has no partial copy.
        DatabaseUnusable: the source is missing or not up to date, or the target is not empty; the message says which.
    """
    source = await Database.open_existing(source_url, timeout=_TIMEOUT)
    try:
        target = await Database.open(target_url, timeout=_TIMEOUT)
        try:
            async with source.read() as reading, target.begin() as writing:
                await _require_empty(writing, target.where, metadata)
                return await _copy(reading, writing, metadata)
        finally:
            await target.close()
    finally:
        await source.close()


async def _require_empty(connection: AsyncConnection, where: str, metadata: MetaData) -> None:
    for table in metadata.sorted_tables:
        if rows := await connection.scalar(select(func.count()).select_from(table)):
            found = f"{rows} {plural(rows, 'row')} in {table.name}"
            raise DatabaseUnusable(f"The {where} is not empty ({found}): choose an empty database as the target.")


async def _copy(reading: AsyncConnection, writing: AsyncConnection, metadata: MetaData) -> dict[str, int]:
    copied: dict[str, int] = {}
    for table in metadata.sorted_tables:  # a table comes after those it refers to
        copied[table.name] = 0
        async with reading.stream(select(table)) as result:
            async for rows in result.mappings().partitions(_BATCH):
                await writing.execute(insert(table), [dict(row) for row in rows])
                copied[table.name] += len(rows)
    return copied
