"""Processes that start within a fraction of a second, because a fork server has already loaded the bot."""
