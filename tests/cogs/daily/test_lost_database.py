"""The SQLite file is deleted or replaced while the bot runs: nobody reads "Done" about what is nowhere."""

import sqlite3
from contextlib import closing

import pytest

from tests.cogs.daily.days import DAY, SET, ask, passes, posts

pytestmark = pytest.mark.expects_errors


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


def files_of(world):
    """The database's files."""
    return sorted(world.settings.state_dir.glob("ki-glossar.db*"))


def channels(world) -> list[tuple[int]]:
    """The channels with a schedule, as any other program reads them from the file."""
    with closing(sqlite3.connect(files_of(world)[0])) as database:
        return database.execute("SELECT channel_id FROM daily_schedule").fetchall()


async def test_a_deleted_database(daily, logged_errors):
    """The status says that nothing is set up; what is set up then is in the file, and is posted; it is logged once."""
    for file in files_of(daily):
        file.unlink()
    assert "isn't set up" in (await ask(daily, "daily status")).content
    assert "isn't set up" in (await ask(daily, "today", daily.ben)).content
    assert (await ask(daily, "daily set", channel=daily.channel, **SET)).content.startswith("Done")
    assert channels(daily) == [(daily.channel.id,)]
    await passes(daily, DAY)
    assert len(posts(daily)) == 1
    [line] = logged_errors()
    assert "was deleted or emptied while the bot was running" in line


async def test_a_database_replaced_by_something_else(daily, tmp_path):
    """Admins read that the database cannot be reached, and nothing is posted; with the file back, all goes on."""
    file, *_ = files_of(daily)
    file.rename(tmp_path / "aside")
    file.write_text("notes, and nothing a database would write\n" * 100)
    for command, options in (("status", {}), ("set", {"channel": daily.channel, **SET}), ("off", {})):
        answer = await ask(daily, f"daily {command}", **options)
        assert answer.content.startswith("I can't reach my database right now.")
    assert file.read_text().startswith("notes")
    (tmp_path / "aside").replace(file)
    await passes(daily, DAY)
    assert len(posts(daily)) == 1
