"""A week of the bot's life: whatever fails around it, every question that can be answered is."""

import pytest

from tests.world import SMALL_GLOSSARY, World, buttons

pytestmark = pytest.mark.unmeasured("the same every day")

HOUR, DAY = 3600, 86_400


async def everybody_asks(world: World, *, apple: str = "A round fruit.") -> None:
    """Use every way to get an answer, as several people; each gets the right text."""
    exact = await world.ben.slash(world.channel, "define", term="apple")
    assert exact.response.embeds[0].description == apple
    assert not exact.response.ephemeral
    misspelled = await world.greta.slash(world.channel, "define", term="aple")
    assert misspelled.response.content == "Gesucht: „aple“, gefunden: **Apple**"
    private = await world.ada.slash(world.channel, "define", term="pear", private=True)
    assert private.response.ephemeral
    nothing = await world.ben.slash(world.channel, "define", term="xyzzy")
    assert "I couldn't find" in nothing.response.content
    choices = await world.ben.autocomplete(world.channel, "define", "term", "pea")
    assert [choice["value"] for choice in choices] == ["pea", "id:pear"]
    clicked = await world.greta.click(exact.response, label="Pear")
    assert clicked.response.embeds[0].title == "Pear"
    assert "Auf Deutsch" in buttons(exact.response)
    about = await world.ben.slash(world.channel, "about")
    assert about.response.embeds
    await world.ben.click(exact.response, label="Delete")
    assert exact.response is None


@pytest.fixture
def settings(make_settings, postgres, glossary_file):
    """PostgreSQL with a short time limit, and loops an hour apart so that a day passes quickly."""
    return make_settings(
        database_url=postgres.url,
        database_timeout_seconds=0.5,
        glossary_file=glossary_file,
        glossary_poll_seconds=HOUR,
        counts_flush_seconds=HOUR,
    )


@pytest.mark.expects_errors
async def test_a_week(world, server, postgres, glossary_file, caplog):
    """Restarts, a database that crashes, one that hangs, a changed and a broken glossary, a changed command."""
    await everybody_asks(world)
    await world.env.advance_time(DAY)

    await world.restart()
    await everybody_asks(world)
    await world.env.advance_time(DAY)

    server.stop()
    await everybody_asks(world)
    await world.env.advance_time(2 * HOUR)
    await everybody_asks(world)
    server.start()
    await world.env.advance_time(DAY)
    counted = dict(await postgres.run("SELECT term_id, count FROM lookup_count"))
    assert counted == {"apple": 8, "pear": 4}

    with server.stalled():
        await everybody_asks(world)
    await world.env.advance_time(DAY)
    counted = dict(await postgres.run("SELECT term_id, count FROM lookup_count"))
    assert counted == {"apple": 10, "pear": 5}

    glossary_file.write_text(SMALL_GLOSSARY.replace("A round fruit.", "Round."), encoding="utf-8")
    await world.env.advance_time(DAY)
    await everybody_asks(world, apple="Round.")
    glossary_file.write_text("broken: [", encoding="utf-8")
    await world.env.advance_time(DAY)
    await everybody_asks(world, apple="Round.")
    glossary_file.write_text(SMALL_GLOSSARY, encoding="utf-8")
    await world.env.advance_time(HOUR + 1)

    await postgres.run("UPDATE command_sync SET payload_hash = 'of an older version'")
    await world.restart()
    await world.env.advance_time(DAY)
    await everybody_asks(world)

    unexpected = [
        r for r in caplog.get_records("call") if r.levelname == "ERROR" and "glossary is broken" not in r.message
    ]
    assert unexpected == []
    assert world.env.errors == []
