"""The bot as a whole: what it tells Discord, how it follows its glossary, and what happens when something fails."""

import logging
import re
from datetime import timedelta

import discord
import pytest
import simcord

from bot.client import create_bot
from bot.glossary.file.loader import GlossaryInvalid
from bot.glossary.guild_lookups import Lookup
from tests.world import SMALL_GLOSSARY, buttons


async def registered(world):
    """The commands that Discord knows, by name."""
    return {command["name"]: command for command in world.env.backend.commands[None].values()}


async def test_discord_learns_the_commands(world):
    """All commands are registered for servers, direct messages and user installs, in German as well."""
    commands = await registered(world)

    assert set(commands) == {command.name for command in world.bot.tree.get_commands()}
    assert (commands["daily"]["contexts"], commands["daily"]["integration_types"]) == ([0], [0])
    assert sorted(commands["define"]["contexts"]) == [0, 1, 2]
    assert sorted(commands["define"]["integration_types"]) == [0, 1]
    for command in commands.values():
        shown = "description" if command["type"] == discord.AppCommandType.chat_input.value else "name"
        assert command[f"{shown}_localizations"]["de"] != command[shown]
    term, private = commands["define"]["options"]
    assert (term["name"], term["required"], term["autocomplete"]) == ("term", True, True)
    assert (private["name"], private["type"]) == ("private", 5)
    assert "Tippfehler" in term["description_localizations"]["de"]


async def test_the_bot_asks_for_as_little_as_possible(world):
    """It asks only for the guilds intent, caches no members or messages, and invites with what the daily post needs."""
    bot = world.bot

    assert [name for name, on in bot.intents if on] == ["guilds"]
    assert not any(on for _, on in bot._connection.member_cache_flags)
    assert not list(bot.cached_messages)
    assert bot.allowed_mentions.to_dict() == {"parse": []}
    invited = discord.Permissions(int(re.search(r"permissions=(\d+)", bot.invite_url)[1]))
    assert {name for name, on in invited if on} == {
        *("read_messages", "send_messages", "embed_links", "read_message_history"),
        *("mention_everyone", "create_public_threads", "pin_messages"),
    }
    assert "scope=bot+applications.commands" in bot.invite_url


async def test_well_as_long_as_the_daily_loop_turns(env):
    """However far apart the loop's turns are, all is well while they come; when they stop, it is not."""
    await env.advance_time(3 * 3600 + 7000)  # the loops of a bot under test wake every three hours
    with env._bot_scope():  # where the event loop's time is simulated
        assert env.bot.is_well

        env.backend.clock.advance(3 * 3600)

        assert not env.bot.is_well


@pytest.mark.parametrize("days", [-1, 1])
async def test_health_ignores_a_wall_clock_that_is_set(env, monkeypatch, days):
    """Whichever way it is set, all is well while the daily loop turns, and not once it has stopped."""
    await env.advance_time(3 * 3600 + 7000)  # the loops of a bot under test wake every three hours
    wrong = staticmethod(lambda: discord.utils.utcnow() + timedelta(days=days))
    monkeypatch.setattr(type(env.bot), "now", wrong)
    with env._bot_scope():  # where the event loop's time is simulated
        assert env.bot.is_well

        env.backend.clock.advance(3 * 3600)

        assert not env.bot.is_well


