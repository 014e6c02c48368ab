"""Adding a server's own terms: the form, the preview, and what can be done there."""

from tests.cogs.editor.writing import add, shown, submit
from tests.world import buttons, field_of


async def test_from_the_form_to_what_members_find(world):
    """The form, a card that only the editor sees, *Save*: then everybody finds the term, by its synonyms, too."""
    opened = await world.ada.slash(world.channel, "editor add")
    assert opened.modal["title"] == "A new term (English)"

    await submit(
        world.ada,
        opened,
        name="Standup",
        definition="A short meeting every morning.",
        synonyms="Daily, Daily Scrum",
        in_practice="Ours is at nine.",
    )
    preview = shown(world, world.ada)
    assert preview.content.startswith("This is the new card of **Standup**. Nobody else sees it")
    assert preview.flags.ephemeral
    assert preview.embeds[0].description == "A short meeting every morning."
    assert field_of(preview.embeds[0], "In practice") == "Ours is at nine."
    assert buttons(preview) == ["Save", "Change", "Related terms…", "In German…", "Cancel"]

    await world.ada.click(preview, label="Save")
    assert shown(world, world.ada).content == "Saved. Everybody here finds it now: `/define Standup`."
    found = await world.ben.slash(world.channel, "define", term="daily scrum")
    assert found.response.embeds[0].title == "Standup"


async def test_nothing_is_saved_by_looking(world):
    """*Cancel* leaves everything as it was."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Standup", definition="A short meeting.")
    await world.ada.click(shown(world, world.ada), label="Cancel")
    assert shown(world, world.ada).content == "Nothing was saved, and the draft is gone."
    assert (await world.ben.slash(world.channel, "define", term="standup")).response.embeds == []


async def test_changing_a_draft_opens_it_as_it_was_written(world):
    """*Change* opens the form with what was written before."""
    opened = await world.ada.slash(world.channel, "editor add", name="Standup")
    await submit(world.ada, opened, definition="A short meeting.", synonyms="Daily")
    opened = await world.ada.click(shown(world, world.ada), label="Change")
    await submit(world.ada, opened, definition="A short meeting every morning.")
    card = shown(world, world.ada).embeds[0]
    assert (card.title, card.description) == ("Standup", "A short meeting every morning.")
    assert "Daily" in field_of(card, "Also known as")


async def test_in_the_other_language(world):
    """The same form again, for the other language; readers of that language see it."""
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Standup", definition="A short meeting.")
    opened = await world.ada.click(shown(world, world.ada), label="In German…")
    assert opened.modal["title"] == "Standup (German)"
    await submit(world.ada, opened, definition="Eine kurze Besprechung.", synonyms="Morgenrunde")
    await world.ada.click(shown(world, world.ada), label="Save")
    found = await world.greta.slash(world.channel, "define", term="morgenrunde")
    assert (found.response.embeds[0].title, found.response.embeds[0].description) == (
        "Standup",
        "Eine kurze Besprechung.",
    )


async def test_the_form_survives_a_restart(world):
    """A form and a preview from before a restart still work."""
    opened = await world.ada.slash(world.channel, "editor add")
    await world.restart()
    await submit(world.ada, opened, name="Standup", definition="A short meeting.")
    await world.restart()
    await world.ada.click(shown(world, world.ada), label="Save")
    assert (await world.ben.slash(world.channel, "define", term="standup")).response.embeds[0].title == "Standup"


async def test_two_terms_of_one_name(world):
    """A name that is taken is refused, unless the editor says that it has two meanings."""
    await add(world, world.ada, "Sprint")
    opened = await world.ada.slash(world.channel, "editor add")
    await submit(world.ada, opened, name="Sprint", definition="A fast run.")
    refused = shown(world, world.ada)
    assert "“Sprint” is already a name of **Sprint**" in refused.content
    assert buttons(refused) == ["Change", "Keep both meanings", "Edit Sprint", "Cancel"]
    await world.ada.click(refused, label="Keep both meanings")
    await world.ada.click(shown(world, world.ada), label="Save")
    asked = await world.ben.slash(world.channel, "define", term="sprint")
    assert len(buttons(asked.response)) >= 2
