"""What people see while they type a term, and what they get for the row they take."""

import pytest

GRAPEVINE = """\
  - id: grapevine
    name: {en: Grapevine, de: Weinrebe}
    covers: [Grape]
    category: fruit
    definition: {en: Has grapes., de: Hat Trauben.}
    sources: [{title: Vines, url: "https://example.org/vine"}]
"""


@pytest.fixture
def settings(make_settings, glossary_file):
    """A glossary with an apple that covers another name, a vine that covers the beginning of its own, and a pear."""
    text = glossary_file.read_text(encoding="utf-8").replace("[Malus]", "[Malus]\n    covers: [Cider]")
    glossary_file.write_text(text + GRAPEVINE, encoding="utf-8")
    return make_settings(glossary_file=glossary_file)


async def choices(world, typed, person=None):
    """The rows for ``typed``."""
    return await (person or world.ben).autocomplete(world.channel, "define", "term", typed)


async def take_first(world, typed, person=None):
    """Take the first row for ``typed``, as Enter does, and send it."""
    first = (await choices(world, typed, person))[0]
    return await (person or world.ben).slash(world.channel, "define", term=first["value"])


async def test_a_word_that_is_no_term_comes_first_itself(world):
    """Taking it leads to the private list, exactly as if it had been sent without a choice."""
    assert [row["name"] for row in await choices(world, "pea")] == ["pea", "Pear"]

    taken = await take_first(world, " pea ")

    assert taken.response.ephemeral
    assert taken.response.embeds == []
    assert taken.response.content.startswith("I'm not sure what “pea” is. Did you mean this?")


async def test_a_beginning_leads_to_its_card_without_a_word(world):
    """Who typed the beginning of a name knows what they get."""
    taken = await take_first(world, "appl")

    assert taken.response.embeds[0].title == "Apple"
    assert taken.response.content == "**Apple**"


async def test_a_choice_for_another_spelling_says_so(world):
    """A card that came by a completion which does not begin with what was typed says what it is shown for."""
    taken = await take_first(world, "aplpe")
    assert taken.response.embeds[0].title == "Apple"
    assert taken.response.content == "Showing **Apple** for “aplpe”"

    by_alias = await choices(world, "mal", world.greta)
    assert [row["name"] for row in by_alias] == ["mal", "Apple (Malus)"]
    taken = await world.greta.slash(world.channel, "define", term=by_alias[1]["value"])
    assert taken.response.content == "Gesucht: „mal“, gefunden: **Apple**"


async def test_a_choice_by_another_name_answers_like_the_name(world):
    """A synonym needs no remark; a name that the card only covers has its own."""
    assert (await take_first(world, "malus")).response.content == "**Apple**"
    assert (await take_first(world, "cider")).response.content == "**Cider** is explained under **Apple**"


async def test_a_covered_name_that_nobody_typed(world):
    """The beginning of the card's own name is no name to speak of, unless it was asked for, or the card has another."""
    taken = await take_first(world, "grpae")
    assert taken.response.content == "Showing **Grapevine** for “grpae”"
    sent = await world.ben.slash(world.channel, "define", term="grpae")
    assert sent.response.content == "Showing **Grapevine** for “grpae”"

    asked = await world.ben.slash(world.channel, "define", term="grape")
    assert asked.response.content == "**Grape** is explained under **Grapevine**"
    assert (await take_first(world, "cidder")).response.content == "**Cider** is explained under **Apple**"
    german = await take_first(world, "grpae", world.greta)
    assert german.response.content == "**Grape** wird unter **Weinrebe** erklärt"


async def test_a_covered_name_that_nobody_typed_in_a_list(world):
    """The card that is picked says where a name is explained only if that was asked for."""
    listed = await world.ben.slash(world.channel, "define", term="drape")
    [card] = (await world.ben.click(listed.response, label="Grapevine")).followups
    assert card.content == "**Grapevine**"

    listed = await world.ben.slash(world.channel, "define", term="grapes, pears")
    [card] = (await world.ben.click(listed.response, label="Grapevine")).followups
    assert card.content == "**Grape** is explained under **Grapevine**"


async def test_an_answer_never_pings_for_what_was_typed(world):
    """What somebody typed before they chose comes back harmless."""
    rows = await choices(world, "@everyone apple or pear")
    taken = await world.ben.slash(world.channel, "define", term=rows[1]["value"])
    assert taken.response.embeds[0].title == "Apple"
    assert "@everyone" not in taken.response.content
    assert "everyone apple or pear" in taken.response.content


async def test_a_choice_made_stays_as_it_is(world):
    """A field that holds a choice offers only that, by name, with the same value."""
    for typed in ("appl", "aplpe", "malus"):
        [choice, *_] = await choices(world, typed)
        [again] = await choices(world, choice["value"])
        assert again["name"].startswith("Apple")
        assert again["value"] == choice["value"]


async def test_a_question_has_both_of_its_terms(world):
    """A question that two terms answer comes first itself."""
    assert [row["name"] for row in await choices(world, "apple or pear")] == ["apple or pear", "Apple", "Pear"]


async def test_a_choice_whose_term_is_gone_is_looked_up_by_what_was_typed(world):
    """A glossary may change between a choice and its answer."""
    gone = await world.ben.slash(world.channel, "define", term="id:quince aplpe")
    assert gone.response.content == "Showing **Apple** for “aplpe”"

    gone = await world.ben.slash(world.channel, "define", term="id:quince")
    assert gone.response.ephemeral
    assert gone.response.content.startswith("I couldn't find “id:quince”.")


@pytest.mark.parametrize("typed", ["why is the apple and not the pear a fruit " * 4, "aplpe " * 15])
async def test_long_texts_fit(world, typed):
    """A name has at most 100 characters, and so has a value; a longer text is sent as it is, without a choice."""
    rows = await choices(world, typed)
    assert all(len(row["name"]) <= 100 and len(row["value"]) <= 100 for row in rows)
    if len(typed.strip()) > 100:
        assert rows == []
    for row in rows:
        assert (await world.ben.slash(world.channel, "define", term=row["value"])).response.content
