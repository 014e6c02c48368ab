"""What people see when they compare two terms: both cards in one message."""

import discord
import pytest

from bot.chat.text import fit_together
from tests.world import buttons

GLOSSARY = """\
categories:
  fruit:
    name: {en: Fruit, de: Obst}
    color: "#FF8800"
terms:
  - id: apple
    name: {en: Apple, de: Apfel}
    category: fruit
    definition: {en: A round fruit., de: Eine runde Frucht.}
    contrast:
      - term: pear
        why: {en: has a neck, de: hat einen Hals}
    see_also: [plum, pear, cherry, peach, grape]
    sources: [{title: Apples, url: "https://example.org/apple"}]
  - id: pear
    name: {en: Pear, de: Birne}
    category: fruit
    definition: {en: A fruit with a neck., de: Eine Frucht mit Hals.}
    see_also: [quince, apple, peach, fig, kiwi]
    sources: [{title: Pears, url: "https://example.org/pear"}]
"""
RELATED = ("Plum", "Cherry", "Peach", "Grape", "Quince", "Fig", "Kiwi")


def _glossary():
    entry = (
        "  - id: {id}\n    name: {name}\n    category: fruit\n    definition: {{en: A fruit.}}\n"
        '    sources: [{{title: Fruit, url: "https://example.org/{id}"}}]\n'
    )
    return GLOSSARY + "".join(entry.format(id=name.lower(), name=name) for name in RELATED)


@pytest.fixture
def settings(make_settings, tmp_path):
    """An apple and a pear, each with five related terms, of which they share the peach."""
    path = tmp_path / "fruit.yaml"
    path.write_text(_glossary(), encoding="utf-8")
    return make_settings(glossary_file=path)


@pytest.fixture
async def comparison(world):
    """A comparison that only Ben sees."""
    return (await world.ben.slash(world.channel, "define", term="apple vs pear", private=True)).response


def titles(message):
    """The titles of a message's cards, in order."""
    return [card.title for card in message.embeds]


def custom_ids(message):
    """The custom ids of a message's buttons."""
    return [button.custom_id for row in message.components for button in row.children]


@pytest.mark.parametrize(
    "query", ["apple vs pear", "difference between an apple and a pear", "Aple or pear?", "is apple the same as pear?"]
)
async def test_both_cards_come_in_one_message(world, query):
    """Everyone sees one card below the other, in the order they were named, and what was asked."""
    asked = await world.ben.slash(world.channel, "define", term=query)

    assert not asked.response.ephemeral
    assert titles(asked.response) == ["Apple", "Pear"]
    assert asked.response.content == f"Showing **Apple** and **Pear** for “{query}”"
    assert "has a neck" in str(asked.response.embeds[0].to_dict())
    [seen] = world.seen_by(world.ada)
    assert titles(seen) == ["Apple", "Pear"]


async def test_the_order_is_that_of_the_question(world):
    """What is named first stands above."""
    gefragt = await world.greta.slash(world.channel, "define", term="Unterschied zwischen Birne und Apfel")

    assert titles(gefragt.response) == ["Birne", "Apfel"]
    assert gefragt.response.content.endswith("gefunden: **Birne** und **Apfel**")


async def test_one_button_for_what_both_share(world):
    """There are at most two rows; a term related to both comes first and once, and neither card has a button itself."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs pear")

    assert buttons(asked.response) == ["Peach", "Plum", "Quince", "Cherry", "Fig", "Auf Deutsch", "Delete"]
    [message] = world.seen_by(world.ben)
    assert len(message.components) == 2
    assert len(set(custom_ids(message))) == len(custom_ids(message))


async def test_a_private_comparison(world):
    """Only the asker sees it, and it switches language in place."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs pear", private=True)
    assert asked.response.ephemeral
    assert buttons(asked.response)[-2:] == ["Auf Deutsch", "Show to everyone"]
    assert world.seen_by(world.ada) == []

    await world.ben.click(asked.response, label="Auf Deutsch")

    assert titles(asked.response) == ["Apfel", "Birne"]
    assert asked.response.content == "**Apfel** und **Birne**"


@pytest.mark.parametrize("restarts", [False, True])
async def test_back_to_the_comparison(world, comparison, restarts):
    """A related card leads back to both cards, and nothing lies behind them; also after a restart."""
    if restarts:
        await world.restart()
    await world.ben.click(comparison, label="Quince")
    assert titles(comparison) == ["Quince"]

    await world.ben.click(comparison, label="Back")

    assert titles(comparison) == ["Apple", "Pear"]
    assert comparison.content == "**Apple** and **Pear**"
    assert buttons(comparison)[-2:] == ["Auf Deutsch", "Show to everyone"]
    assert [message.id for message in world.seen_by(world.ben)] == [comparison.id]


