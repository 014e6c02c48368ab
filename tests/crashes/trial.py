"""Guilds with schedules in a loopback Discord, a database, and the verdict on what was posted and what was told."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.daily.model import DailySettings, PostState, ScheduleKey
from bot.daily.planning import Planner
from bot.daily.schedule import DailySchedule
from bot.database.database import Database
from bot.glossary.term import Language
from tests.crashes.steps import Fate
from tests.daily.storage.days import Days
from tests.database.places import Place
from tests.forks.server import Child, ForkServer
from tests.loopback import Guild, LoopbackDiscord, RateLimits, SharedClock
from tests.loopback.guilds import POSTING, READ_HISTORY
from tests.loopback.journal import PATIENCE_SECONDS
from tests.loopback.process import environment
from tests.world import SMALL_GLOSSARY

SPEED = 30.0  # a lease lasts two seconds, and Discord's heartbeats keep their proportion to it
AT = time(9)
FIRST_DAY = date(2026, 3, 2)
WINDOW = timedelta(hours=6)
SECOND, MINUTE, HOUR, DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

_ENDS = {PostState.CONFIRMED, PostState.MISSED, PostState.UNKNOWN}
_POLL_SECONDS = 0.05
_FIRST_GUILD = 1 << 22  # the bits above these decide a guild's shard


def due_on(day: date) -> datetime:
    """The moment at which every guild's post of that day is due."""
    return datetime.combine(day, AT, UTC)


def guilds(readable: int, unreadable: int = 0, *, channels: int = 1) -> list[Guild]:
    """Guilds: ``readable`` ones whose history the bot may read, then ``unreadable`` ones; each has so many channels."""
    rights = [POSTING | READ_HISTORY] * readable + [POSTING] * unreadable
    found: list[Guild] = []
    for n, right in enumerate(rights, start=1):
        first, *more = (n * _FIRST_GUILD + channel for channel in range(1, channels + 1))
        found.append(Guild(n * _FIRST_GUILD, first, right, more_channel_ids=tuple(more)))
    return found


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that has a schedule."""

    id: int
    guild: Guild
    key: ScheduleKey

    @property
    def is_readable(self) -> bool:
        """Whether the bot may read its history."""
        return self.guild.may(READ_HISTORY)


def channels_of(served: Iterable[Guild]) -> list[Channel]:
    """The channels of the guilds, each with a schedule of its own."""
    return [
        Channel(channel_id, guild, ScheduleKey(guild.id, number))
        for guild in served
        for number, channel_id in enumerate(guild.channel_ids)
    ]


async def until(condition: Callable[[], Any], *, within: float = PATIENCE_SECONDS) -> Any:
    """Wait until ``condition()`` (awaited if it is a coroutine) gives something true, and return that.

    Raises:
        AssertionError: it was not true ``within`` so many seconds.
    """
    try:
        async with asyncio.timeout(within):
            while True:
                found = condition()
                if asyncio.iscoroutine(found):
                    found = await found
                if found:
                    return found
                await asyncio.sleep(_POLL_SECONDS)
    except TimeoutError:
        raise AssertionError(f"{condition} was not true within {within} s") from None


@dataclass(frozen=True, slots=True)
class Fact:
    """What became of a channel's post of a date: how many messages there are, and what the bot says about it."""

    channel: Channel
    day: date
    messages: int
    told: PostState | None

    @property
    def is_fine(self) -> bool:
        """Whether this keeps the promise: one message or, if nobody could look, at most one and a miss told."""
        if self.told is PostState.CONFIRMED:
            return self.messages == 1
        if self.channel.is_readable:
            return False
        return self.messages <= (1 if self.told is PostState.UNKNOWN else 0)


