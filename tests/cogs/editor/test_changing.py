"""Changing terms: own ones, copies of shared ones, two editors at once, removing, merging."""

from bot.glossary.guild_lookups import Lookups
from tests.cogs.editor.writing import add, shown, submit
from tests.world import buttons, field_of


async def test_a_copy_of_a_shared_term(world):
    """The server's copy lies over the shared term, and the preview says so."""
    opened = await world.ada.slash(world.channel, "editor edit", term="sharding")
    assert opened.modal["title"] == "Sharding (English)"
    await submit(world.ada, opened, definition="How we cut our tables.")
    preview = shown(world, world.ada)
    assert preview.content.startswith("This is how **Sharding** will look.")
    assert "There is a shared term **Sharding**" in preview.content
    await world.ada.click(preview, label="Save")
    found = await world.ben.slash(world.channel, "define", term="sharding")
    assert found.response.embeds[0].description == "How we cut our tables."


async def test_a_copy_lies_over_the_shared_term_whatever_it_is_called(world):
    """Also under a new name, it takes the place of what it is a copy of."""
    opened = await world.ada.slash(world.channel, "editor edit", term="sharding")
    await submit(world.ada, opened, name="Cutting", definition="How we cut our tables.")
    await world.ada.click(shown(world, world.ada), label="Save")
    assert world.bot.part(Lookups).of(world.guild.id).term("sharding").name.en == "Cutting"


async def test_a_new_term_of_a_shared_name_lies_over_it(world):
    """A term that was written anew takes the place of the shared one of that name."""
    await add(world, world.ada, "Ray", "Our cat.")
    found = await world.ben.slash(world.channel, "define", term="ray")
    assert found.response.embeds[0].description == "Our cat."


