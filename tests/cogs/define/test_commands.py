"""What people see when they use /define, through the whole bot."""

import discord
import pytest

from bot.settings import shipped_glossary
from tests.world import buttons, field_of


async def test_the_card_appears_for_everyone(world):
    """A member asks; the whole channel sees the card with all its parts."""
    result = await world.ben.slash(world.channel, "define", term="AllReduce")

    assert not result.response.ephemeral
    card = result.response.embeds[0]
    assert card.title == "AllReduce"
    assert card.author.name == "Distributed Machine Learning"
    assert "every" in card.description
    assert field_of(card, "In practice")
    assert "](https://" in card.fields[-1].value
    assert card.color.value != 0
    assert buttons(result.response)[-2:] == ["Auf Deutsch", "Delete"]
    assert len(buttons(result.response)) > 2
    assert result.response.content == "**AllReduce**"
    assert result.response.message in world.seen_by(world.greta)


async def test_a_german_gets_a_german_card(world):
    """Everybody gets the card in their own language."""
    result = await world.greta.slash(world.channel, "define", term="datenparallelitat")

    card = result.response.embeds[0]
    assert card.title == "Datenparallelität"
    assert card.author.name == "Verteiltes maschinelles Lernen"
    assert field_of(card, "In der Praxis")
    assert buttons(result.response)[-2:] == ["In English", "Löschen"]


async def test_a_private_card_is_seen_by_the_asker_only(world):
    """With private: True nobody else sees the card, so it needs no delete button."""
    result = await world.ben.slash(world.channel, "define", term="Ray", private=True)

    assert result.response.ephemeral
    assert result.response.embeds[0].title == "Ray"
    assert "Delete" not in buttons(result.response)
    assert world.seen_by(world.ada) == []


async def test_a_misspelling_is_answered_and_named(world):
    """The card says what it shows when the spelling differed."""
    result = await world.ben.slash(world.channel, "define", term="al reduse")

    assert result.response.content == "Showing **AllReduce** for “al reduse”"
    assert result.response.embeds[0].title == "AllReduce"


async def test_a_question_is_answered_and_named(world):
    """A question gets the card of the term it is about, and the answer repeats the question."""
    asked = await world.ben.slash(world.channel, "define", term="What is sharding?")
    assert asked.response.embeds[0].title == "Sharding"
    assert asked.response.content == "Showing **Sharding** for “What is sharding?”"

    gefragt = await world.greta.slash(world.channel, "define", term="Was ist Sharding?")
    assert gefragt.response.embeds[0].title == "Sharding"
    assert "Was ist Sharding?" in gefragt.response.content


async def test_an_unclear_query_offers_buttons_and_a_click_answers_publicly(world):
    """An unclear query offers up to five buttons that only the asker sees; a click posts the card without retyping."""
    listed = await world.ben.slash(world.channel, "define", term="s")
    assert listed.response.ephemeral
    assert listed.response.embeds == []
    *labels, browse = buttons(listed.response)
    assert browse == "Browse all terms"
    assert 2 <= len(labels) <= 5
    assert "Sharding" in labels

    picked = await world.ben.click(listed.response, label="Sharding")

    [card] = picked.followups
    assert not card.ephemeral
    assert card.embeds[0].title == "Sharding"
    assert "Delete" in buttons(card)
    assert buttons(listed.response) == []
    assert listed.response.content == "Here it is: **Sharding**"
    assert [m.id for m in world.seen_by(world.ada)] == [card.id]


async def test_a_click_keeps_the_visibility_that_was_asked_for(world):
    """If the query was private, the card that is picked replaces the list and stays private."""
    listed = await world.ben.slash(world.channel, "define", term="s", private=True)

    await world.ben.click(listed.response, label="Sharding")

    assert listed.response.embeds[0].title == "Sharding"
    assert listed.response.content == ""
    assert listed.response.ephemeral
    assert world.seen_by(world.ada) == []


@pytest.mark.parametrize("query", ["asdfgh", "banana", "🦄", "مرحبا بالعالم"])
async def test_nonsense_gets_an_honest_nothing(world, query):
    """Nonsense gets an ephemeral sentence that points to /help, and no card."""
    result = await world.ben.slash(world.channel, "define", term=query)

    assert result.response.ephemeral
    assert result.response.embeds == []
    assert "I couldn't find" in result.response.content
    assert "/help" in result.response.content


async def test_a_blank_query_is_asked_again(world):
    """A hundred spaces are no term; the answer says what to type."""
    result = await world.ben.slash(world.channel, "define", term=" " * 100)

    assert result.response.ephemeral
    assert result.response.content.startswith("Which term?")


@pytest.mark.parametrize(
    "query",
    [
        "x" * 6000,
        "@everyone <@1> https://evil.example discord.gg/abc [a](https://b.c) **bold** `code`",
        "\u202etxet\u202c \u200b\u200d",
        "a\n\n\n# heading\n> quote",
        "e" + "\u0301" * 3000,
        "'; DROP TABLE terms; --",
    ],
)
async def test_any_text_is_answered_and_harmless(world, query):
    """Any text gets an answer; what it repeats pings nobody, links nowhere and stays short."""
    result = await world.ben.slash(world.channel, "define", term=query)

    content = result.response.content
    assert content
    assert len(content) < 500
    assert "@everyone" not in content
    assert "://evil" not in content
    assert "discord.gg/abc" not in content
    assert "\u202e" not in content
    assert "\n" not in content


