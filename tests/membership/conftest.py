"""A bot that posts a term of the day, on a Discord in memory."""

from tests.daily.conftest import discord, machine

__all__ = ["discord", "machine"]
