"""A feature declares itself: adding a package beside the others is all it takes."""

import sys
from pathlib import Path

import pytest

import bot.cogs
from tests.world import buttons

FEATURE = '''
"""Greets."""

from dataclasses import dataclass

from discord import app_commands
from discord.ext import commands

from bot.chat.languages import Wordings
from bot.chat.lasting_buttons import LastingButton
from bot.chat.reply import Reply
from bot.errors import UserError


@dataclass(frozen=True)
class Words:
    hello_description: str
    not_twice: str


wording = Wordings(Words("Say hello", "I greeted you before."), Words("Hallo sagen", "Ich habe dich schon gegrüßt."))
turns = []


class NotTwice(UserError):
    """Somebody wants to be greeted again."""

    sentence = "not_twice"


class Again(LastingButton, template=r"again"):
    """Asks once more."""

    def __init__(self):
        super().__init__("again", "Again")

    async def answer(self, interaction):
        raise NotTwice


class Hello(commands.Cog):
    @app_commands.command(name="hello", description=wording.described("hello_description"))
    async def hello(self, interaction):
        await Reply("Hello!", buttons=[[Again()]]).send(interaction, private=True)


async def setup(bot):
    async def turn():
        turns.append("turn")

    bot.wordings.append(wording)
    bot.add_dynamic_items(Again)
    await bot.add_cog(Hello())
    bot.repeat("Turning", 60, turn)
    bot.after_disconnect.callback(turns.append, "closed")
'''


@pytest.fixture
def feature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A package beside the others, with a command, a button, an error, sentences and a loop."""
    (tmp_path / "cogs" / "hello").mkdir(parents=True)
    (tmp_path / "cogs" / "hello" / "__init__.py").write_text(FEATURE, encoding="utf-8")
    monkeypatch.setattr(bot.cogs, "__path__", [*bot.cogs.__path__, str(tmp_path / "cogs")])
    yield "bot.cogs.hello"
    sys.modules.pop("bot.cogs.hello", None)


async def test_a_package_beside_the_others_is_a_feature(feature, world):
    """Its command, button and error answer, its description is translated, and its loop runs, skipping missed turns."""
    response = (await world.greta.slash(world.channel, "hello")).response
    assert (response.content, buttons(response)) == ("Hello!", ["Again"])
    await world.greta.click(response, label="Again")
    assert world.seen_by(world.greta)[-1].content == "Ich habe dich schon gegrüßt."
    [command] = [each for each in world.env.backend.commands[None].values() if each["name"] == "hello"]
    assert command["description_localizations"]["de"] == "Hallo sagen"
    turns = sys.modules[feature].turns
    await world.env.advance_time(150)
    assert turns == ["turn"] * 3
    world.env.backend.clock.advance(86400)
    await world.env.advance_time(0)
    assert turns == ["turn"] * 4

    await world.bot.close()

    assert turns == ["turn"] * 4 + ["closed"]
