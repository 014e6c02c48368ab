"""Who may write a server's glossary: checked when something is changed, also in forms and buttons opened before."""

import pytest

from tests.cogs.editor.writing import add, dismiss, shown, submit

_NO = "Only this server's editors can do that"
_NUR = "Das können nur, die das Glossar dieses Servers bearbeiten"

COMMANDS = [
    ("editor add", {}),
    ("editor edit", {"term": "sharding"}),
    ("editor remove", {"term": "apple"}),
    ("editor merge", {"term": "apple", "into": "pear"}),
]


@pytest.mark.parametrize(("command", "options"), COMMANDS)
async def test_members_are_told_who_may(world, command, options):
    """In their language."""
    asked = await world.ben.slash(world.channel, command, **options)
    assert asked.response.content.startswith(_NO)
    asked = await world.greta.slash(world.channel, command, **options)
    assert asked.response.content.startswith(_NUR)


async def test_an_editor_by_role(world, eda):
    """The role is enough."""
    await add(world, eda, "Standup")
    assert shown(world, eda).content.startswith("Saved.")


async def test_an_editor_whose_role_was_taken_away(world, eda):
    """Forms and buttons that were opened before change nothing."""
    opened = await eda.slash(world.channel, "editor add")
    await submit(eda, opened, name="Standup", definition="A short meeting.")
    preview = shown(world, eda)
    opened = await eda.click(preview, label="Change")
    dismiss(world, eda)
    await submit(eda, opened, definition="Something else.")
    assert shown(world, eda).content.startswith(_NO)
    for label in ("Save", "Related terms…", "Cancel", "In German…"):
        await eda.click(preview, label=label)
        assert shown(world, eda).content.startswith(_NO), label
    assert (await world.ben.slash(world.channel, "define", term="standup")).response.embeds == []
