"""A server with a term of the day, and what its people do and see."""

from contextlib import nullcontext
from datetime import timedelta

import discord

from bot.glossary.guild_lookups import Lookups
from bot.glossary.term import Term
from tests.measuring import unmeasured

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)  # the loops wake at every third
SET = {"time": "09:00", "timezone": "UTC"}


async def passes(world, time: timedelta, *, measured: bool = False) -> None:
    """Let time pass, at most a day at a time; measuring that in few tests is enough."""
    with nullcontext() if measured else unmeasured():
        while time > timedelta():
            await world.env.advance_time(min(time, DAY).total_seconds())
            time -= DAY


async def ask(world, command: str, who=None, **options):
    """Use a command, as Ada unless somebody else is named, and return the answer that only they see."""
    result = await (who or world.ada).slash(world.channel, command, **options)
    assert result.response.ephemeral
    return result.response


def posts(world, channel=None) -> list[discord.Message]:
    """The daily posts that everybody sees."""
    seen = (channel or world.channel).history(viewer=world.ben)
    return [message for message in seen if message.content.startswith("Term of the day: **")]


def shown(world, message) -> Term:
    """The term whose card a message shows, in whichever language."""
    names = {name: term for term in world.bot.part(Lookups).of(None).terms for name in term.names}
    return names[message.embeds[0].title.replace("\\", "")]


async def allow(world, channel=None, **rights: bool | None) -> None:
    """Change what the bot may do in a channel, as an admin would in Discord's settings."""
    guild = world.bot.get_guild(world.guild.id)
    await guild.get_channel((channel or world.channel).id).set_permissions(guild.me, **rights)
