"""What a feature's ``setup`` is given: the bot, with the parts it offers, its loops, and what it closes at its end."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any, TypeVar, cast

import discord
from discord.ext import commands

from bot.chat.languages import Wordings
from bot.runtime.periodic import Periodic
from bot.settings import Settings

PartT = TypeVar("PartT")


class FeatureHost(commands.AutoShardedBot):
    """A bot that features set themselves up in.

    Each package of ``bot.cogs`` has ``async def setup(bot: FeatureHost)``. It takes the parts it needs, and adds its
    cog, its lasting buttons, its sentences and its loops. What it opens it pushes on one of two exit stacks:
    ``before_disconnect`` is closed while Discord can still be reached, ``after_disconnect`` once the gateway is closed.
    """

    def __init__(self, settings: Settings, **options: Any) -> None:  # noqa: ANN401 -- discord.py's own
        self.settings = settings
        super().__init__(**options)
        self.before_disconnect = AsyncExitStack()
        self.after_disconnect = AsyncExitStack()
        self.wordings: list[Wordings[object]] = []
        """The sentences of every feature: errors of users find theirs here."""
        self.permissions: set[str] = set()
        """What the invite link asks for, by discord.py's names."""
        self.vital_signs: list[Callable[[], bool]] = []
        """Functions that tell whether a background task still runs; the health check calls them."""
        self._parts: dict[type, object] = {}

    @staticmethod
    def now() -> datetime:
        """The time of day, aware UTC."""
        return discord.utils.utcnow()

    def offer(self, part: object) -> None:
        """Let features and buttons take ``part`` by its type."""
        self._parts[type(part)] = part

    def part(self, kind: type[PartT]) -> PartT:
        """The part of this type.

        Raises:
            KeyError: nobody offers one.
        """
        return cast("PartT", self._parts[kind])

    def repeat(
        self, what: str, seconds: float, work: Callable[[], Awaitable[object]], *, stack: AsyncExitStack | None = None
    ) -> None:
        """Do ``work`` at once and every so many seconds, until ``stack`` is closed (``after_disconnect`` by default).

        ``what`` names it in the log; nothing that it raises ends the loop.
        """
        periodic = Periodic(what, seconds, work)
        periodic.start()
        (stack or self.after_disconnect).push_async_callback(periodic.stop)

    @property
    def is_well(self) -> bool:
        """Whether what goes on in the background goes on."""
        return all(sign() for sign in self.vital_signs)