async def test_back_to_a_public_comparison(world):
    """Who clicks on it gets a private card, which leads back to a private copy in their own language."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs pear")
    clicked = (await world.greta.click(asked.response, label="Quince")).response

    await world.greta.click(clicked, label="Zurück")

    assert clicked.ephemeral
    assert titles(clicked) == ["Apfel", "Birne"]
    assert buttons(clicked)[-2:] == ["In English", "Allen zeigen"]
    assert titles(asked.response) == ["Apple", "Pear"]


async def test_sharing_a_comparison_that_one_came_back_to(world, comparison):
    """It can be shown again, like a card."""
    await world.ben.click(comparison, label="Show to everyone")
    await world.ben.click(comparison, label="Quince")
    await world.ben.click(comparison, label="Back")

    [post] = (await world.ben.click(comparison, label="Show to everyone")).followups

    assert titles(post) == ["Apple", "Pear"]
    assert [titles(message) for message in world.seen_by(world.ada)] == [["Apple", "Pear"]] * 2


async def test_sharing_a_private_comparison(world):
    """Both cards are posted once, under the name of who shared them, and the private ones lose the button."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs pear", private=True)

    shared = await world.ben.click(asked.response, label="Show to everyone")

    [post] = shared.followups
    assert titles(post) == ["Apple", "Pear"]
    assert post.content == f"<@{world.ben.id}> is showing **Apple** and **Pear**"
    assert "Delete" in buttons(post)
    assert titles(asked.response) == ["Apple", "Pear"]
    assert "Show to everyone" not in buttons(asked.response)
    assert [titles(message) for message in world.seen_by(world.ada)] == [["Apple", "Pear"]]


async def test_the_buttons_of_a_public_comparison(world):
    """The other language and a related term answer who clicks; the asker deletes both cards, also after a restart."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs pear")
    await world.restart()

    other = await world.ada.click(asked.response, label="Auf Deutsch")
    assert other.response.ephemeral
    assert titles(other.response) == ["Apfel", "Birne"]
    related = await world.ada.click(asked.response, label="Quince")
    assert related.response.ephemeral
    assert titles(related.response) == ["Quince"]
    assert titles(asked.response) == ["Apple", "Pear"]

    await world.ben.click(asked.response, label="Delete")
    assert world.seen_by(world.ben) == []


async def test_a_comparison_whose_term_is_gone(world, settings):
    """Its buttons say so."""
    asked = await world.ben.slash(world.channel, "define", term="apple vs fig")
    text = settings.glossary_file.read_text(encoding="utf-8")
    gone = text[: text.index("  - id: fig")] + text[text.index("  - id: kiwi") :]
    settings.glossary_file.write_text(gone.replace("fig, ", ""), encoding="utf-8")
    await world.restart()

    clicked = await world.ben.click(asked.response, label="Auf Deutsch")

    assert clicked.response.ephemeral
    assert clicked.response.content.startswith("This term is no longer in the glossary.")


async def test_both_count_as_looked_up(world):
    """The most popular terms stand first in a blank field, so those of a comparison do."""
    for _ in range(70):
        await world.ben.slash(world.channel, "define", term="kiwi vs quince", private=True)

    rows = await world.ben.autocomplete(world.channel, "define", "term", "")

    assert {row["name"] for row in rows[:2]} == {"Kiwi", "Quince"}


@pytest.mark.parametrize("query", ["apple vs apples", "apple vs aple", "apple vs xyzzy"])
async def test_what_is_no_comparison_of_two_terms(world, query):
    """The same term twice, or an unknown one, is no comparison."""
    asked = await world.ben.slash(world.channel, "define", term=query)

    assert titles(asked.response) in ([], ["Apple"])


def test_long_cards_share_a_message():
    """Two cards have at most 6,000 characters together; short ones stay as they are."""
    cards = [discord.Embed(title="T", description="x" * 2500) for _ in range(2)]
    fit_together(*cards)
    assert [len(card) for card in cards] == [2501, 2501]

    for card in cards:
        card.add_field(name="In practice", value="y" * 1000)
        card.add_field(name="Sources", value="z" * 1000)
    fit_together(*cards)
    assert sum(map(len, cards)) <= 6000
    assert all(card.description == "x" * 2500 for card in cards)
