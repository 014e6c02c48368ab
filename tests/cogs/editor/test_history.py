"""Who changed what, and taking it back."""

from bot.glossary.own.editing import Editing
from tests.cogs.editor.reading import history, open_change, options
from tests.cogs.editor.writing import add, dismiss, edit, make_editor, remove, shown
from tests.world import buttons, field_of


async def definition(world, term):
    """What members read."""
    found = await world.ben.slash(world.channel, "define", term=term)
    return found.response.embeds[0].description if found.response.embeds else None


async def test_who_did_what_newest_first(world, eda):
    """Everything that editors do, with what it was done to."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, eda, "standup", definition="Every evening.")
    await remove(world, world.ada, "standup")
    await world.ada.click(shown(world, world.ada), label="Bring it back")
    await world.bot.part(Editing).hide(world.guild.id, "gpu", eda.id)
    await world.bot.part(Editing).unhide(world.guild.id, "gpu", eda.id)
    page = await history(world, world.ada)
    assert page.embeds[0].title == "Changes to this server's glossary"
    lines = [line.partition(" · ")[2] for line in page.embeds[0].description.splitlines()]
    assert lines == [
        f"<@{eda.id}> showed **GPU** again",
        f"<@{eda.id}> hid **GPU**",
        f"<@{world.ada.id}> brought **Standup** back",
        f"<@{world.ada.id}> removed **Standup**",
        f"<@{eda.id}> edited **Standup**",
        f"<@{world.ada.id}> added **Standup**",
    ]
    assert list(options(page).values())[-1] == "6. Standup"
    await world.ada.select(page, [next(iter(options(page)))])
    assert buttons(shown(world, world.ada)) == ["Back to the changes"]
    await world.ada.click(shown(world, world.ada), label="Back to the changes")
    assert shown(world, world.ada).embeds[0].description == page.embeds[0].description


async def test_a_difference_and_taking_it_back(world, eda):
    """Word by word; after taking it back, the way forward again is open."""
    await add(world, world.ada, "Standup", "A meeting every morning.", synonyms="Daily, Round")
    await edit(world, eda, "standup", definition="A meeting every evening.", synonyms="Round, Circle")
    change = await open_change(world, world.ada, term="standup")
    assert field_of(change.embeds[0], "Definition (English)") == "A meeting every ~~morning~~ **evening**."
    assert field_of(change.embeds[0], "Synonyms (English)") == "**−** Daily\n**+** Circle"
    assert buttons(change) == ["Take back", "Back to the changes"]
    await world.ada.click(change, label="Take back")
    done = shown(world, world.ada)
    assert done.content.startswith("Taken back. ")
    assert field_of(done.embeds[0], "Definition (English)") == "A meeting every ~~evening~~ **morning**."
    assert [own.term.definition.en for own in await world.bot.part(Editing).list(world.guild.id)] == [
        "A meeting every morning."
    ]
    await world.ada.click(done, label="Take back")
    await world.ada.click(shown(world, world.ada), label="Back to the changes")
    assert shown(world, world.ada).embeds[0].title == "Changes to Standup"
    assert await definition(world, "circle") == "A meeting every evening."


async def test_a_category_is_called_by_its_name(world):
    """Nobody needs to know its id."""
    await add(world, world.ada, "Standup", category="hardware")
    await edit(world, world.ada, "standup", category="distributed-ml")
    change = await open_change(world, world.ada)
    assert field_of(change.embeds[0], "Category") == "~~Hardware and Precision~~ **Distributed Machine Learning**"


async def test_in_german(world):
    """Sentences and fields in the reader's language."""
    await make_editor(world, world.greta)
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", definition="Every evening.")
    page = await history(world, world.greta)
    assert page.embeds[0].description.splitlines()[0].endswith(f"<@{world.ada.id}>: **Standup** bearbeitet")
    change = await open_change(world, world.greta)
    assert field_of(change.embeds[0], "Definition (Englisch)") == "Every ~~morning~~ **evening**."
    assert buttons(change) == ["Zurücknehmen", "Zurück zu den Änderungen"]


async def test_taking_back_what_was_added_and_what_was_removed(world):
    """The one removes the term, the other brings it back; each says so before."""
    await add(world, world.ada, "Standup", "Every morning.")
    added = await open_change(world, world.ada)
    assert added.embeds[0].description.splitlines()[1] == "Taking this back removes the term."
    assert field_of(added.embeds[0], "Definition (English)") == "Every morning."
    await world.ada.click(added, label="Take back")
    gone = shown(world, world.ada)
    assert await definition(world, "standup") is None
    assert buttons(gone) == ["Bring it back", "Back to the changes"]
    again = await open_change(world, world.ada, index=1)
    assert again.embeds[0].description.splitlines()[1].startswith("The term is not there now")
    await world.ada.click(gone, label="Bring it back")
    assert await definition(world, "standup") == "Every morning."
    as_before = await open_change(world, world.ada, index=1)
    assert "The term is now as it was before this change" in as_before.embeds[0].description


