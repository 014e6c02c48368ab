"""What people read in /help and /about."""

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


class TestWithSource:
    """An operator can say where the source code is."""

    @pytest.fixture
    def settings(self, make_settings):
        """The source has an address."""
        return make_settings(source_url="https://example.org/ki-glossar")

    async def test_about_links_to_the_source(self, world):
        """The link is on the card."""
        result = await world.greta.slash(world.channel, "about")

        assert field_of(result.response.embeds[0], "Quelltext") == "[MIT-Lizenz](https://example.org/ki-glossar)"


async def test_privacy_says_what_is_stored(world):
    """Everybody can read privately, in their language, what is stored and what is not."""
    english = await world.ben.slash(world.channel, "privacy")
    german = await world.greta.slash(world.channel, "privacy")

    assert english.response.ephemeral
    assert "No user IDs" in field_of(english.response.embeds[0], "What is not stored")
    assert "Keine Nutzer-IDs" in field_of(german.response.embeds[0], "Was nicht gespeichert wird")