@dataclass
class Trial:
    """The world the bots live in."""

    discord: LoopbackDiscord
    place: Place
    clock: SharedClock
    server: ForkServer
    folder: Path
    settings: dict[str, object]
    counts: Counter[tuple[str, int, str]] = field(default_factory=Counter)

    async def start(self, fate: Fate | None = None) -> Child:
        """Start another bot on the same database and Discord."""
        return await self.server.start(
            self.folder,
            environment(self.discord, **self.settings),
            self.folder / "output",
            clock=str(self.clock.path),
            fate=fate and fate.to_json(),
        )

    def leap_to(self, moment: datetime) -> None:
        """Put the clock forward, unless it shows this moment or a later one."""
        self.clock.leap(max(moment - self.clock(), timedelta(0)))

    @property
    def channels(self) -> list[Channel]:
        """All channels that have a schedule."""
        return channels_of(self.discord.guilds)

    def messages(self, channel: Channel, day: date) -> list[dict[str, Any]]:
        """The channel's daily posts of this date."""
        mark = f"daily:{day.isoformat()}:"
        return [one for one in self.discord.rest.posted.in_channel(channel.id) if mark in str(one["components"])]

    async def told(self, day: date) -> dict[ScheduleKey, PostState]:
        """The state of each schedule's post of this date, as ``/daily status`` reads it."""
        rows = await self.place.run("SELECT guild_id, number, local_date, state FROM daily_post")
        return {
            ScheduleKey(guild_id, number): PostState(state)
            for guild_id, number, date_, state in rows
            if str(date_) == day.isoformat()
        }

    async def facts(self, day: date) -> list[Fact]:
        """What became of each channel's post of this date."""
        told = await self.told(day)
        return [Fact(one, day, len(self.messages(one, day)), told.get(one.key)) for one in self.channels]

    async def is_over(self, day: date, of: Iterable[Channel] = ()) -> bool:
        """Whether the post of this date is finished in these channels, or in all."""
        told = await self.told(day)
        return all(told.get(one.key) in _ENDS for one in of or self.channels)

    async def check(self, day: date) -> None:
        """Wait until the date is over, count the outcomes, and check that they keep the promise.

        Raises:
            AssertionError: a channel has two posts, none and nobody is told, or none though it could be verified.
        """
        await until(lambda: self.is_over(day))
        facts = await self.facts(day)
        for one in facts:
            kind = "readable" if one.channel.is_readable else "unreadable"
            self.counts[kind, one.messages, str(one.told)] += 1
        broken = [one for one in facts if not one.is_fine]
        assert not broken, broken

    async def look_back(self, last: date) -> None:
        """Check that no posts were added later to the days already checked, up to this one.

        Raises:
            AssertionError: a post was added.
        """
        day = FIRST_DAY
        while day <= last:
            broken = [one for one in await self.facts(day) if not one.is_fine]
            assert not broken, broken
            day += DAY

    def table(self) -> str:
        """The counts as a table for people."""
        rows = [f"{'history':<12}{'messages':>8}  {'told':<10}{'posts':>7}"]
        rows += [f"{kind:<12}{n:>8}  {told:<10}{count:>7}" for (kind, n, told), count in sorted(self.counts.items())]
        return "\n".join(rows)


async def _schedule(place: Place, served: Iterable[Guild], now: datetime) -> None:
    database = await Database.open(place.url)
    planner = Planner(lambda: now, WINDOW)
    try:
        for channel in channels_of(served):
            settings = DailySettings(channel.id, DailySchedule(AT, "UTC"), Language.EN)
            await Days(database).put(now, planner.plan_from(now, settings), settings, channel.key)
    finally:
        await database.close()


@asynccontextmanager
async def trial(
    server: ForkServer, folder: Path, place: Place, served: list[Guild], *, speed: float = SPEED, **settings: object
) -> AsyncIterator[Trial]:
    """The world an hour before the first post is due, with a schedule for every channel and no bot yet.

    ``settings`` are the bots'; seconds in them are ``speed`` times shorter than real ones.
    """
    clock = SharedClock.start(folder / "clock", due_on(FIRST_DAY) - HOUR, speed=speed)
    glossary = folder / "terms.yaml"
    glossary.write_text(SMALL_GLOSSARY, encoding="utf-8")
    await _schedule(place, served, clock())
    usual = {
        "database_url": place.url,
        "database_timeout_seconds": 60,  # fast seconds
        "glossary_file": glossary,
        "glossary_poll_seconds": 3600,
        "own_terms_poll_seconds": 3600,
        "state_dir": folder / "state",
        "daily_tick_seconds": 0.1,
    }
    async with LoopbackDiscord(guilds=served, clock=clock, limits=RateLimits(per_second=None)) as discord:
        discord.gateway.heartbeat_milliseconds = int(41_250 / speed)
        with server.serving():
            yield Trial(discord, place, clock, server, folder, usual | settings)
