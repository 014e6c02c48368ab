"""A server whose row in the database is damaged: its people read what is wrong, and its admins mend it."""

import sqlite3
from contextlib import closing

import pytest

from tests.cogs.daily.days import DAY, SET, ask, passes, posts
from tests.world import buttons, field_of

pytestmark = [pytest.mark.expects_errors, pytest.mark.unmeasured("the same commands, with damaged rows")]


@pytest.fixture
def settings(days_pass):
    """Days pass quickly."""
    return days_pass


def write(world, sql: str) -> None:
    """Change the bot's database by hand."""
    with closing(sqlite3.connect(world.settings.state_dir / "ki-glossar.db")) as database, database:
        assert database.execute(sql).rowcount


@pytest.mark.parametrize(
    "damage", ["next_date = '2026-99-99'", "due_at = 'never'", "zone = 'Mars/Olympus'", "days = 0"]
)
async def test_a_schedule_that_cannot_be_read(daily, logged_errors, damage):
    """Every command says so in a sentence, and it is logged once with the server's ID; /daily set mends it."""
    write(daily, f"UPDATE daily_schedule SET {damage}")  # noqa: S608 -- ours
    await passes(daily, DAY)
    for command in ("status", "preview", "post-now", "skip", "pause", "resume"):
        answer = await ask(daily, f"daily {command}")
        assert answer.content == (
            "I can't read this server's schedule: its entry in my database is damaged, so nothing is posted. "
            "Replace it with `/daily set`, or delete it with `/daily off`."
        )
    assert "There's a problem with the term of the day" in (await ask(daily, "today", daily.ben)).content
    [line] = logged_errors()
    assert f"The daily schedule of guild {daily.guild.id} cannot be used: " in line

    await ask(daily, "daily set", channel=daily.channel, **SET)
    assert (await ask(daily, "daily status")).embeds[0].title == "Term of the day"
    await passes(daily, DAY)
    assert len(posts(daily)) == 1


async def test_a_damaged_schedule_that_is_turned_off(daily):
    """/daily off deletes the row."""
    write(daily, "UPDATE daily_schedule SET due_at = 'never', revision = 'x'")
    question = await ask(daily, "daily off")
    assert question.content == "Delete the term of the day that I can't read? That can't be undone."
    assert "is gone" in (await daily.ada.click(question, label="Turn it off")).response.content
    assert "isn't set up" in (await ask(daily, "daily status")).content


async def test_a_moment_at_which_nothing_would_ever_be_due(daily):
    """If only the moment of the next post is damaged, the bot plans it again by itself."""
    write(daily, "UPDATE daily_schedule SET next_post_at = 'never'")
    await passes(daily, DAY)
    assert len(posts(daily)) == 1


async def test_a_post_that_cannot_be_read(daily):
    """The status says so; as nobody can tell whether it went out, another one is only posted on request."""
    await ask(daily, "daily post-now")
    write(daily, "UPDATE daily_post SET state = 'vanished'")
    status = (await ask(daily, "daily status")).embeds[0]
    assert "my record of this post is damaged" in field_of(status, "Recent posts")
    answer = await ask(daily, "daily post-now")
    assert buttons(answer) == ["Post another"]
    assert len(posts(daily)) == 1
    await daily.ada.click(answer, label="Post another")
    assert len(posts(daily)) == 2


@pytest.mark.parametrize("day", ["never", "2026-99-99", "8000-01-01"])
async def test_a_post_of_no_date(daily, day):
    """It is left out of what is planned, so the next posts come as usual."""
    await ask(daily, "daily post-now")
    write(daily, f"UPDATE daily_post SET local_date = '{day}'")  # noqa: S608 -- ours
    await ask(daily, "daily set", channel=daily.channel, **SET)
    await passes(daily, 2 * DAY)
    assert len(posts(daily)) == 3
    assert "Friday, January 2, 2026" in field_of((await ask(daily, "daily status")).embeds[0], "Recent posts")
