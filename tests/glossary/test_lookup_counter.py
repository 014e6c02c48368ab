"""Lookup counts order what people see, delay no answer, and survive a database outage."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.database.database import Database
from bot.glossary.lookup_counter import LookupCounter
from bot.glossary.queries import LookupCounts


async def first_choices(world, count=2):
    """The first names offered before anything is typed."""
    choices = await world.ben.autocomplete(world.channel, "define", "term", "")
    return [choice["name"] for choice in choices[:count]]


async def test_what_people_look_up_most_comes_first(world):
    """Every lookup that shows a card counts for everybody: misspelled, exact, or picked from a list."""
    for query in ("stragler", "Straggler", "Ray"):
        await world.greta.slash(world.channel, "define", term=query, private=True)
    listed = await world.greta.slash(world.channel, "define", term="s")
    await world.greta.click(listed.response, label="Sharding")
    await world.greta.slash(world.channel, "define", term="banana")

    assert await first_choices(world, 1) == ["Straggler"]
    assert set(await first_choices(world, 3)) == {"Straggler", "Ray", "Sharding"}


async def test_counts_survive_a_restart(world):
    """Counts are written when the bot closes and read when it starts."""
    await world.ben.slash(world.channel, "define", term="Ray")

    await world.restart()

    assert await first_choices(world, 1) == ["Ray"]


async def test_counts_are_written_while_the_bot_runs(world):
    """A crash loses at most a minute of counts; direct messages count as guild 0; no user id is stored."""
    dora = world.env.create_user("dora")
    await world.ben.slash(world.channel, "define", term="Ray")
    await dora.slash("define", term="Ray")

    await world.env.advance_time(61)

    with closing(sqlite3.connect(world.settings.state_dir / "ki-glossar.db")) as database:
        rows = set(database.execute("SELECT guild_id, term_id, count FROM lookup_count"))
    assert rows == {(world.guild.id, "ray", 1), (0, "ray", 1)}


@pytest.fixture
async def database(tmp_path):
    """A real database with a short time limit."""
    database = await Database.open(f"sqlite:///{tmp_path / 'test.db'}", timeout=0.2)
    yield database
    await database.close()


async def test_counts_wait_for_a_locked_database(database, tmp_path):
    """While another program locks the database nothing is lost or raised; afterwards everything is written once."""
    popularity = LookupCounter(LookupCounts(database))
    popularity.count(7, "ray")

    with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        await popularity.flush()
        popularity.count(7, "ray")
        popularity.count(None, "feast")
        other.execute("ROLLBACK")
    await popularity.flush()
    await popularity.flush()

    assert await LookupCounts(database).totals() == {"ray": 2, "feast": 1}


async def test_without_a_database_counting_begins_at_zero(tmp_path):
    """A database outage at the start delays no answer."""
    database = await Database.open(f"sqlite:///{tmp_path / 'test.db'}")
    await database.close()
    popularity = LookupCounter(LookupCounts(database))

    await popularity.load()
    popularity.count(1, "ray")

    assert popularity.of("ray") == 1
    assert popularity.of("feast") == 0


async def test_counts_survive_a_stop_during_a_write(database, tmp_path):
    """A flush that is canceled while it writes keeps its batch for the last flush."""
    popularity = LookupCounter(LookupCounts(database))
    popularity.count(7, "ray")
    with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        writing = asyncio.create_task(popularity.flush())
        await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        other.execute("ROLLBACK")

    await popularity.flush()

    assert await LookupCounts(database).totals() == {"ray": 1}
