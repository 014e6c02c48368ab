"""What people see when they use /browse, through the whole bot."""

import pytest

from bot.glossary.guild_lookups import Lookups
from bot.settings import shipped_glossary
from tests.world import buttons

OPEN, CATEGORY = 0, 1  # the rows of a page's selects


@pytest.fixture
def settings(make_settings):
    """The shared glossary that comes with the bot."""
    return make_settings(glossary_file=shipped_glossary())


def select_in(message, row):
    """A select of a page: its custom id and its options."""
    rows = [part if isinstance(part, dict) else part.to_dict() for part in message.components]
    [select] = rows[row]["components"]
    return select


async def open_card(person, page, term_id):
    """Open a card from a page."""
    return await person.select(page, [term_id], custom_id=select_in(page, OPEN)["custom_id"])


async def choose_category(person, page, category_id):
    """Choose a category on a page."""
    return await person.select(page, [category_id], custom_id=select_in(page, CATEGORY)["custom_id"])


async def test_the_first_page(world):
    """Only the one who asks sees it; it lists 25 names in alphabetical order, and each can be opened."""
    page = (await world.ben.slash(world.channel, "browse")).response

    assert page.ephemeral
    [card] = page.embeds
    assert card.title == "All terms"
    assert card.footer.text.startswith("Page 1 of ")
    options = select_in(page, OPEN)["options"]
    assert len(options) == 25
    names = [option["label"] for option in options]
    assert names == card.description.replace("\\", "").replace("\u200b", "").split(" · ")
    words = [name for name in names if name.isalpha()]
    assert words == sorted(words, key=str.casefold)
    assert all(option["description"] for option in options)
    assert buttons(page) == ["Next ▶"]


async def test_first_words_end_with_a_word(world):
    """What the select says of a term is cut between words."""
    page = (await world.ben.slash(world.channel, "browse")).response
    definitions = {term.id: term.definition.en for term in world.bot.part(Lookups).of(world.guild.id).terms}

    for option in select_in(page, OPEN)["options"]:
        first_words = option["description"].removesuffix("…")
        rest = definitions[option["value"]].removeprefix(first_words)
        assert rest == "" or rest[0] == " "


async def test_turning_pages(world):
    """Pages turn in place, to the last one and back."""
    page = (await world.ben.slash(world.channel, "browse", category="cloud-platforms")).response
    assert buttons(page) == []

    page = (await world.ben.slash(world.channel, "browse", category="distributed-ml")).response
    seen = [page.embeds[0].description]
    while "Next ▶" in buttons(page):
        await world.ben.click(page, label="Next ▶")
        seen.append(page.embeds[0].description)
    assert len(set(seen)) == len(seen) > 1
    assert page.embeds[0].footer.text.startswith(f"Page {len(seen)} of {len(seen)}")
    assert buttons(page) == ["◀ Previous"]
    for description in seen[-2::-1]:
        await world.ben.click(page, label="◀ Previous")
        assert page.embeds[0].description == description
    assert buttons(page) == ["Next ▶"]
    assert len(world.seen_by(world.ben)) == 2


async def test_a_german_browses_german_names(world):
    """Names are sorted as a German looks for them: Ü is with U."""
    page = (await world.greta.slash(world.channel, "browse", category="Lernparadigmen", level="basic")).response

    assert page.embeds[0].title == "Lernparadigmen · Grundlagen"
    assert page.embeds[0].description.endswith("Überwachtes Lernen · Unüberwachtes Lernen")


async def test_a_card_leads_back_to_the_page(world):
    """From a page to a card, on to a related term, and all the way back, with a restart in between."""
    page = (await world.ben.slash(world.channel, "browse", category="distributed-ml", level="advanced")).response
    listed = page.embeds[0].description

    card = (await open_card(world.ben, page, "allreduce")).response
    assert card.embeds[0].title == "AllReduce"
    first = buttons(card)[0]
    related = (await world.ben.click(card, label=first)).response
    assert related.embeds[0].title == first
    await world.restart()
    again = (await world.ben.click(related, label="Back")).response
    assert again.embeds[0].title == "AllReduce"
    page = (await world.ben.click(again, label="Back")).response
    assert page.embeds[0].description == listed
    assert page.embeds[0].title == "Distributed Machine Learning · Advanced"


async def test_choosing_a_category(world):
    """The category changes in place; the level stays, and a way to all levels is there."""
    page = (await world.ben.slash(world.channel, "browse", level="expert")).response
    page = (await choose_category(world.ben, page, "hardware")).response

    assert page.embeds[0].title == "Hardware and Precision · Expert"
    assert [o["value"] for o in select_in(page, CATEGORY)["options"] if o.get("default")] == ["hardware"]
    page = (await world.ben.click(page, label="All levels")).response
    assert page.embeds[0].title == "Hardware and Precision"
    page = (await choose_category(world.ben, page, "*")).response
    assert page.embeds[0].title == "All terms"


class TestASmallGlossary:
    """Two fruits."""

    @pytest.fixture
    def settings(self, make_settings, glossary_file):
        """A small glossary."""
        return make_settings(glossary_file=glossary_file)

    async def test_no_dead_end(self, world):
        """A page without terms says so and still leads on."""
        page = (await world.ben.slash(world.channel, "browse", category="fruit", level="expert")).response

        assert page.embeds[0].description == "There are no terms here. Choose another category."
        assert buttons(page) == ["All levels"]
        page = (await world.ben.click(page, label="All levels")).response
        assert page.embeds[0].description == "Apple · Pear"


async def test_an_unknown_category(world):
    """A category that was typed and does not exist gets a sentence."""
    result = await world.ben.slash(world.channel, "browse", category="cooking")

    assert (
        result.response.content == "There's no category “cooking”. Choose one from the list that appears as you type."
    )


async def test_categories_complete(world):
    """Categories complete in the reader's language."""
    choices = await world.greta.autocomplete(world.channel, "browse", "category", "lern", category="lern")
    assert [choice["name"] for choice in choices]


async def test_nothing_found_leads_to_the_list(world):
    """Where nothing was found, all terms are a click away."""
    nothing = (await world.ben.slash(world.channel, "define", term="banana")).response
    page = (await world.ben.click(nothing, label="Browse all terms")).response

    assert page.embeds[0].title == "All terms"
    assert page.content == ""
