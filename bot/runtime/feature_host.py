"""What a feature's ``setup`` receives: the bot, with the parts it offers, its loops, and what it closes at the end."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any, TypeVar, cast

import discord
from discord.ext import commands

from bot.chat.languages import Wordings
from bot.runtime.periodic import Periodic, Sleep
from bot.settings import Settings

PartT = TypeVar("PartT")


class FeatureHost(commands.AutoShardedBot):
    """The bot to which features add themselves.

    Each package of ``bot.cogs`` has ``async def setup(bot: FeatureHost)``. It takes the parts it needs, and adds its
    cog, its lasting buttons, its sentences and its loops. It pushes what it opens onto one of two exit stacks:
    ``before_disconnect`` is closed while Discord can still be reached, ``after_disconnect`` once the gateway is closed.
    """

    def __init__(self, settings: Settings, **options: Any) -> None:  # noqa: ANN401 -- discord.py's own
        self.settings = settings
        super().__init__(**options)
        self.before_disconnect = AsyncExitStack()
        self.after_disconnect = AsyncExitStack()
        self.wordings: list[Wordings[object]] = []
        """The sentences of every feature; those for a ``UserError`` are looked up here."""
        self.permissions: set[str] = set()
        """The permissions that the invite link asks for, by discord.py's names."""
        self.vital_signs: list[Callable[[], bool]] = []
        """Functions that tell whether a background task still runs; if one returns False, the heartbeat pauses."""
        self.sleep: Sleep = asyncio.sleep
        """How loops wait for their next turn. In a simulated Discord, simulated time passes instead."""
        self._parts: dict[type, object] = {}

    @staticmethod
    def now() -> datetime:
        """The current time, aware UTC."""
        return discord.utils.utcnow()

    def offer(self, part: object) -> None:
        """Let features and buttons take ``part`` by its type."""
        self._parts[type(part)] = part

    def part(self, kind: type[PartT]) -> PartT:
        """The part of this type.

        Raises:
            KeyError: no such part was offered.
        """
        return cast("PartT", self._parts[kind])

    def repeat(
        self, what: str, seconds: float, work: Callable[[], Awaitable[object]], *, stack: AsyncExitStack | None = None
    ) -> None:
        """Run ``work`` at once and then every ``seconds``, until ``stack`` is closed (default: ``after_disconnect``).

        ``what`` names it in the log; an exception in ``work`` does not end the loop.
        """
        periodic = Periodic(what, seconds, work, sleep=self.sleep)
        periodic.start()
        (stack or self.after_disconnect).push_async_callback(periodic.stop)

    @property
    def is_well(self) -> bool:
        """Whether all background tasks still run."""
        return all(sign() for sign in self.vital_signs)