class TestAChangingGlossary:
    """The running bot loads a changed file and keeps the last good one."""

    @pytest.fixture
    def settings(self, make_settings, glossary_file):
        """A small glossary that is checked every second."""
        return make_settings(glossary_file=glossary_file, glossary_poll_seconds=1)

    async def test_a_changed_glossary_is_taken_up(self, world, glossary_file):
        """A moment after the file is saved, the new text is on the card and completes."""
        glossary_file.write_text(SMALL_GLOSSARY.replace("name: Pear", "name: Quince"), encoding="utf-8")
        await world.env.advance_time(2)

        result = await world.ben.slash(world.channel, "define", term="quince")
        choices = await world.ben.autocomplete(world.channel, "define", "term", "qui")

        assert result.response.embeds[0].title == "Quince"
        assert choices == [{"name": "Quince", "value": "id:pear"}]

    @pytest.mark.expects_errors
    async def test_an_included_file_is_followed_as_well(self, world, glossary_file, caplog):
        """If a glossary is split while the bot runs, a mistake in the new file is reported, fixed, and loaded."""
        head, pear = SMALL_GLOSSARY[: SMALL_GLOSSARY.index("  - id: pear")], SMALL_GLOSSARY.partition("  - id: pear")[2]
        included = glossary_file.with_name("more.yaml")
        included.write_text("terms:\n  - id: pear" + pear.replace("name: Pear", "nam: Pear"), encoding="utf-8")
        glossary_file.write_text("include: [more.yaml]\n" + head, encoding="utf-8")
        await world.env.advance_time(2)

        assert "more.yaml:2: pear: “name” is missing; add it" in caplog.text
        included.write_text("terms:\n  - id: pear" + pear.replace("name: Pear", "name: Quince"), encoding="utf-8")
        await world.env.advance_time(2)

        result = await world.ben.slash(world.channel, "define", term="quince")
        assert result.response.embeds[0].title == "Quince"

    @pytest.mark.expects_errors
    async def test_a_broken_glossary_is_named_and_the_last_good_one_stays(self, world, glossary_file, caplog):
        """The log says what is wrong and where; users notice nothing; a fixed file is loaded."""
        glossary_file.write_text(SMALL_GLOSSARY.replace("see_also: [pear]", "see_also: [plum]"), encoding="utf-8")
        await world.env.advance_time(2)
        still = await world.ben.slash(world.channel, "define", term="apple")

        assert still.response.embeds[0].title == "Apple"
        assert "glossary.yaml:11: apple: " in caplog.text
        glossary_file.write_text(SMALL_GLOSSARY.replace("A round fruit", "Sweet"), encoding="utf-8")
        await world.env.advance_time(2)
        repaired = await world.ben.slash(world.channel, "define", term="apple")
        assert repaired.response.embeds[0].description.startswith("Sweet")

    @pytest.mark.expects_errors
    async def test_a_vanished_glossary_changes_nothing(self, world, glossary_file):
        """While a file is replaced, it may be missing for a moment."""
        glossary_file.unlink()
        await world.env.advance_time(2)

        result = await world.ben.slash(world.channel, "define", term="malus")

        assert buttons(result.response)[0] == "Pear"

    async def test_a_click_on_a_removed_term_is_answered(self, world, glossary_file):
        """An old button of a removed term answers with a sentence, and cards leave out the link."""
        asked = await world.ben.slash(world.channel, "define", term="apple")
        without_pear = SMALL_GLOSSARY[: SMALL_GLOSSARY.index("  - id: pear")].replace(
            "see_also: [pear]", "see_also: []"
        )
        glossary_file.write_text(without_pear, encoding="utf-8")
        await world.env.advance_time(2)

        clicked = await world.greta.click(asked.response, label="Pear")

        again = await world.ben.slash(world.channel, "define", term="apple")

        assert buttons(again.response) == ["Auf Deutsch", "Delete"]
        assert clicked.response.ephemeral
        assert clicked.response.content.startswith("Diesen Begriff gibt es im Glossar nicht mehr")


async def test_a_broken_glossary_at_start_is_an_error(make_settings, tmp_path):
    """Without a last good glossary the bot cannot answer anything."""
    broken = tmp_path / "glossary.yaml"
    broken.write_text("terms: [", encoding="utf-8")
    env = simcord.Env(create_bot(make_settings(glossary_file=broken)), shard_count=1)

    with pytest.raises(GlossaryInvalid):
        await env.start()
    await env.bot.close()


class TestUnexpectedErrors:
    """Whatever fails, the user gets an answer with an incident id, and the log has the traceback with the same id."""

    @pytest.fixture(autouse=True)
    def broken_engine(self, request, monkeypatch):
        """A lookup that fails, because its engine is replaced after the start."""
        if "world" not in request.fixturenames:
            return

        def fail(*_args, **_kwargs):
            raise ZeroDivisionError("a defect")

        monkeypatch.setattr(Lookup, "define", fail)
        monkeypatch.setattr(Lookup, "term", fail)

    @pytest.mark.expects_errors
    async def test_a_command_that_breaks_answers_with_an_incident(self, world, caplog):
        """The id that the user reads finds the traceback."""
        result = await world.ben.slash(world.channel, "define", term="Ray")

        assert result.response.ephemeral
        incident = result.response.content.split("`")[1]
        [record] = [r for r in caplog.records if incident in r.getMessage() and r.levelno == logging.ERROR]
        assert record.exc_info[0] is ZeroDivisionError
