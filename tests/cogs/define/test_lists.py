"""The lists that people pick a card from: what stands above."""

import pytest

from tests.world import buttons


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
    """The line above says why it is a list and how many cards it has."""
    listed = (await world.ben.slash(world.channel, "define", term=query)).response

    assert listed.ephemeral
    assert listed.content == above
    assert buttons(listed)[: len(labels)] == labels


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

    assert listed.content == above
