"""Copies one database into another, for example to move from SQLite to PostgreSQL or back. Stop the bot first.

The source is not changed. The target must be empty; it is opened as the bot opens it, so a missing SQLite file is
created and the schema brought up to date. It gets all rows or none; only damaged rows are left out, and logged.
"""

import logging

from sqlalchemy import MetaData, RowMapping, Table, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.damage import Damaged, quoted_value, require_sound
from bot.database.database import Database
from bot.database.errors import DatabaseUnusable
from bot.plural import plural

_log = logging.getLogger(__name__)

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
                if sound := [dict(row) for row in rows if _is_sound(row, table)]:
                    await writing.execute(insert(table), sound)
                copied[table.name] += len(sound)
    return copied


def _is_sound(row: RowMapping, table: Table) -> bool:
    try:
        require_sound(row, table)
    except Damaged as error:
        key = ", ".join(f"{column.name} {quoted_value(row[column.name])}" for column in table.primary_key)
        _log.error("A row of %s (%s) is not copied: %s", table.name, key, error)
        return False
    return True
