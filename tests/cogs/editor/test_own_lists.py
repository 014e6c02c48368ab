"""The list of own terms, and that of those that nobody has looked at for long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.glossary.own.editing import Editing
from bot.glossary.term import Language
from tests.cogs.editor.reading import options
from tests.cogs.editor.writing import add, dismiss, edit, make_editor, remove, shown, submit
from tests.world import buttons

_NO = "Only this server's editors can do that"


async def ask(world, person, command, **options):
    """Use a command; return what is shown."""
    await person.slash(world.channel, f"editor {command}", **options)
    return shown(world, person)


def months_pass(world, months):
    """Let months pass in which nobody does anything."""
    world.env.backend.clock.advance(timedelta(days=31 * months).total_seconds())


async def fill(world, count):
    """Add so many terms."""
    for number in range(count):
        draft = {"name": f"Name {number:02}", "definition": {"en": "Text."}}
        await world.bot.part(Editing).add(world.guild.id, draft, world.ada.id)


async def test_the_list(world):
    """By name, with what is missing, when it was last changed, and how many there may be."""
    await add(world, world.ada, "Zebra", "An animal.")
    await add(world, world.ada, "Äpfel", "Fruit.")
    listed = await ask(world, world.ada, "list")
    assert [line.rpartition(" · ")[0] for line in listed.embeds[0].description.splitlines()] == [
        "**Äpfel** · not in German",
        "**Zebra** · not in German",
    ]
    assert listed.embeds[0].footer.text == "Page 1 of 1 · 2 of 5000 terms"
    settings = {"language": Language.EN}
    await world.bot.part(Editing).change_settings(world.guild.id, lambda before: replace(before, **settings))
    assert "not in German" not in (await ask(world, world.ada, "list")).embeds[0].description


async def test_one_of_the_list(world):
    """Its card, who changed it last, and what can be done; each leads on, or back."""
    await add(world, world.ada, "Standup", "Every morning.")
    await world.ada.select(await ask(world, world.ada, "list"), ["standup"])
    opened = shown(world, world.ada)
    assert opened.content.startswith("Last changed <t:")
    assert opened.content.endswith(f"by <@{world.ada.id}>.")
    assert opened.embeds[0].author.name == "Our own terms"
    assert buttons(opened) == ["Edit", "History", "Remove", "Back to the list"]
    form = await world.ada.click(opened, label="Edit")
    assert form.modal["title"] == "Standup (English)"
    await world.ada.click(opened, label="Back to the list")
    await world.ada.select(shown(world, world.ada), ["standup"])
    await world.ada.click(shown(world, world.ada), label="History")
    assert shown(world, world.ada).embeds[0].title == "Changes to Standup"


async def test_removing_from_the_list(world):
    """The question takes the card's place."""
    await add(world, world.ada, "Standup", "Every morning.")
    listed = await ask(world, world.ada, "list")
    await world.ada.select(listed, ["standup"])
    await world.ada.click(shown(world, world.ada), label="Remove")
    await world.ada.click(shown(world, world.ada), label="Remove")
    assert shown(world, world.ada).content.startswith("**Standup** is removed.")
    assert (await ask(world, world.ada, "list")).content.startswith("This server has no terms of its own yet.")


async def test_what_was_removed_meanwhile_cannot_be_opened(world, eda):
    """The list was read before."""
    await add(world, world.ada, "Standup")
    months_pass(world, 13)
    await world.ada.select(await ask(world, world.ada, "stale"), ["standup"])
    opened = shown(world, world.ada)
    lists = [await ask(world, world.ada, command) for command in ("list", "stale")]
    await remove(world, eda, "standup")
    await world.ada.click(opened, label="Still right")
    assert shown(world, world.ada).content.startswith("This term is no longer")
    for listed in lists:
        await world.ada.select(listed, ["standup"])
        assert shown(world, world.ada).content.startswith("This term is no longer")


async def test_an_empty_list_says_how_to_add_the_first(world):
    """In both languages, with the command to click on."""
    await make_editor(world, world.greta)
    assert "adds the first one" in (await ask(world, world.ada, "list")).content
    assert "fügt den ersten hinzu" in (await ask(world, world.greta, "list")).content


async def test_twenty_a_page(world):
    """Both lists turn pages; what is no longer there becomes the last page."""
    await fill(world, 21)
    months_pass(world, 13)
    for command in ("list", "stale"):
        first = await ask(world, world.ada, command)
        assert (len(options(first)), buttons(first)) == (20, ["Next ▶"])
        await world.ada.click(first, label="Next ▶")
        last = shown(world, world.ada)
        assert (len(options(last)), buttons(last)) == (1, ["◀ Back"])
        await world.ada.click(last, label="◀ Back")
        assert len(options(shown(world, world.ada))) == 20
    await world.ada.click(first, label="Next ▶")
    await world.ada.select(shown(world, world.ada), ["name-20"])
    await world.ada.click(shown(world, world.ada), label="Still right")
    assert len(options(shown(world, world.ada))) == 20


