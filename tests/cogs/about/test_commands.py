"""What people read in /help and /about."""

import re
from importlib.metadata import version

import pytest

from bot.glossary.guild_lookups import Lookups
from tests.world import field_of


async def test_help_says_what_the_bot_can_do(world):
    """A member reads how to use the bot, not how to set it up, and nobody else sees the answer."""
    result = await world.ben.slash(world.channel, "help")

    assert result.response.ephemeral
    card = result.response.embeds[0]
    assert "/define" in field_of(card, "Look up a term")
    assert field_of(card, "For you, since you manage this server") is None


async def test_help_tells_admins_how_to_set_it_up(world):
    """Members who may manage the server read more."""
    result = await world.ada.slash(world.channel, "help")

    assert "Integrations" in field_of(result.response.embeds[0], "For you, since you manage this server")


@pytest.mark.parametrize("command", ["help", "about"])
async def test_commands_can_be_clicked(world, command):
    """Commands in the text are mentions with the ids that Discord gave them, also after a restart."""
    for _ in range(2):
        [card] = (await world.ada.slash(world.channel, command)).response.embeds
        text = "".join(field.value for field in card.fields)
        registered = {path for path, _ in re.findall(r"</([a-z -]+):([0-9]+)>", text)}
        assert registered
        assert "`/" not in text
        await world.restart()


async def test_help_speaks_german(world):
    """A German user reads German."""
    result = await world.greta.slash(world.channel, "help")

    assert field_of(result.response.embeds[0], "Einen Begriff nachschlagen")


async def test_help_works_in_a_direct_message(world):
    """In a direct message nobody manages a server."""
    user = world.env.create_user("dora")

    result = await user.slash("help")

    assert len(result.response.embeds[0].fields) == 4


async def test_about_says_version_terms_source_and_privacy(world):
    """The card names the running version and what the bot knows."""
    result = await world.ben.slash(world.channel, "about")

    card = result.response.embeds[0]
    assert result.response.ephemeral
    assert field_of(card, "Version") == version("ki-glossar")
    assert field_of(card, "Terms") == str(world.bot.part(Lookups).of(None).size)
    assert field_of(card, "Source code") == "MIT License"
    assert "nothing about you" in field_of(card, "Privacy")


class TestWithLinks:
    """An operator can say where the source code and the privacy notice are."""

    @pytest.fixture
    def settings(self, make_settings):
        """Both have an address."""
        return make_settings(source_url="https://example.org/ki-glossar", privacy_url="https://example.org/privacy")

    async def test_both_cards_link_to_the_notice(self, world):
        """The link is where privacy is the subject."""
        about = await world.ben.slash(world.channel, "about")
        privacy = await world.greta.slash(world.channel, "privacy")

        assert "[The full privacy notice](https://example.org/privacy)" in field_of(about.response.embeds[0], "Privacy")
        [*_, last] = privacy.response.embeds[0].fields
        assert last.value.endswith("[Die vollständige Datenschutzerklärung](https://example.org/privacy)")

    async def test_about_links_to_the_source(self, world):
        """The link is on the card."""
        result = await world.greta.slash(world.channel, "about")

        assert field_of(result.response.embeds[0], "Quelltext") == "[MIT-Lizenz](https://example.org/ki-glossar)"


async def test_privacy_says_what_is_stored(world):
    """Everybody can read privately, in their language, what is stored and what is not."""
    english = await world.ben.slash(world.channel, "privacy")
    german = await world.greta.slash(world.channel, "privacy")

    assert english.response.ephemeral
    assert "who changed what when" in field_of(english.response.embeds[0], "What is stored")
    assert "wer wann was geändert hat" in field_of(german.response.embeds[0], "Was gespeichert wird")
    assert "No user IDs" in field_of(english.response.embeds[0], "What is not stored")
    assert "Keine Nutzer-IDs" in field_of(german.response.embeds[0], "Was nicht gespeichert wird")
