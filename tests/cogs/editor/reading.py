"""What editors look at in tests: the history, and what a select offers."""

from typing import Any

from tests.cogs.editor.writing import shown
from tests.world import World


async def history(world: World, person: Any, **asked: Any) -> Any:
    """Ask for the history; return what is shown."""
    await person.slash(world.channel, "editor history", **asked)
    return shown(world, person)


def options(message: Any) -> dict[str, str]:
    """The options of the message's select: what each says, by its value."""
    return {option.value: option.label for option in message.components[0].children[0].options}


async def open_change(world: World, person: Any, index: int = 0, **asked: Any) -> Any:
    """Open a change on the first page; the newest one is 0."""
    page = await history(world, person, **asked)
    await person.select(page, [list(options(page))[index]])
    return shown(world, person)