async def test_still_right(world):
    """The longest untouched come first; what is confirmed leaves the list."""
    await add(world, world.ada, "Standup", "Every morning.")
    months_pass(world, 2)
    await add(world, world.ada, "Retro", "Looking back.")
    months_pass(world, 11)
    assert (await ask(world, world.ada, "stale", months=12)).embeds[0].title == "Untouched for 12 months"
    stale = await ask(world, world.ada, "stale", months=1)
    assert stale.embeds[0].title == "Untouched for a month"
    assert list(options(stale).values()) == ["Standup", "Retro"]
    await world.ada.select(stale, ["standup"])
    opened = shown(world, world.ada)
    assert buttons(opened) == ["Still right", "Edit", "Remove", "Back to the list"]
    await world.ada.click(opened, label="Still right")
    left = shown(world, world.ada)
    assert left.content == "**Standup** is still right."
    assert list(options(left).values()) == ["Retro"]
    await world.ada.select(left, ["retro"])
    await world.ada.click(shown(world, world.ada), label="Still right")
    assert shown(world, world.ada).content.splitlines()[1].startswith("Well kept:")
    await world.ada.select(await ask(world, world.ada, "list"), ["standup"])
    assert "Found still right <t:" in shown(world, world.ada).content


async def test_what_somebody_else_changed_is_not_confirmed_unseen(world, eda):
    """The editor sees what it says now, and can confirm that."""
    await add(world, world.ada, "Standup", "Every morning.")
    months_pass(world, 13)
    await world.ada.select(await ask(world, world.ada, "stale"), ["standup"])
    opened = shown(world, world.ada)
    await edit(world, eda, "standup", definition="Every evening.")
    await world.ada.click(opened, label="Still right")
    asked = shown(world, world.ada)
    assert asked.content.startswith("**Standup** was changed meanwhile")
    assert asked.embeds[0].description == "Every evening."
    await world.ada.click(asked, label="Still right")
    assert shown(world, world.ada).content.startswith("**Standup** is still right.")


async def test_nothing_is_stale(world):
    """A kind word in both languages."""
    await make_editor(world, world.greta)
    await add(world, world.ada, "Standup")
    assert (await ask(world, world.ada, "stale")).content.startswith("Well kept:")
    assert (await ask(world, world.greta, "stale")).content.startswith("Gut gepflegt:")


async def test_editing_from_the_list_of_stale_terms(world):
    """The form opens, and saving makes it fresh."""
    await add(world, world.ada, "Standup", "Every morning.")
    months_pass(world, 13)
    await world.ada.select(await ask(world, world.ada, "stale"), ["standup"])
    form = await world.ada.click(shown(world, world.ada), label="Edit")
    await submit(world.ada, form, definition="Every evening.")
    await world.ada.click(shown(world, world.ada), label="Save")
    assert (await ask(world, world.ada, "stale")).content.startswith("Well kept:")


@pytest.mark.parametrize("command", ["history", "list", "stale", "bring-back"])
async def test_members_are_told_who_may(world, command):
    """Whatever they ask for."""
    asked = {"term": "standup"} if command == "bring-back" else {}
    assert (await ask(world, world.ben, command, **asked)).content.startswith(_NO)


async def test_an_editor_whose_role_was_taken_away(world, eda):
    """Lists and buttons that were opened before show and change nothing."""
    await fill(world, 21)
    months_pass(world, 13)
    listed, stale = await ask(world, eda, "list"), await ask(world, eda, "stale")
    opened = []
    for command in ("list", "stale"):
        page = await ask(world, eda, command)
        await eda.select(page, ["name-00"])
        opened.append(shown(world, eda))
    dismiss(world, eda)
    for message, label in [
        *((listed, "Next ▶"), (stale, "Next ▶")),
        *((opened[0], "History"), (opened[0], "Back to the list"), (opened[1], "Still right")),
    ]:
        await eda.click(message, label=label)
        assert shown(world, eda).content.startswith(_NO), label
    for message in (listed, stale):
        await eda.select(message, ["name-00"])
        assert shown(world, eda).content.startswith(_NO)
    assert not [own for own in await world.bot.part(Editing).list(world.guild.id) if own.confirmed_at]