async def test_keeping_both_meanings(world):
    """Unless the editor keeps both: then members are asked which one they mean."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Ray", definition="Our cat.")
    assert "There is a shared term **Ray**" in shown(world, world.ada).content
    await world.ada.click(shown(world, world.ada), label="Keep both meanings")
    await world.ada.click(shown(world, world.ada), label="Save")
    found = await world.ben.slash(world.channel, "define", term="ray")
    assert found.response.content.startswith("“ray” has several meanings")


async def test_the_later_of_two_editors_is_shown_both_versions(world, eda):
    """Whoever saves later reads who was faster, sees both, and decides."""
    await add(world, world.ada, "Standup", "Every morning.")
    mine = await world.ada.slash(world.channel, "editor edit", term="standup")
    theirs = await eda.slash(world.channel, "editor edit", term="standup")
    await submit(eda, theirs, definition="Every evening.")
    await eda.click(shown(world, eda), label="Save")

    await submit(world.ada, mine, definition="Every noon.")
    await world.ada.click(shown(world, world.ada), label="Save")
    asked = shown(world, world.ada)
    assert asked.content.startswith(f"Meanwhile <@{eda.id}> changed this term")
    assert [(card.author.name, card.description) for card in asked.embeds] == [
        ("As it is now", "Every evening."),
        ("Yours", "Every noon."),
    ]
    found = await world.ben.slash(world.channel, "define", term="standup")
    assert found.response.embeds[0].description == "Every evening."
    await world.ada.click(asked, label="Save mine instead")
    found = await world.ben.slash(world.channel, "define", term="standup")
    assert found.response.embeds[0].description == "Every noon."


async def test_a_term_that_was_removed_meanwhile(world, eda):
    """It can be added again as it was being written."""
    await add(world, world.ada, "Standup", "Every morning.")
    mine = await world.ada.slash(world.channel, "editor edit", term="standup")
    await submit(world.ada, mine, definition="Every noon.")
    preview = shown(world, world.ada)
    await eda.slash(world.channel, "editor remove", term="standup")
    await eda.click(shown(world, eda), label="Remove")
    await world.ada.click(preview, label="Save")
    assert shown(world, world.ada).content.startswith("Meanwhile somebody removed this term.")
    await world.ada.click(shown(world, world.ada), label="Add it again")
    found = await world.ben.slash(world.channel, "define", term="standup")
    assert found.response.embeds[0].description == "Every noon."


async def test_removing_and_bringing_back(world):
    """Removal is asked about, and can be taken back."""
    await add(world, world.ada, "Ray", "Our cat.")
    await world.ada.slash(world.channel, "editor remove", term="ray")
    asked = shown(world, world.ada)
    assert asked.content.splitlines() == [
        "Remove **Ray** from this server's glossary? It can be brought back for 90 days.",
        "Members will then see the shared term of that name.",
    ]
    await world.ada.click(asked, label="Keep")
    assert shown(world, world.ada).content == "**Ray** stays."
    await world.ada.slash(world.channel, "editor remove", term="ray")
    await world.ada.click(shown(world, world.ada), label="Remove")
    assert world.bot.part(Lookups).of(world.guild.id).term("ray").definition.en != "Our cat."
    await world.ada.click(shown(world, world.ada), label="Bring it back")
    assert shown(world, world.ada).content == "**Ray** is back."
    found = await world.ben.slash(world.channel, "define", term="ray")
    assert found.response.embeds[0].description == "Our cat."


async def test_a_shared_term_cannot_be_removed(world):
    """The editor reads what to do instead."""
    await world.ada.slash(world.channel, "editor remove", term="sharding")
    assert shown(world, world.ada).content.startswith("**Sharding** is a shared term")
    await world.greta.slash(world.channel, "define", term="nothing like it")


async def test_an_unknown_term(world):
    """The editor is led to the list."""
    await world.ada.slash(world.channel, "editor remove", term="nothing like it")
    assert shown(world, world.ada).content.startswith("There is no term called nothing like it")


async def test_merging_two_terms(world):
    """One stays, with the names of both, and with the text that only the other one had."""
    await add(world, world.ada, "Standup", "Every morning.", synonyms="Daily")
    await add(world, world.ada, "Morning Meeting", "The same.", in_practice="At nine.")
    await world.ada.slash(world.channel, "editor merge", term="morning meeting", into="standup")
    preview = shown(world, world.ada)
    assert preview.content.startswith("This is what **Standup** will be, with the names of **Morning Meeting**")
    await world.ada.click(preview, label="Save")
    found = await world.ben.slash(world.channel, "define", term="morning meeting")
    card = found.response.embeds[0]
    assert (card.title, card.description) == ("Standup", "Every morning.")
    assert field_of(card, "In practice") == "At nine."
    assert field_of(card, "Also known as").splitlines()[0] == "Daily, Morning Meeting"


async def test_merging_a_term_with_itself(world):
    """There is nothing to merge."""
    await add(world, world.ada, "Standup")
    await world.ada.slash(world.channel, "editor merge", term="standup", into="standup")
    assert shown(world, world.ada).content == "These are one and the same term. Choose two."


async def test_related_terms(world):
    """Those that the text names are proposed first; those that are chosen are on the card."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Table Cut", definition="Sharding on a GPU, as we do it.")
    await world.ada.click(shown(world, world.ada), label="Related terms…")
    asked = shown(world, world.ada)
    options = asked.components[0].children[0].options
    assert [option.label for option in options][:2] == ["Sharding", "GPU"]
    await world.ada.select(asked, ["gpu", "sharding"])
    await world.ada.click(shown(world, world.ada), label="Save")
    found = await world.ben.slash(world.channel, "define", term="table cut")
    assert buttons(found.response)[:2] == ["GPU", "Sharding"]


async def test_what_looks_like_another_term_is_said_before_saving(world):
    """A name that is one letter off is probably the same."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Shardingg", definition="Something of ours.")
    assert "Is it perhaps the same as **Sharding**?" in shown(world, world.ada).content


async def test_the_first_answer_after_a_restart_follows_the_servers_settings(world):
    """What a server has decided is known before anything that it wrote was read."""
    await world.ada.slash(world.channel, "editor settings", private=True, language="de")
    await world.restart()
    asked = await world.ben.slash(world.channel, "define", term="sharding")
    assert asked.response.ephemeral
    assert asked.response.embeds[0].description.startswith("Das Aufteilen von Daten")
