"""From card to card through related terms, and back."""

import pytest

from tests.orchard import ORCHARD, WAY, walk, without
from tests.world import buttons

BACK_TO_APPLE = ["Peach", "Cherry", "Plum", "Pear", "Apple"]


@pytest.fixture
def settings(make_settings, orchard):
    """The orchard, checked every second."""
    return make_settings(glossary_file=orchard, glossary_poll_seconds=1)


@pytest.fixture
async def apple(world):
    """The card of Apple that only Ben sees."""
    return (await world.ben.slash(world.channel, "define", term="apple", private=True)).response


@pytest.mark.parametrize("restarts", [False, True])
async def test_five_terms_and_back(world, apple, restarts):
    """Ben walks through five related terms and back in one message that nobody else sees, also after a restart."""
    assert await walk(world.ben, apple, *WAY) == list(WAY)
    if restarts:
        await world.restart()

    assert await walk(world.ben, apple, *["Back"] * 5) == BACK_TO_APPLE

    assert "Back" not in buttons(apple)
    assert [message.id for message in world.seen_by(world.ben)] == [apple.id]
    assert world.seen_by(world.ada) == []


async def test_a_sixth_term(world, apple):
    """The way back has five steps; the oldest one is forgotten."""
    await walk(world.ben, apple, *WAY, "Durian")

    assert await walk(world.ben, apple, *["Back"] * 5) == ["Grape", "Peach", "Cherry", "Plum", "Pear"]

    assert "Back" not in buttons(apple)


async def test_back_and_forth(world, apple):
    """The same card may come twice on the way."""
    await walk(world.ben, apple, "Pear", "Apple", "Pear")

    assert await walk(world.ben, apple, "Back", "Back", "Back") == ["Apple", "Pear", "Apple"]


@pytest.mark.parametrize("restarts", [False, True])
async def test_from_a_public_card(world, restarts):
    """Who clicks on a public card gets a private one, which leads on and back; the public one stays as it is."""
    asked = await world.ben.slash(world.channel, "define", term="apple")
    if restarts:
        await world.restart()
    pear = (await world.ada.click(asked.response, label="Pear")).response
    assert pear.ephemeral
    assert await walk(world.ada, pear, *WAY[1:]) == list(WAY[1:])

    assert await walk(world.ada, pear, *["Back"] * 5) == BACK_TO_APPLE

    assert "Delete" not in buttons(pear)
    assert asked.response.embeds[0].title == "Apple"
    assert buttons(asked.response)[-1] == "Delete"
    assert [message.id for message in world.seen_by(world.ben)] == [asked.response.id]


async def test_a_german_on_a_public_card(world):
    """Buttons of a public card are in the asker's language; the cards that they open are in the reader's."""
    asked = await world.ben.slash(world.channel, "define", term="apple")

    pear = (await world.greta.click(asked.response, label="Pear")).response

    assert pear.embeds[0].title == "Birne"
    assert await walk(world.greta, pear, "Pflaume", "Zurück", "Zurück") == ["Pflaume", "Birne", "Apfel"]


async def test_another_language_on_the_way(world, apple):
    """A change of the language is no step: the way goes on and back in the new one."""
    titles = await walk(world.ben, apple, "Pear", "Auf Deutsch", "Pflaume", "Zurück", "Zurück")

    assert titles == ["Pear", "Birne", "Pflaume", "Birne", "Apfel"]
    assert "Zurück" not in buttons(apple)


async def test_a_term_that_is_gone(world, apple, orchard):
    """A card on the way that is no longer in the glossary is left out."""
    await walk(world.ben, apple, "Pear", "Plum", "Cherry")
    orchard.write_text(without("plum"), encoding="utf-8")
    await world.env.advance_time(2)

    assert await walk(world.ben, apple, "Back", "Back") == ["Pear", "Apple"]


async def test_nothing_left_to_go_back_to(world, orchard):
    """If every card on the way is gone, a sentence says so, and the card stays."""
    pear = (await world.ben.slash(world.channel, "define", term="pear", private=True)).response
    await walk(world.ben, pear, "Plum")
    orchard.write_text(without("pear"), encoding="utf-8")
    await world.env.advance_time(2)

    clicked = await world.ben.click(pear, label="Back")

    assert clicked.response.content.startswith("This term is no longer in the glossary.")
    assert clicked.response.ephemeral
    assert pear.embeds[0].title == "Plum"


class TestFromAComparison:
    """A comparison is one step, although it has two cards."""

    LONG_ID = "durian-" + "o" * 43  # 50 characters, the most that an id may have

    @pytest.fixture
    def settings(self, make_settings, orchard):
        """The orchard, with the longest id after five steps."""
        orchard.write_text(
            ORCHARD.replace("[durian]", f"[{self.LONG_ID}]").replace("id: durian", f"id: {self.LONG_ID}")
        )
        return make_settings(glossary_file=orchard, glossary_poll_seconds=1)

    @pytest.fixture
    async def compared(self, world):
        """The cards of Apple and Pear that only Ben sees."""
        return (await world.ben.slash(world.channel, "define", term="apple vs pear", private=True)).response

    async def test_five_cards_and_back(self, world, compared):
        """The way back ends at the comparison, and every custom id has room for it."""
        await walk(world.ben, compared, "Plum", "Cherry", "Peach", "Grape", "Durian")

        assert await walk(world.ben, compared, *["Back"] * 4) == ["Grape", "Peach", "Cherry", "Plum"]
        await world.ben.click(compared, label="Back")

        assert [card.title for card in compared.embeds] == ["Apple", "Pear"]
        assert "Back" not in buttons(compared)

    async def test_another_language_on_the_way(self, world, compared):
        """The comparison comes in the language of the card that leads back to it."""
        await walk(world.ben, compared, "Plum", "Auf Deutsch", "Kirsche", "Zurück", "Zurück")

        assert [card.title for card in compared.embeds] == ["Apfel", "Birne"]
        assert compared.content == "**Apfel** und **Birne**"
        await world.ben.click(compared, label="In English")
        assert [card.title for card in compared.embeds] == ["Apple", "Pear"]

    async def test_a_term_that_is_gone(self, world, compared, orchard):
        """A comparison with one card is none, so it is left out."""
        await walk(world.ben, compared, "Plum", "Cherry")
        orchard.write_text(without("pear"), encoding="utf-8")
        await world.env.advance_time(2)

        assert await walk(world.ben, compared, "Back") == ["Plum"]
        clicked = await world.ben.click(compared, label="Back")

        assert clicked.response.content.startswith("This term is no longer in the glossary.")
