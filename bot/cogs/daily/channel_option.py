"""The channel that an admin chooses for the posts, as the command itself brings it."""

from typing import Any

import discord
from discord import app_commands

POST_CHANNELS = (discord.ChannelType.text, discord.ChannelType.news)
"""The kinds of channels in which a term of the day can be posted."""


class PostChannel(app_commands.Transformer):
    """Takes a text or announcement channel, even if the bot does not have it in memory (yet).

    discord.py's own converter refuses such a channel: while a large bot starts, during an outage, or if only the
    commands were added to the server. What the bot may do there is checked later, and answered with a sentence.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord lets people choose from."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Text and announcement channels."""
        return list(POST_CHANNELS)

    async def transform(self, _: discord.Interaction[Any], value: Any, /) -> app_commands.AppCommandChannel:  # noqa: ANN401 -- the signature is discord.py's
        """The channel, unless Discord still has an older form of the command.

        Raises:
            TransformerError: this is no such channel.
        """
        if isinstance(value, app_commands.AppCommandChannel) and value.type in self.channel_types:
            return value
        raise app_commands.TransformerError(value, self.type, self)
