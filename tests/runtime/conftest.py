"""The loopback Discord, and the bot as a process that talks to it."""

from tests.loopback.fixtures import bot, discord, new_bot, run_bot

__all__ = ["bot", "discord", "new_bot", "run_bot"]
