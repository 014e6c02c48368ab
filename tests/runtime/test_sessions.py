"""Shards on which Discord begins no session are connected again, whatever becomes of the others."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.runtime.sessions import Sessions

LOOK = 5  # seconds


@dataclass
class Shard:
    """A connected, silent shard. Connecting it again ``fails`` or never ends (``hangs``), if a test says so."""

    id: int
    fails: bool = False
    hangs: bool = False
    reconnects: int = 0

    def is_closed(self) -> bool:
        """It is connected."""
        return False

    async def reconnect(self) -> None:
        """Note it."""
        self.reconnects += 1
        if self.hangs:
            await asyncio.Event().wait()
        if self.fails:
            raise RuntimeError("the connection cannot be closed")


@dataclass
class Bot:
    """The part of discord.py's bot that matters here."""

    shards: dict[int, Shard]
    listeners: dict[str, object] = field(default_factory=dict)

    @property
    def shard_count(self) -> int:
        """How many shards there are."""
        return len(self.shards)

    def add_listener(self, listener, name: str) -> None:
        """Keep it for ``tell``."""
        self.listeners[name] = listener

    def is_closed(self) -> bool:
        """It runs."""
        return False


class World:
    """Silent shards, watched in a time that passes only when a test says so."""

    def __init__(self, monkeypatch) -> None:
        self._now = 0.0
        self._looks = asyncio.Semaphore(0)
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: self._now)
        self.bot = Bot({number: Shard(number) for number in range(3)})
        self.sessions = Sessions(self.bot, sleep=self._sleep)
        self.sessions.start()

    async def _sleep(self, seconds: float) -> None:
        await self._looks.acquire()
        self._now += seconds

    async def passes(self, seconds: int) -> None:
        """Let time pass, with a look at the shards now and then."""
        for _ in range(seconds // LOOK):
            self._looks.release()
            for _ in range(5):
                await asyncio.sleep(0)

    async def tell(self, event: str, shard_id: int) -> None:
        """Let discord.py report an event."""
        await self.bot.listeners[f"on_shard_{event}"](shard_id)

    @property
    def reconnects(self) -> list[int]:
        """How often each shard was connected again."""
        return [shard.reconnects for shard in self.bot.shards.values()]


@pytest.fixture
async def world(monkeypatch):
    """Three silent shards."""
    world = World(monkeypatch)
    yield world
    await world.sessions.stop()


async def test_one_after_the_other(world):
    """Discord allows one login every five seconds, so each look connects one shard again: the longest silent one."""
    await world.passes(60)
    assert world.reconnects == [0, 0, 0]
    for expected in ([1, 0, 0], [1, 1, 0], [1, 1, 1]):
        await world.passes(LOOK)
        assert world.reconnects == expected
    await world.passes(600)
    assert max(world.reconnects) - min(world.reconnects) <= 1


async def test_one_that_fails(world, caplog):
    """It is tried again after a while, and the others are not affected."""
    world.bot.shards[0].fails = True
    await world.passes(300)
    assert min(world.reconnects) > 1
    assert "Shard 0 could not be connected again" in caplog.text


async def test_one_that_hangs(world):
    """The others do not wait for it."""
    world.bot.shards[0].hangs = True
    await world.passes(80)
    assert world.reconnects == [1, 1, 1]


@pytest.mark.parametrize("events", [["disconnect"], ["connect", "disconnect"], ["resumed", "disconnect"]])
async def test_a_new_silence(world, events):
    """A connection or session that has ended since does not count."""
    await world.passes(60)
    for event in events:
        await world.tell(event, 0)
    await world.passes(60)
    assert world.reconnects == [0, 1, 1]


async def test_one_with_a_session(world):
    """It is left alone."""
    await world.tell("connect", 1)
    await world.passes(80)
    assert world.reconnects == [1, 0, 1]
