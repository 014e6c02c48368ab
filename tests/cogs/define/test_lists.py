"""The lists that people pick a card from: what stands above, who will see the card, and the way to all terms."""

import pytest

from tests.world import buttons

FOR_ALL = "-# The card you choose will appear for everyone here."
FOR_ALL_GERMANS = "-# Die Karte, die du wählst, sehen hier alle."


@pytest.fixture
def settings(make_settings, orchard):
    """The orchard."""
    return make_settings(glossary_file=orchard)


@pytest.mark.parametrize(
    ("query", "above", "labels"),
    [
        ("pe", "I'm not sure what “pe” is. Did you mean one of these?", ["Pear", "Peach"]),
        ("beach", "I'm not sure what “beach” is. Did you mean this?", ["Peach"]),
        ("the plum, grapes", "These entries may help with “the plum, grapes”:", ["Plum", "Grape"]),
        ("how do I peel a plum", "This entry may help with “how do I peel a plum”:", ["Plum"]),
        ("stone", "I have no entry called “stone”, but these cards mention it:", ["Plum", "Cherry"]),
        ("neck", "I have no entry called “neck”, but this card mentions it:", ["Pear"]),
    ],
)
async def test_a_list(world, query, above, labels):
    """The line above says why it is a list and how long; a small one warns that the card will be public."""
    listed = (await world.ben.slash(world.channel, "define", term=query)).response

    assert listed.ephemeral
    assert listed.content.splitlines() == [above, FOR_ALL]
    assert buttons(listed)[: len(labels)] == labels
    assert buttons(listed)[-1] == "Browse all terms"


@pytest.mark.parametrize(
    ("query", "above"),
    [
        ("p", "Ich bin nicht sicher, was mit „p“ gemeint ist. Meinst du einen dieser Begriffe?"),
        ("die Pflaume, Trauben", "Diese Einträge helfen bei „die Pflaume, Trauben“ vielleicht weiter:"),
        ("wie schäle ich Pflaumen", "Dieser Eintrag hilft bei „wie schäle ich Pflaumen“ vielleicht weiter:"),
        ("Stein", "Einen Eintrag „Stein“ habe ich nicht, aber diese Karten erwähnen es:"),
        ("Hals", "Einen Eintrag „Hals“ habe ich nicht, aber diese Karte erwähnt es:"),
    ],
)
async def test_a_list_for_a_german(world, query, above):
    """The same in German."""
    listed = (await world.greta.slash(world.channel, "define", term=query)).response

    assert listed.content.splitlines() == [above, FOR_ALL_GERMANS]
    assert buttons(listed)[-1] == "In allen Begriffen blättern"


@pytest.mark.parametrize("query", ["p", "the plum, grapes", "stone", "date"])
async def test_a_private_list(world, query):
    """Nothing warns of a card that only the asker will see, be it because they said so or because they are alone."""
    private = await world.ben.slash(world.channel, "define", term=query, private=True)
    direct = await world.env.create_user("dora").slash("define", term=query)

    assert "everyone" not in private.response.content
    assert "everyone" not in direct.response.content


async def test_none_of_these(world):
    """Who does not find what they meant goes on to all terms."""
    listed = (await world.ben.slash(world.channel, "define", term="p")).response

    await world.ben.click(listed, label="Browse all terms")

    assert listed.embeds[0].title == "All terms"
    assert listed.content == ""