async def test_an_earlier_change_of_a_removed_term(world):
    """Taking it back brings the term back as it was before that change."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", definition="Every evening.")
    await remove(world, world.ada, "standup")
    change = await open_change(world, world.ada, index=1, term="standup")
    assert "Taking this back brings the term back" in change.embeds[0].description
    await world.ada.click(change, label="Take back")
    assert await definition(world, "standup") == "Every morning."


async def test_somebody_else_was_faster(world, eda):
    """Nothing is overwritten: the editor sees what it is now, and decides."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", definition="Every evening.")
    change = await open_change(world, world.ada)
    await edit(world, eda, "standup", definition="Every noon.")
    await world.ada.click(change, label="Take back")
    asked = shown(world, world.ada)
    assert asked.content.startswith(f"Meanwhile <@{eda.id}> changed this term")
    assert asked.embeds[1].description == "Every noon."
    assert await definition(world, "standup") == "Every noon."
    await world.ada.click(asked, label="Take back")
    assert await definition(world, "standup") == "Every morning."


async def test_somebody_else_removed_it(world, eda):
    """The editor reads that, and can still have it as it was."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", definition="Every evening.")
    change = await open_change(world, world.ada)
    await remove(world, eda, "standup")
    await world.ada.click(change, label="Take back")
    assert shown(world, world.ada).content.startswith("Meanwhile somebody removed this term")
    await world.ada.click(shown(world, world.ada), label="Take back")
    assert await definition(world, "standup") == "Every morning."


async def test_what_was_added_is_gone_meanwhile(world, eda):
    """There is nothing to take back then."""
    await add(world, world.ada, "Standup", "Every morning.")
    await remove(world, eda, "standup")
    await world.ada.click(await open_change(world, world.ada), label="Bring it back")
    change = await open_change(world, world.ada, index=2)
    await remove(world, eda, "standup")
    await world.ada.click(change, label="Take back")
    assert shown(world, world.ada).content.startswith("Meanwhile somebody removed this term")
    assert buttons(shown(world, world.ada)) == ["Back to the changes"]


async def test_what_no_longer_fits_is_refused_with_the_reason(world):
    """Another term has the name by now."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", name="Daily")
    await add(world, world.ada, "Standup", "On a stage.")
    change = await open_change(world, world.ada, index=1)
    await world.ada.click(change, label="Take back")
    refused = shown(world, world.ada)
    assert refused.content.startswith("This cannot be taken back")
    assert "“Standup” is already a name of **Standup**" in refused.content
    assert await definition(world, "daily") == "Every morning."


async def test_ten_a_page(world):
    """Buttons lead to what is earlier and later; both ends have one."""
    editing = world.bot.part(Editing)
    for number in range(21):
        await editing.add(world.guild.id, {"name": f"Name {number}", "definition": {"en": "Text."}}, world.ada.id)
    page = await history(world, world.ada)
    assert (list(options(page).values())[-1], buttons(page)) == ("10. Name 11", ["◀ Earlier"])
    await world.ada.click(page, label="◀ Earlier")
    assert buttons(shown(world, world.ada)) == ["Later ▶", "◀ Earlier"]
    await world.ada.click(shown(world, world.ada), label="◀ Earlier")
    last = shown(world, world.ada)
    assert (list(options(last).values()), buttons(last)) == (["21. Name 0"], ["Later ▶"])
    await world.restart()
    await world.ada.click(last, label="Later ▶")
    assert next(iter(options(shown(world, world.ada)).values())) == "11. Name 10"


async def test_no_history(world):
    """A sentence for the whole glossary, and one for a term."""
    assert (await history(world, world.ada)).content.startswith("Nobody has changed this server's glossary yet.")
    assert (await history(world, world.ada, term="sharding")).content == "Nobody here has changed **Sharding** yet."
    assert (await history(world, world.ada, term="nothing like it")).content.startswith("There is no term called")


async def test_an_editor_whose_role_was_taken_away(world, eda):
    """What was opened before changes and shows nothing."""
    await add(world, world.ada, "Standup", "Every morning.")
    await edit(world, world.ada, "standup", definition="Every evening.")
    page = await history(world, eda)
    change = await open_change(world, eda)
    dismiss(world, eda)
    for label in ("Take back", "Back to the changes"):
        await eda.click(change, label=label)
        assert shown(world, eda).content.startswith("Only this server's editors can do that")
    await eda.select(page, [next(iter(options(page)))])
    assert shown(world, eda).content.startswith("Only this server's editors can do that")
    assert await definition(world, "standup") == "Every evening."


async def test_a_change_that_no_card_shows(world):
    """The editor reads that it is one."""
    await add(world, world.ada, "Standup", synonyms="Daily, Round")
    await edit(world, world.ada, "standup", synonyms="Round, Daily")
    change = await open_change(world, world.ada)
    assert change.embeds[0].description.splitlines()[1] == "Nothing that a card shows has changed."
