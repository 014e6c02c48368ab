"""Each command writes one line to the log; what that line holds."""

import logging

import pytest

from bot.glossary.guild_lookups import Lookup


@pytest.fixture
def lines(caplog):
    """The command lines written so far."""
    caplog.set_level(logging.INFO, logger="bot")

    def written():
        return [r.getMessage() for r in caplog.records if r.name == "bot.runtime.command_tree"]

    return written


async def test_a_command_is_one_line_without_what_was_typed(world, lines):
    """The line has command, guild, outcome and milliseconds, but neither the query nor the user."""
    for query in ("Sharding", "shardign", "s", "my secret project"):
        await world.ben.slash(world.channel, "define", term=query)
    await world.ben.slash(world.channel, "help")

    written = lines()
    outcomes = ["exact", "confident", "suggestions", "nothing", "answered"]
    for line, outcome, command in zip(written, outcomes, ["define"] * 4 + ["help"], strict=True):
        assert line.startswith(f"/{command} guild={world.guild.id} outcome={outcome} ms=")
    assert "secret" not in "".join(written)
    assert str(world.ben.id) not in "".join(written)


@pytest.mark.expects_errors
async def test_a_command_that_breaks_is_one_line_too(world, lines, monkeypatch):
    """The outcome is the incident; outside of guilds no guild is named."""

    def fail(*_args):
        raise ZeroDivisionError

    monkeypatch.setattr(Lookup, "define", fail)
    dora = world.env.create_user("dora")

    result = await dora.slash("define", term="Ray")

    incident = result.response.content.split("`")[1]
    assert lines()[0].startswith(f"/define guild=None outcome=incident-{incident} ms=")
