"""What stands on a card, and the names that lead to it, for English and German readers."""

import pytest

from tests.world import buttons


@pytest.fixture
def settings(make_settings, orchard):
    """The orchard."""
    return make_settings(glossary_file=orchard)


def lines(card):
    """Everything on a card, line by line, fields as their name and their value."""
    texts = [card.author.name, card.title, card.description]
    texts += [text for field in card.fields for text in (field.name, field.value)]
    return "\n".join([*texts, card.footer.text or ""]).splitlines()


async def test_an_english_card(world):
    """Everything is in English; the German name is there as well; related terms are buttons only."""
    asked = await world.ben.slash(world.channel, "define", term="malus")

    assert asked.response.content == "**Apple**"
    assert lines(asked.response.embeds[0]) == [
        *("Fruit", "Apple", "A round fruit, pressed into cider."),
        *("In practice", "One a day."),
        *("Not to be confused with", "**Date** grows on a palm"),
        *("Also known as", "Malus", "German: Apfel, Kulturapfel"),
        "Sources: [Apples 2024](https://example.org/apple) · [Orchards](https://example.org/orchard)",
        "As of April 2026",
    ]
    assert buttons(asked.response) == ["Pear", "Plum", "Cherry", "Peach", "Grape", "Auf Deutsch", "Delete"]


async def test_a_german_card(world):
    """The same in German."""
    asked = await world.greta.slash(world.channel, "define", term="malus")

    assert asked.response.content == "**Apfel**"
    assert lines(asked.response.embeds[0]) == [
        *("Obst", "Apfel", "Eine runde Frucht, aus der Most wird."),
        *("In der Praxis", "Täglich einer."),
        *("Nicht verwechseln mit", "**Dattel** wächst an einer Palme"),
        *("Auch genannt", "Kulturapfel", "Englisch: Apple, Malus"),
        "Quellen: [Apples 2024](https://example.org/apple) · [Orchards](https://example.org/orchard)",
        "Stand: April 2026",
    ]
    assert buttons(asked.response) == ["Birne", "Pflaume", "Kirsche", "Pfirsich", "Traube", "In English", "Löschen"]


async def test_a_private_card_has_no_line_above(world):
    """Nobody is notified of it, so nothing has to say what it is."""
    asked = await world.ben.slash(world.channel, "define", term="apple", private=True)

    assert asked.response.content == ""
    assert buttons(asked.response)[-2:] == ["Auf Deutsch", "Show to everyone"]


@pytest.mark.parametrize("private", [True, False])
async def test_a_term_in_one_language(world, private):
    """Who reads another language is told so, and no button leads to a language that is not there."""
    german = await world.greta.slash(world.channel, "define", term="durian", private=private)
    english = await world.ben.slash(world.channel, "define", term="durian", private=private)

    assert german.response.embeds[0].description == "A fruit that smells."
    assert german.response.embeds[0].footer.text == "Noch nicht übersetzt, deshalb auf Englisch"
    assert buttons(german.response) == (["In English", "Allen zeigen"] if private else ["In English", "Löschen"])
    assert english.response.embeds[0].footer.text is None
    assert buttons(english.response) == (["Show to everyone"] if private else ["Delete"])


async def test_a_misspelling(world):
    """The line above names the term in the reader's language."""
    english = await world.ben.slash(world.channel, "define", term="cherrry")
    german = await world.greta.slash(world.channel, "define", term="kirshe")

    assert english.response.content == "Showing **Cherry** for “cherrry”"
    assert german.response.content == "Gesucht: „kirshe“, gefunden: **Kirsche**"


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("asked_for", ["Cider", "cider", "ciders", "What is cider?"])
async def test_a_name_that_a_card_explains(world, asked_for, private):
    """The line above says where it is explained, also to a German; the card does not claim that it is a synonym."""
    english = await world.ben.slash(world.channel, "define", term=asked_for, private=private)
    german = await world.greta.slash(world.channel, "define", term=asked_for, private=private)

    assert english.response.content == "**Cider** is explained under **Apple**"
    assert german.response.content == "**Cider** wird unter **Apfel** erklärt"
    assert "Also known as" in lines(english.response.embeds[0])
    assert "Cider" not in " ".join(lines(english.response.embeds[0]))


