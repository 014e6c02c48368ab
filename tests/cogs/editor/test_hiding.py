"""Hiding shared terms from a server, and showing them again."""

import pytest

from tests.cogs.editor.writing import add, dismiss, make_editor, shown
from tests.world import buttons


async def ask(world, person, command, term):
    """Use one of the two commands; return what the editor reads."""
    await person.slash(world.channel, f"editor {command}", term=term)
    return shown(world, person)


async def found(world, term):
    """The titles of the cards that a member gets."""
    return [card.title for card in (await world.ben.slash(world.channel, "define", term=term)).response.embeds]


async def offered(world, person, command, typed):
    """What completes the option."""
    return await person.autocomplete(world.channel, f"editor {command}", "term", typed)


async def test_hiding_and_undoing_it(world, eda):
    """Nobody finds the term, until the editor takes it back."""
    answer = await ask(world, eda, "hide", "gpu")
    assert answer.content.startswith("**GPU** is hidden on this server: nobody here finds it anymore.")
    assert answer.flags.ephemeral
    assert await found(world, "gpu") == []

    await eda.click(answer, label="Undo")
    assert shown(world, eda).content == "**GPU** is shown on this server again."
    assert await found(world, "gpu") == ["GPU"]


async def test_undoing_what_somebody_else_has_undone(world, eda):
    """The second editor reads that nothing is left to do."""
    answer = await ask(world, eda, "hide", "gpu")
    await ask(world, world.ada, "unhide", "gpu")
    await eda.click(answer, label="Undo")
    assert shown(world, eda).content == "**GPU** is not hidden on this server."


async def test_hiding_twice(world):
    """A hidden name is known as such, and nothing similar is hidden instead."""
    await ask(world, world.ada, "hide", "sharding")
    for name in ("sharding", "Shard", "id:sharding"):
        answer = await ask(world, world.ada, "hide", name)
        assert answer.content.startswith("**Sharding** is hidden on this server already."), name
    assert [each["name"] for each in await offered(world, world.ada, "unhide", "")] == ["Sharding"]


@pytest.mark.parametrize("name", ["nachzügler", "STRAGGLER", "id:straggler"])
async def test_showing_a_term_again_by_any_name(world, name):
    """A hidden term is found by what is typed, and by what is chosen."""
    await ask(world, world.ada, "hide", "straggler")
    assert (await ask(world, world.ada, "unhide", name)).content == "**Straggler** is shown on this server again."
    assert await found(world, "straggler") == ["Straggler"]


async def test_showing_what_cannot_be_shown(world):
    """A term that is not hidden, and one that does not exist."""
    assert (await ask(world, world.ada, "unhide", "gpu")).content == "**GPU** is not hidden on this server."
    answer = await ask(world, world.ada, "unhide", "nothing like it")
    assert answer.content.startswith("There is no term called nothing like it")
    answer = await ask(world, world.ada, "hide", "nothing like it")
    assert answer.content.startswith("There is no term called nothing like it")


async def test_own_terms_are_not_hidden(world):
    """The editor reads what to do instead, also if theirs stands in the place of a shared one."""
    await add(world, world.ada, "Standup")
    answer = await ask(world, world.ada, "hide", "standup")
    assert "only shared ones can be hidden. </editor remove:" in answer.content
    await add(world, world.ada, "Ray", "Our cat.")
    answer = await ask(world, world.ada, "hide", "ray")
    assert "It already stands in the place of the shared one, so there is nothing to hide." in answer.content
    assert await found(world, "ray") == ["Ray"]


async def test_an_own_term_in_the_place_of_a_hidden_one(world):
    """Its card leads to the shared definition only while that is not hidden."""
    await ask(world, world.ada, "hide", "ray")
    await add(world, world.ada, "Ray", "Our cat.")
    assert await found(world, "ray") == ["Ray"]
    card = await world.ben.slash(world.channel, "define", term="ray")
    assert "Shared definition" not in buttons(card.response)
    assert "stands in its place" in (await ask(world, world.ada, "unhide", "ray")).content
    card = await world.ben.slash(world.channel, "define", term="ray")
    assert "Shared definition" in buttons(card.response)


async def test_what_completes(world, eda):
    """Shared terms that are seen, and hidden ones; the latter only for editors."""
    await add(world, world.ada, "Gpt", "Our cat.")
    await ask(world, world.ada, "hide", "sharding")
    await ask(world, world.ada, "hide", "straggler")
    assert [each["name"] for each in await offered(world, eda, "hide", "gp")] == ["GPU"]
    everything = [each["name"] for each in await offered(world, eda, "hide", "")]
    assert "GPU" in everything
    assert not {"Gpt", "Sharding"} & set(everything)
    assert [each["name"] for each in await offered(world, eda, "unhide", "")] == ["Sharding", "Straggler"]
    assert [each["name"] for each in await offered(world, eda, "unhide", "nachz")] == ["Straggler"]
    assert await offered(world, world.ben, "unhide", "") == []


async def test_in_german(world):
    """In the editor's language."""
    await make_editor(world, world.greta)
    answer = await ask(world, world.greta, "hide", "datenparallelität")
    assert answer.content.startswith("**Datenparallelität** ist jetzt auf diesem Server verborgen:")
    await world.greta.click(answer, label="Rückgängig")
    assert shown(world, world.greta).content == "**Datenparallelität** wird auf diesem Server wieder gezeigt."


async def test_who_may(world, eda):
    """Editors, also when they click."""
    answer = await ask(world, eda, "hide", "gpu")
    dismiss(world, eda)
    await eda.click(answer, label="Undo")
    assert shown(world, eda).content.startswith("Only this server's editors can do that")
    for command in ("hide", "unhide"):
        asked = await ask(world, world.ben, command, "ray")
        assert asked.content.startswith("Only this server's editors can do that")
    assert await found(world, "gpu") == []
