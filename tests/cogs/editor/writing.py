"""What editors do in tests: fill in forms, and click."""

from dataclasses import replace
from typing import Any

from bot.glossary.own.editing import Editing
from tests.world import World


def shown(world: World, person: Any) -> Any:
    """The newest message that ``person`` sees."""
    return world.seen_by(person)[-1]


async def submit(person: Any, opened: Any, **fields: str) -> Any:
    """Change these fields of a form, and submit it; the others stay as they are shown."""
    assert opened.modal, "no form was opened"
    values: dict[str, Any] = {}
    for label in opened.modal["components"]:
        control = label["component"]
        if control.get("value"):
            values[control["custom_id"]] = control["value"]
        chosen = [option["value"] for option in control.get("options", ()) if option.get("default")]
        if chosen:
            values[control["custom_id"]] = chosen
    for name, text in fields.items():
        values[name] = [text] if name == "category" else text
    return await person.submit_modal(opened, values)


async def add(world: World, person: Any, name: str, definition: str = "Something of ours.", **fields: str) -> Any:
    """Add a term, from the command to the click on *Save*; return the last answer."""
    opened = await person.slash(world.channel, "editor add")
    await submit(person, opened, name=name, definition=definition, **fields)
    return await person.click(shown(world, person), label="Save")


async def make_editor(world: World, person: Any) -> None:
    """Give somebody the role whose members are editors."""
    role = world.guild.create_role("Glossary")
    world.env.backend.edit_member(world.guild.id, person.id, {"role_ids": [role.id]})
    await world.bot.part(Editing).change_settings(
        world.guild.id, lambda before: replace(before, editor_role_id=role.id)
    )


def dismiss(world: World, person: Any) -> None:
    """Take all roles away from somebody."""
    world.env.backend.edit_member(world.guild.id, person.id, {"role_ids": []})


async def edit(world: World, person: Any, term: str, **fields: str) -> Any:
    """Edit a term, from the command to the click on *Save*; return the last answer."""
    opened = await person.slash(world.channel, "editor edit", term=term)
    await submit(person, opened, **fields)
    return await person.click(shown(world, person), label="Save")


async def remove(world: World, person: Any, term: str) -> None:
    """Remove a term, from the command to the click on *Remove*."""
    await person.slash(world.channel, "editor remove", term=term)
    await person.click(shown(world, person), label="Remove")