async def test_a_name_of_several_terms(world):
    """All of them are listed, numbered, with category and first words, only to the asker; a click gives the card."""
    asked = await world.ben.slash(world.channel, "define", term="date")
    assert asked.response.ephemeral
    assert asked.response.content.splitlines() == [
        "“date” has several meanings. Which one do you want?",
        "1. **Date** (Fruit): A sweet fruit.",
        "2. **Date** (Time): A day that a calendar names.",
        "-# The card you choose will appear for everyone here.",
    ]
    assert buttons(asked.response) == ["1 · Date", "2 · Date"]

    [card] = (await world.ben.click(asked.response, label="2 · Date")).followups

    assert card.embeds[0].author.name == "Time"
    assert card.content == "**Date**"
    assert [message.id for message in world.seen_by(world.ada)] == [card.id]
    assert asked.response.content == "Here it is: **Date**"
    assert buttons(asked.response) == []


async def test_several_terms_for_a_german(world):
    """A German reads the German names; a German name that only one of them has leads to its card at once."""
    asked = await world.greta.slash(world.channel, "define", term="was ist date?", private=True)
    assert asked.response.content.splitlines() == [
        "„was ist date?“ hat mehrere Bedeutungen. Welche meinst du?",
        "1. **Dattel** (Obst): Eine süße Frucht.",
        "2. **Datum** (Zeit): Ein Tag, den ein Kalender nennt.",
    ]
    await world.greta.click(asked.response, label="1 · Dattel")
    assert asked.response.embeds[0].title == "Dattel"
    assert asked.response.content == ""
    assert world.seen_by(world.ada) == []

    direct = await world.greta.slash(world.channel, "define", term="Datum")
    assert direct.response.embeds[0].title == "Datum"


async def test_a_list_for_a_german(world):
    """A list to pick from is in the reader's language, too."""
    listed = await world.greta.slash(world.channel, "define", term="p")

    assert {"Birne", "Pflaume", "Pfirsich"} <= set(buttons(listed.response))


async def completions(world, person, typed):
    """The names of terms that are offered for what somebody has typed."""
    choices = await person.autocomplete(world.channel, "define", "term", typed)
    return [choice["name"] for choice in choices if choice["value"] != typed]


async def test_completions(world):
    """They show the reader's name, and the name that matched where it is another one."""
    assert await completions(world, world.ben, "pea") == ["Pear", "Peach"]
    assert await completions(world, world.greta, "pea") == ["Birne (Pear)", "Pfirsich (Peach)"]
    assert (await completions(world, world.greta, "birn"))[0] == "Birne"
    assert await completions(world, world.ben, "cid") == ["Apple (Cider)"]
    assert await completions(world, world.ben, "date") == ["Date · Fruit", "Date · Time"]
    assert await completions(world, world.greta, "datum") == ["Datum"]


async def test_completions_before_anything_is_typed(world):
    """Names stand alone, because nothing was typed that could have matched another one."""
    names = await completions(world, world.greta, "")

    assert {"Apfel", "Birne", "Durian"} <= set(names)
    assert not any("(" in name for name in names)


@pytest.mark.parametrize("private", [True, False])
async def test_a_covered_name_that_is_picked_from_a_list(world, private):
    """The line above the card names it, as if it had been asked for; also after a restart."""
    listed = await world.ben.slash(world.channel, "define", term="the cider, durians", private=private)
    await world.restart()

    picked = await world.ben.click(listed.response, label="Apple")

    card = picked.response if private else picked.followups[0]
    assert card.content == "**Cider** is explained under **Apple**"
