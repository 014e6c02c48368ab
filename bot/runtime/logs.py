"""Logging: what is written, where and how. Lines go to standard error and hold nothing people typed."""

import logging

import discord


def set_up_logging(level: str) -> None:
    """Log from ``level`` up, readable on a terminal."""
    discord.utils.setup_logging(level=logging.getLevelNamesMapping()[level], root=True)
