"""A world with editors: Ada manages the server, and Eda has the role whose members are editors."""

import pytest

from tests.cogs.editor.writing import make_editor


@pytest.fixture
async def eda(world):
    """A member with the role for editors."""
    eda = world.guild.add_member(world.env.create_user("eda"))
    await make_editor(world, eda)
    return eda
