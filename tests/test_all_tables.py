"""Every table is found, even one that nobody listed, so moving and forgetting skip none."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Table, insert

import bot
from bot.all_tables import all_tables
from bot.database.copy_database import copy_database
from bot.database.database import Database
from bot.membership.queries import Departures

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
WEATHER = """
from sqlalchemy import BigInteger, Column, Table, Text
from bot.database.metadata import metadata

weather = Table(
    "weather", metadata, Column("guild_id", BigInteger, primary_key=True), Column("day", BigInteger, primary_key=True),
)
"""


def test_every_table_can_be_searched_by_server():
    """The server's id comes first in the primary key, so that a query over all servers need not read every row."""
    by_server = [table for table in all_tables().sorted_tables if "guild_id" in table.c]
    assert by_server
    assert [table.name for table in by_server if next(iter(table.primary_key)).name != "guild_id"] == []


@pytest.fixture
def weather(tmp_path, monkeypatch) -> Iterator[Table]:
    """The table of a new subject."""
    folder = tmp_path / "more" / "weather"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "tables.py").write_text(WEATHER, encoding="utf-8")
    monkeypatch.setattr(bot, "__path__", [*bot.__path__, str(folder.parent)])
    metadata = all_tables()
    yield metadata.tables["weather"]
    metadata.remove(metadata.tables["weather"])
    del sys.modules["bot.weather.tables"], sys.modules["bot.weather"]


async def add_weather(database: Database, weather: Table, *guild_ids: int) -> None:
    """Create the table, with two rows for each of these guilds."""
    async with database.begin() as connection:
        await connection.run_sync(weather.create)
        rows = [{"guild_id": guild_id, "day": day} for guild_id in guild_ids for day in (1, 2)]
        if rows:
            await connection.execute(insert(weather), rows)


async def test_a_server_that_is_in_the_new_table_alone_is_forgotten(database, place, weather):
    """Its rows there make it known, and are deleted after it left; another server's rows stay."""
    await add_weather(database, weather, 5, 2**63 - 1)
    departures = Departures(database, all_tables())
    assert await departures.known() == ({5, 2**63 - 1}, set())

    await departures.note(5, NOON)
    await departures.forget([5])

    assert await place.run("SELECT guild_id, day FROM weather ORDER BY day") == [(2**63 - 1, 1), (2**63 - 1, 2)]
    assert await departures.known() == ({2**63 - 1}, set())


async def test_the_new_table_moves_to_another_database(place, tmp_path, weather):
    """Its rows are copied with all the others."""
    target = f"sqlite:///{tmp_path}/target.sqlite3"
    for url, guild_ids in ((place.url, (1, 2)), (target, ())):
        database = await Database.open(url)
        await add_weather(database, weather, *guild_ids)
        await database.close()

    assert (await copy_database(place.url, target, metadata=all_tables()))["weather"] == 4
