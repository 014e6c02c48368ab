"""Reconnects shards whose connection Discord keeps open without beginning or resuming a session.

Such a shard receives no events, and discord.py would wait forever, because its heartbeats are answered.
"""

import asyncio
import logging

import discord
from discord.ext import commands

from bot.backoff import backoff
from bot.runtime.periodic import Sleep

_log = logging.getLogger(__name__)

_CHECK_SECONDS = 5.0
_LONGEST_SILENCE_SECONDS = 60.0
_LONGEST_PAUSE_SECONDS = 120.0  # after the first time; Discord allows 1000 logins in a day


class Sessions:
    """Knows which shards have a session; while any has none, looks at them every few seconds."""

    def __init__(self, bot: commands.AutoShardedBot, *, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep
        self._begun: set[int] = set()
        self._silent_since: dict[int, float] = {}
        self._reconnects: dict[int, int] = {}
        self._watching: asyncio.Task[None] | None = None
        self._reconnecting: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Watch all sessions of the bot, from its first one on."""
        self._bot.add_listener(self._begin, "on_shard_connect")
        self._bot.add_listener(self._begin, "on_shard_resumed")
        self._bot.add_listener(self._end, "on_shard_disconnect")
        self._watching = asyncio.create_task(self._watch(), name="sessions")

    async def stop(self) -> None:
        """Stop watching and connecting, and wait until that has ended."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        for task in self._reconnecting:
            task.cancel()
        await asyncio.gather(*self._reconnecting, return_exceptions=True)

    async def _begin(self, shard_id: int) -> None:
        self._begun.add(shard_id)
        self._reconnects.pop(shard_id, None)

    async def _end(self, shard_id: int) -> None:
        self._begun.discard(shard_id)
        self._silent_since.pop(shard_id, None)
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch(), name="sessions")

    async def _watch(self) -> None:
        """Look at the shards until every one has a session, or the bot closes.

        Each look connects only one of them again, because Discord allows a login every five seconds.
        """
        while not self._bot.is_closed() and len(self._begun) < (self._bot.shard_count or 1):
            await self._sleep(_CHECK_SECONDS)
            silent = [shard for shard in self._bot.shards.values() if self._is_silent_too_long(shard)]
            if silent:
                longest = min(silent, key=lambda shard: self._silent_since[shard.id])
                task = asyncio.create_task(self._reconnect(longest), name=f"reconnecting shard {longest.id}")
                self._reconnecting.add(task)
                task.add_done_callback(self._reconnecting.discard)

    def _is_silent_too_long(self, shard: discord.ShardInfo) -> bool:
        if shard.id in self._begun or shard.is_closed():
            self._silent_since.pop(shard.id, None)
            return False
        now = asyncio.get_running_loop().time()
        longest = backoff(self._reconnects.get(shard.id, 0), _LONGEST_SILENCE_SECONDS, _LONGEST_PAUSE_SECONDS)
        return now - self._silent_since.setdefault(shard.id, now) >= longest

    async def _reconnect(self, shard: discord.ShardInfo) -> None:
        _log.warning("Discord keeps shard %d connected but begins no session; connecting again", shard.id)
        self._silent_since.pop(shard.id, None)
        self._reconnects[shard.id] = self._reconnects.get(shard.id, 0) + 1
        try:
            await shard.reconnect()
        except Exception:  # noqa: BLE001 -- one shard's failure must not affect another
            _log.exception("Shard %d could not be connected again", shard.id)
