"""Bringing back what was removed, and what completes its name."""

from datetime import timedelta

import pytest

from bot.glossary.own.editing import KEPT_FOR
from tests.cogs.editor.writing import add, make_editor, remove, shown


async def completed(world, person, command, text=""):
    """The names that appear while somebody types."""
    return [choice["name"] for choice in await person.autocomplete(world.channel, command, "term", text)]


async def test_by_its_name(world, eda):
    """Typed freely, in any case; the card shows what is back."""
    await add(world, world.ada, "Stand-up", "Every morning.")
    await remove(world, world.ada, "stand-up")
    await eda.slash(world.channel, "editor bring-back", term="STAND-UP")
    assert shown(world, eda).content == "**Stand-up** is back."
    assert shown(world, eda).embeds[0].description == "Every morning."
    found = await world.ben.slash(world.channel, "define", term="stand-up")
    assert found.response.embeds[0].description == "Every morning."


async def test_a_completion_tells_two_of_one_name_apart(world):
    """Each has its id beside its name; the name alone is not enough."""
    for text in ("Every morning.", "On a stage."):
        await add(world, world.ada, "Standup", text)
        await remove(world, world.ada, "standup")
    choices = await world.ada.autocomplete(world.channel, "editor bring-back", "term", "stand")
    assert [choice["name"] for choice in choices] == ["Standup (standup-2)", "Standup (standup)"]
    await world.ada.slash(world.channel, "editor bring-back", term="standup")
    assert shown(world, world.ada).content.startswith("No term called standup can be brought back")
    await world.ada.slash(world.channel, "editor bring-back", term=choices[1]["value"])
    assert shown(world, world.ada).embeds[0].description == "Every morning."


async def test_only_editors_see_what_was_removed(world, eda):
    """Others get no completion, also where own terms are completed with it."""
    await add(world, world.ada, "Standup")
    await add(world, world.ada, "Retro")
    await remove(world, world.ada, "standup")
    for person in (world.ada, eda):
        assert await completed(world, person, "editor bring-back") == ["Standup"]
        assert await completed(world, person, "editor history") == ["Retro", "Standup (removed)"]
    assert await completed(world, eda, "editor bring-back", "retro") == []
    for command in ("editor bring-back", "editor history"):
        assert await completed(world, world.ben, command) == []


async def test_the_history_of_a_removed_term(world):
    """By its name and by its completion; a hidden shared term has one, too."""
    await add(world, world.ada, "Standup")
    await remove(world, world.ada, "standup")
    [choice] = await world.ada.autocomplete(world.channel, "editor history", "term", "standup")
    for typed in ("standup", choice["value"]):
        await world.ada.slash(world.channel, "editor history", term=typed)
        assert shown(world, world.ada).embeds[0].title == "Changes to Standup"


async def test_nothing_and_unknown(world):
    """In both languages, what to do instead."""
    await make_editor(world, world.greta)
    await world.ada.slash(world.channel, "editor bring-back", term="standup")
    assert shown(world, world.ada).content.startswith("No term was removed in the last 90 days")
    await add(world, world.ada, "Standup")
    await remove(world, world.ada, "standup")
    await world.greta.slash(world.channel, "editor bring-back", term="retro")
    assert shown(world, world.greta).content.startswith("Einen Begriff retro gibt es nicht zurückzuholen")


async def test_a_name_that_is_taken_by_now(world):
    """The editor reads what keeps it away."""
    await add(world, world.ada, "Standup", "Every morning.")
    await remove(world, world.ada, "standup")
    await add(world, world.ada, "Standup", "On a stage.")
    await world.ada.slash(world.channel, "editor bring-back", term="standup")
    assert "“Standup” is already a name of **Standup**" in shown(world, world.ada).content


@pytest.mark.expects_errors
@pytest.mark.parametrize("command", ["editor bring-back", "editor history"])
async def test_completion_while_the_database_is_away(world, command):
    """Nothing is completed, and nothing fails."""
    await add(world, world.ada, "Standup")
    await remove(world, world.ada, "standup")
    file = world.settings.state_dir / "ki-glossar.db"
    file.write_text("notes, and nothing a database would write\n" * 100)
    assert await completed(world, world.ada, command) == []


class TestOld:
    """Days pass."""

    @pytest.fixture
    def settings(self, make_settings):
        """Everything that repeats does so rarely."""
        hour = 3600
        return make_settings(glossary_poll_seconds=hour, counts_flush_seconds=hour, daily_tick_seconds=hour)

    async def test_after_ninety_days(self, world):
        """It is gone for good."""
        await add(world, world.ada, "Standup")
        await remove(world, world.ada, "standup")
        world.env.backend.clock.advance((KEPT_FOR + timedelta(days=1)).total_seconds())
        await world.ada.slash(world.channel, "editor bring-back", term="standup")
        assert shown(world, world.ada).content.startswith("No term was removed in the last 90 days")
