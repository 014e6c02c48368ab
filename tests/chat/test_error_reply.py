"""Every user gets an answer, and an interaction that is over is no incident."""

import logging

import pytest

from bot.glossary.guild_lookups import Lookup


async def test_a_command_discord_still_shows_but_the_bot_no_longer_has(world):
    """Between an update and the client's reload, the user reads what to do."""
    world.bot.tree.remove_command("about")

    result = await world.greta.slash(world.channel, "about")

    assert result.response.ephemeral
    assert result.response.content.startswith("Dieser Befehl hat sich gerade geändert")
    assert len(world.env.errors) == 1


@pytest.mark.expects_errors
async def test_a_button_that_breaks_answers_with_an_incident(world, monkeypatch, caplog):
    """discord.py would only log it; the person who clicked reads the id that finds the traceback."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")

    def fail(_lookup, _term_id):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(Lookup, "term", fail)
    clicked = await world.ada.click(asked.response, label="Auf Deutsch")

    assert clicked.response.ephemeral
    incident = clicked.response.content.split("`")[1]
    assert any(incident in r.getMessage() and r.exc_info[0] is ZeroDivisionError for r in caplog.records)


@pytest.mark.parametrize(("code", "message"), [(10062, "Unknown interaction"), (10015, "Unknown Webhook")])
async def test_an_expired_interaction_is_no_incident(world, caplog, code, message):
    """Too late there is nobody to answer; one line in the log says so, without a traceback."""
    caplog.set_level(logging.INFO, logger="bot")
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=code, message=message)

    await world.ben.slash(world.channel, "define", term="Ray")

    [record] = [r for r in caplog.records if r.name == "bot.chat.error_reply"]
    assert record.levelno == logging.INFO
    assert record.exc_info is None
    assert len(world.env.errors) == 1


async def test_an_expired_autocomplete_is_no_incident(world, caplog):
    """People type on before the choices arrive; one line in the log says so, without a traceback or their id."""
    caplog.set_level(logging.INFO)
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, message="Unknown interaction")

    assert await world.ben.autocomplete(world.channel, "define", "term", "sha") == []

    [record] = [r for r in caplog.records if "Unknown interaction" in logging.Formatter().format(r)]
    assert (record.name, record.levelno, record.exc_info) == ("bot.chat.error_reply", logging.INFO, None)
    assert str(world.ben.id) not in caplog.text


@pytest.mark.expects_errors
async def test_an_autocomplete_that_breaks_is_an_incident(world, monkeypatch, caplog):
    """The list is empty, and the log has the traceback."""

    def fail(_lookup, _beginning):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(Lookup, "complete", fail)

    assert await world.ben.autocomplete(world.channel, "define", "term", "sha") == []

    [record] = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.getMessage().startswith("Incident ")
    assert record.exc_info[0] is ZeroDivisionError


@pytest.mark.expects_errors
async def test_an_answer_that_cannot_be_sent_is_logged(world, caplog):
    """When Discord refuses the error's answer as well, the log has both."""
    world.env.inject_error("POST", "/interactions/*/callback", status=403, code=50001, message="No", times=None)

    await world.ben.slash(world.channel, "define", term="Ray")

    assert [r.levelno for r in caplog.records if r.name == "bot.chat.error_reply"] == [logging.ERROR, logging.WARNING]


@pytest.mark.expects_errors
async def test_an_error_after_the_first_answer_comes_as_a_follow_up(world):
    """If a public card cannot be posted after a click, the person who clicked is told."""
    listed = await world.ben.slash(world.channel, "define", term="s")
    world.env.inject_error("POST", "/webhooks/*", status=403, code=50001, message="No", times=1)

    picked = await world.ben.click(listed.response, label="Sharding")

    [told] = picked.followups
    assert told.ephemeral
    assert "something went wrong" in told.content
