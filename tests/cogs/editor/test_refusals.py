"""What editors read when something cannot be saved: nothing is lost."""

from datetime import timedelta

import pytest

from bot.glossary.own.editing import DRAFTS_KEPT_FOR
from tests.cogs.editor.writing import add, make_editor, shown, submit
from tests.world import buttons


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"name": "?!"}, "- **Name (English)** “?!” has no letters or digits, so nobody could look it up."),
        (
            {"name": "Standup\u202e"},
            "- **Name (English)** has a character that nobody can see (U+202E); type it again.",
        ),
        ({"synonyms": "Standup"}, "- **Synonyms (English)** “Standup” is there twice; leave one out."),
        ({"synonyms": "AllReduce"}, "- **Synonyms (English)** “AllReduce” is already a name of **AllReduce**."),
        (
            {"synonyms": ", ".join(f"name {n}" for n in range(21))},
            "- **Synonyms (English)** has 21 entries, and 20 fit",
        ),
        ({"synonyms": "x" * 81}, "- **Synonyms (English)** has 81 characters, and 80 fit; shorten it."),
    ],
)
async def test_mistakes_are_said_one_by_one_and_can_be_mended(world, fields, line):
    """Each with its field and what to do; the form opens again with what was written."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, **{"name": "Standup", "definition": "A short meeting.", **fields})
    refused = shown(world, world.ada)
    assert refused.content.splitlines()[1].startswith(line)
    opened = await world.ada.click(refused, label="Change")
    await submit(world.ada, opened, name="Standup", synonyms="")
    await world.ada.click(shown(world, world.ada), label="Save")
    assert shown(world, world.ada).content.startswith("Saved.")


async def test_mistakes_in_german(world):
    """In the editor's language."""
    await make_editor(world, world.greta)
    await add(world, world.ada, "Standup")
    opened = await world.greta.slash(world.channel, "editor add")
    await submit(world.greta, opened, name="Standup", definition="Eine kurze Besprechung.")
    refused = shown(world, world.greta)
    assert refused.content.splitlines()[1].startswith(
        "- **Name (Deutsch)** „Standup“ ist schon ein Name von **Standup**."
    )
    assert buttons(refused) == ["Ändern", "Beide Bedeutungen behalten", "Standup bearbeiten", "Abbrechen"]


class TestFull:
    """A server at its limit."""

    @pytest.fixture
    def settings(self, make_settings):
        """One term of its own."""
        return make_settings(own_terms_per_server=1)

    async def test_the_draft_is_saved_once_there_is_room(self, world):
        """Nothing is lost meanwhile."""
        await add(world, world.ada, "Standup")
        opened = await world.ada.slash(world.channel, "editor add")
        await submit(world.ada, opened, name="Retro", definition="Looking back.")
        await world.ada.click(shown(world, world.ada), label="Save")
        full = shown(world, world.ada)
        assert full.content.startswith("This server has no room for more terms of its own (limit: 1).")
        await world.ada.slash(world.channel, "editor remove", term="standup")
        await world.ada.click(shown(world, world.ada), label="Remove")
        await world.ada.click(full, label="Save")
        assert (await world.ben.slash(world.channel, "define", term="retro")).response.embeds[0].title == "Retro"


class TestOld:
    """Days pass."""

    @pytest.fixture
    def settings(self, make_settings):
        """Everything that repeats does so every hour."""
        return make_settings(glossary_poll_seconds=3600, counts_flush_seconds=3600)

    async def test_a_draft_that_nobody_finished_is_forgotten(self, world):
        """After two days, and whoever comes back reads that."""
        opened = await world.ada.slash(world.channel, "editor add")
        await submit(world.ada, opened, name="Standup", definition="A short meeting.")
        await world.env.advance_time((DRAFTS_KEPT_FOR + timedelta(days=1)).total_seconds())
        await world.ada.click(shown(world, world.ada), label="Save")
        assert shown(world, world.ada).content.startswith("This draft is not there anymore")


@pytest.mark.expects_errors
async def test_what_was_written_while_the_database_is_away_is_given_back(world):
    """The editor can copy it."""
    opened = await world.ada.slash(world.channel, "editor add")
    file = world.settings.state_dir / "ki-glossar.db"
    file.write_text("notes, and nothing a database would write\n" * 100)
    await submit(world.ada, opened, name="Standup", definition="A short\nmeeting.", synonyms="Daily")
    answer = shown(world, world.ada)
    assert answer.content.startswith("The database cannot be reached right now, so this was not kept.")
    assert answer.content.splitlines()[1:] == ["> Standup", "> A short", "> meeting.", "> Daily"]