async def test_the_other_language_answers_the_one_who_clicks(world):
    """The language button shows the same term in the other language, ephemerally, and switches back."""
    asked = await world.ben.slash(world.channel, "define", term="Sharding")

    clicked = await world.ada.click(asked.response, label="Auf Deutsch")

    assert clicked.response.ephemeral
    assert clicked.response.embeds[0].author.name == "Verteiltes maschinelles Lernen"
    await world.ada.click(clicked.response, label="In English")
    assert clicked.response.embeds[0].author.name == "Distributed Machine Learning"


async def test_the_asker_deletes_the_card(world):
    """Delete removes the public card for everyone."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")

    await world.ben.click(asked.response, label="Delete")

    assert world.seen_by(world.ada) == []


async def test_a_moderator_deletes_the_card(world):
    """A moderator can delete somebody else's card."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")

    await world.ada.click(asked.response, label="Delete")

    assert world.seen_by(world.ben) == []


async def test_others_do_not_delete_the_card(world):
    """Anybody else reads why not, in their language, and the card stays."""
    asked = await world.ben.slash(world.channel, "define", term="Ray")

    clicked = await world.greta.click(asked.response, label="Delete")

    assert clicked.response.ephemeral
    assert clicked.response.content.startswith("Diese Karte kann nur löschen")
    assert asked.response.embeds[0].title == "Ray"


async def test_buttons_survive_a_restart(world):
    """Buttons from before a restart still work: related term, language, list and delete."""
    asked = await world.ben.slash(world.channel, "define", term="AllReduce")
    listed = await world.ben.slash(world.channel, "define", term="s")

    await world.restart()

    name = buttons(asked.response)[0]
    related = await world.ada.click(asked.response, label=name)
    assert related.response.embeds[0].title == name
    other = await world.ada.click(asked.response, label="Auf Deutsch")
    assert other.response.embeds[0].author.name == "Verteiltes maschinelles Lernen"
    picked = await world.ben.click(listed.response, label="Sharding")
    assert picked.followups[0].embeds[0].title == "Sharding"
    await world.ben.click(asked.response, label="Delete")
    assert asked.response is None


async def test_it_works_in_a_direct_message(world):
    """In a direct message with the bot, the card and its buttons work as well."""
    user = world.env.create_user("dora")

    asked = await user.slash("define", term="horovd")
    related = buttons(asked.response)[0]
    clicked = await user.click(asked.response, label=related)

    assert asked.response.embeds[0].title == "Horovod"
    assert clicked.response.embeds[0].title == related
    await user.click(asked.response, label="Delete")
    assert asked.response is None


async def choices(world, typed):
    """The names offered for ``typed``."""
    return [c["name"] for c in await world.ben.autocomplete(world.channel, "define", "term", typed)]


class TestAutocomplete:
    """What appears while somebody types."""

    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("shar", "Sharding"),
            ("shadr", "Sharding"),
            ("horo", "Horovod"),
            ("datenpa", "Data Parallelism (Daten"),
        ],
    )
    async def test_a_beginning_completes(self, world, typed, first):
        """The right term comes first, also for misspelled input; a matched alias stands beside the name."""
        assert (await choices(world, typed))[0].startswith(first)

    async def test_a_choice_made_offers_nothing_else(self, world):
        """A field that already holds a choice offers only that, by name."""
        [choice] = await world.ben.autocomplete(world.channel, "define", "term", "horovod")
        assert await choices(world, choice["value"]) == ["Horovod"]

    @pytest.mark.parametrize("typed", ["🦄", "x" * 6000, "asdfghjkl"])
    async def test_anything_typed_is_survived(self, world, typed):
        """Nonsense completes to nothing but itself, and no error is logged."""
        assert await choices(world, typed) == ([typed] if len(typed) <= 100 else [])


class TestTheSharedGlossary:
    """Autocomplete in the glossary that comes with the bot."""

    @pytest.fixture
    def settings(self, make_settings):
        """The shared glossary."""
        return make_settings(glossary_file=shipped_glossary())

    async def test_blank_input_shows_a_stable_varied_list(self, world):
        """Before anything is typed there are choices, the same every time."""
        names = await choices(world, "")

        assert len(names) == 25
        assert names == await choices(world, "   ")

    async def test_a_chosen_name_is_found_exactly(self, world):
        """Every choice's value leads to its own card, without the note about spelling."""
        for choice in await world.ben.autocomplete(world.channel, "define", "term", ""):
            result = await world.ben.slash(world.channel, "define", term=choice["value"])
            assert result.response.embeds[0].title == choice["name"]
            assert result.response.content == f"**{choice['name']}**"


class TestCooldown:
    """Commands have a cooldown per person; autocomplete has none."""

    @pytest.fixture
    def settings(self, make_settings):
        """Two commands within ten seconds."""
        return make_settings(cooldown_commands=2, cooldown_seconds=10)

    async def test_too_many_commands_are_asked_to_wait(self, world):
        """The third command in a row is politely refused, for that person only, and works again later."""
        for _ in range(2):
            await world.greta.slash(world.channel, "define", term="Ray")
        refused = await world.greta.slash(world.channel, "define", term="Ray")
        somebody_else = await world.ben.slash(world.channel, "define", term="Ray")
        await world.env.advance_time(11)
        later = await world.greta.slash(world.channel, "define", term="Ray")

        assert refused.response.ephemeral
        assert refused.response.content.startswith("Nicht so schnell! Versuch es in 10 s")
        assert somebody_else.response.embeds
        assert later.response.embeds

    async def test_autocomplete_is_not_limited(self, world):
        """Autocomplete does not count as a command."""
        for _ in range(20):
            assert await world.ben.autocomplete(world.channel, "define", "term", "sh")
        result = await world.ben.slash(world.channel, "define", term="Ray")
        assert isinstance(result.response.embeds[0], discord.Embed)
