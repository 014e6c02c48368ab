"""Whom a message may ping, as Discord's API describes it."""

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from discord.types.message import AllowedMentions as Payload


class Mentions(discord.AllowedMentions):
    """Sends ids as strings, as all of Discord's ids are; discord.py sends these as numbers.

    A client that has it as its default sends every message's mentions so, because discord.py merges each message's own
    into the client's.
    """

    def to_dict(self) -> "Payload":
        """The payload, with strings for ids."""
        payload = super().to_dict()
        for kind in ("users", "roles"):
            if kind in payload:
                payload[kind] = [str(each) for each in payload[kind]]
        return payload

    def merge(self, other: discord.AllowedMentions) -> "Mentions":
        """Both together; where ``other`` says something, it counts."""
        both = super().merge(other)
        return Mentions(everyone=both.everyone, users=both.users, roles=both.roles, replied_user=both.replied_user)
