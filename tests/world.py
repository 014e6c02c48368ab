"""The simulated server that tests act in, and helpers for what they see there."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import discord
import simcord

from bot.client import GlossaryBot, create_bot
from bot.playground import use_simulated_time
from bot.settings import Settings
from tests.measuring import unmeasured

GERMAN = "de"
HOUR, WAKE_EVERY = 3600.0, 3 * 3600.0  # seconds
FEW_TERMS = Path(__file__).parent / "few_terms.yaml"


@dataclass
class World:
    """A server with a channel and people; ``greta`` uses Discord in German."""

    env: simcord.Env
    settings: Settings
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    ben: simcord.MemberActor
    ada: simcord.MemberActor
    greta: simcord.MemberActor
    locales: dict[int, str] = field(default_factory=dict)

    async def restart(self) -> None:
        """End the bot as a deployment would, and start a new one on the same Discord."""
        await self.bot.close()
        with unmeasured():  # it is the same code as for the first start
            bot = create_bot(self.settings)
            use_simulated_time(bot, self.env)
            wake_together(bot, self.env)
            await self.env.restart_bot(bot)

    @property
    def bot(self) -> GlossaryBot:
        """The bot that is running now."""
        return cast("GlossaryBot", self.env.bot)

    def seen_by(self, person: simcord.MemberActor) -> list[discord.Message]:
        """What ``person`` sees in the channel, oldest first, their own ephemeral messages included."""
        return self.channel.history(viewer=person)


def wake_together(bot: GlossaryBot, env: simcord.Env) -> None:
    """Let the loops that wait for an hour wake at midnight, three, six …, all at once: a day then takes few stops."""
    sleep = bot.sleep

    async def until_they_wake(seconds: float) -> None:
        every = max(WAKE_EVERY, seconds // WAKE_EVERY * WAKE_EVERY)
        pause = every - env.now().timestamp() % every
        await sleep(pause if seconds >= HOUR - 1 else seconds)

    bot.sleep = until_they_wake


def buttons(message: Any) -> list[str]:
    """The labels of a message's buttons, in reading order; for a message, a response or a follow-up."""
    rows = message.components
    if rows and not isinstance(rows[0], dict):
        rows = [row.to_dict() for row in rows]
    return [part["label"] for row in rows for part in row["components"] if "label" in part]


def field_of(embed: discord.Embed, name: str) -> str | None:
    """The value of the field called ``name``, if the card has it."""
    return next((f.value for f in embed.fields if f.name == name), None)


SMALL_GLOSSARY = """\
categories:
  fruit:
    name: {en: Fruit, de: Obst}
    colour: "#FF8800"
terms:
  - id: apple
    name: Apple
    aliases: [Malus]
    category: fruit
    definition: {en: A round fruit., de: Eine runde Frucht.}
    see_also: [pear]
    sources: [{title: Apples, url: "https://example.org/apple"}]
  - id: pear
    name: Pear
    category: fruit
    definition: {en: A fruit with a neck., de: Eine Frucht mit Hals.}
    see_also: [apple]
    sources: [{title: Pears, url: "https://example.org/pear"}]
"""
