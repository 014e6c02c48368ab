import asyncio

import pytest
from sqlalchemy import insert, select

from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.tables import lookup_count
from tests.database.places import BOUND, ROW, SECRET, SHORT, rows_in, write


async def test_locked_by_somebody_else(place):
    """While another program holds the locks, writing fails within the limit; afterwards it works again."""
    database = await Database.open(place.url, timeout=SHORT)
    await write(database)
    async with place.locked(), asyncio.timeout(BOUND):
        with pytest.raises(DatabaseUnavailable, match=r"lock"):
            await write(database, ROW | {"guild_id": 2})
    await write(database, ROW | {"guild_id": 2})
    await database.close()


async def test_reading_beside_a_writer(sqlite):
    """SQLite's journal lets the bot read while another program writes."""
    database = await Database.open(sqlite.url, timeout=SHORT)
    async with sqlite.locked():
        assert await rows_in(database) == 0
    await database.close()


async def test_server_restarted(server, postgres):
    """After a restart of the server the next call works, though every connection in the pool is dead."""
    database = await Database.open(postgres.url)
    await asyncio.gather(*(rows_in(database) for _ in range(5)))
    server.stop()
    server.start()
    assert await asyncio.gather(*(rows_in(database) for _ in range(5))) == [0] * 5
    await database.close()


async def test_server_gone_for_a_while(server, postgres):
    """While the server is down calls fail at once, also in the middle of a transaction; later they work again."""
    database = await Database.open(postgres.url)

    async def lose_it_in_the_middle() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(lookup_count), ROW)
            server.stop()
            await connection.execute(select(1))

    try:
        with pytest.raises(DatabaseUnavailable):
            await lose_it_in_the_middle()
        with pytest.raises(DatabaseUnavailable, match="check that the server is running"):
            await rows_in(database)
        with pytest.raises(DatabaseUnavailable):
            await Database.open(postgres.url)
    finally:
        server.start()
    assert await rows_in(database) == 0
    await database.close()


async def test_server_gone_before_the_commit(server, postgres):
    """If the answer to a commit is lost, the caller is told that the database is unavailable."""
    database = await Database.open(postgres.url)

    async def lose_it_at_the_end() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(lookup_count), ROW)
            server.stop()

    try:
        with pytest.raises(DatabaseUnavailable):
            await lose_it_at_the_end()
    finally:
        server.start()
    await database.close()


async def test_server_stalled(server, postgres):
    """A hanging server gives an error within the bound, on old and new connections; later it works again."""
    database = await Database.open(postgres.url, timeout=SHORT)

    async def lose_it_in_the_middle() -> None:
        async with asyncio.timeout(BOUND), database.begin() as connection:
            await connection.execute(insert(lookup_count), ROW)
            with server.stalled():
                await connection.execute(select(1))

    with pytest.raises(DatabaseUnavailable, match="in time"):
        await lose_it_in_the_middle()
    with server.stalled():
        for _ in range(2):
            with pytest.raises(DatabaseUnavailable):
                async with asyncio.timeout(BOUND):
                    await rows_in(database)
        with pytest.raises(DatabaseUnavailable):
            async with asyncio.timeout(BOUND):
                await Database.open(postgres.url, timeout=SHORT)
    await write(database)
    assert await rows_in(database) == 1
    await database.close()


async def test_something_else_listens():
    """A port that accepts connections but never answers gives an error within the bound."""
    connected: list[asyncio.StreamWriter] = []
    async with await asyncio.start_server(lambda _, writer: connected.append(writer), "127.0.0.1", 0) as silent:
        port = silent.sockets[0].getsockname()[1]
        with pytest.raises(DatabaseUnavailable, match=f"127.0.0.1:{port}"):
            async with asyncio.timeout(BOUND):
                await Database.open(f"postgresql://bot:{SECRET}@127.0.0.1:{port}/ki", timeout=SHORT)
        for writer in connected:
            writer.close()
    assert connected


async def test_nothing_listens(unused_tcp_port):
    """A refused connection counts as an outage that may pass."""
    with pytest.raises(DatabaseUnavailable):
        await Database.open(f"postgresql://bot:{SECRET}@127.0.0.1:{unused_tcp_port}/ki")
