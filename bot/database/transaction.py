"""One transaction with a time limit, which tells outages of the database from mistakes in queries."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import sqlalchemy.exc
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.database.address import Address
from bot.database.dialect import Mode, driver_error, is_outage, options
from bot.database.errors import DatabaseUnavailable


@asynccontextmanager
async def transaction(
    engine: AsyncEngine, address: Address, mode: Mode, *, seconds: float, lock: AbstractAsyncContextManager[object]
) -> AsyncGenerator[AsyncConnection, None]:
    """A connection inside a transaction: committed at the end, rolled back on any exception.

    Inside, only query the database: ``seconds`` bounds everything, including the wait for ``lock``, connecting and
    committing.

    Raises:
        DatabaseUnavailable: the database could not be reached, stalled, was locked, or is gone.
    """
    connecting = True
    try:
        async with asyncio.timeout(seconds), lock, engine.connect() as connection:
            connecting = False
            await connection.execution_options(**options(connection, mode))
            async with connection.begin():
                yield connection
    except Exception as error:
        if not connecting and not is_outage(error):
            raise
        raise unavailable(address, error) from error


def unavailable(address: Address, error: Exception) -> DatabaseUnavailable:
    """The error for callers when ``error`` keeps the database at ``address`` from being used."""
    return DatabaseUnavailable(f"The {address.where} cannot be used right now ({_reason(error)}): {address.advice}.")


def _reason(error: Exception) -> str:
    cause = driver_error(error)
    if isinstance(cause, TimeoutError | sqlalchemy.exc.TimeoutError):  # the pool raises the latter
        return "it did not answer in time"
    return str(cause).strip().partition("\n")[0].rstrip(".") or type(cause).__name__
