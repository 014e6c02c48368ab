"""A Discord in memory: it keeps messages, honors nonces for a while, and can fail as the real one does.

Also a machine that runs the bot's daily post against it and can lose power between any two steps.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from bot.all_tables import all_tables
from bot.daily.assembly import TermOfTheDay
from bot.daily.changes import Changes, Clearable
from bot.daily.courier import (
    NONCE_WINDOW,
    Announcement,
    Blocked,
    CannotLook,
    FindResult,
    Finished,
    Found,
    NotFound,
    Posted,
    ProbeResult,
    Ready,
    Refused,
    SendResult,
    Temporary,
    Unclear,
)
from bot.daily.model import DailySettings, Failed, PostKey, Problem, ScheduleKey, Trouble
from bot.daily.planning import Planner
from bot.daily.rate_limiter import RateLimiter
from bot.daily.schedule import DailySchedule
from bot.daily.storage.posts import DailyPosts
from bot.daily.storage.schedules import DailySchedules
from bot.daily.use_cases.common import meant
from bot.daily.use_cases.setting_up import CannotPost, Changed
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Category, Glossary, Language, Level, Synonyms, Term, Text
from bot.membership.guild_membership import GuildMembership
from bot.membership.queries import Departures

CATCH_UP = timedelta(hours=6)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CHANNEL = 500
DAILY = DailySettings(CHANNEL, DailySchedule(time(9), "UTC"), Language.EN)
OTHER = replace(DAILY, channel_id=501, language=Language.DE)
FIRST, OTHERS_KEY = ScheduleKey(1), ScheduleKey(1, 1)  # of the first two schedules of guild 1


def naming_all(settings: DailySettings) -> Changes:
    """What an admin types who names every option."""
    return Changes(
        at=settings.schedule.time,
        zone=settings.schedule.zone,
        days=settings.schedule.days,
        category_id=settings.category_id,
        level=settings.level,
        role_id=settings.role_id,
        language=settings.language,
        thread=settings.thread,
        pin=settings.pin,
        publish=settings.publish,
        clear=frozenset(Clearable),
    )


def term(term_id: str, category: str = "all", level: Level = Level.ADVANCED) -> Term:
    """A term of which only id, category and level matter."""
    text = Text("-", "-")
    return Term(term_id, Text(term_id), Synonyms(), Category(category, text, 0), text, level=level)


TERMS = tuple(term(f"term-{number}") for number in range(5))


EIGHT = datetime(2026, 1, 1, 8, tzinfo=UTC)


class Killed(BaseException):
    """The power is off. No handler may catch it."""


@dataclass
class Clock:
    """The time, which passes only when a test says so. The machine's own clock may be ``wrong``; Discord's is not."""

    now: datetime
    wrong: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """What the machine's clock shows."""
        return self.now + self.wrong

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.now += time


@dataclass
class Steps:
    """Counts what a machine does, and cuts the power before step ``last``."""

    last: int | None = None
    fails: int | None = None
    done: int = 0
    on_disk: bool = False
    """Whether all that was written so far would survive a power cut."""

    def fail_at(self, step: int) -> None:
        """Make the database fail at the ``step``-th step from now, and only then."""
        self.done, self.fails = 0, step

    def reach(self, *, database: bool = False) -> None:
        """The machine has come to its next step."""
        self.done += 1
        if self.done == self.fails and database:
            raise DatabaseUnavailable("away")
        if self.last is not None and self.done >= self.last:
            raise Killed


@dataclass(frozen=True)
class Message:
    """A message in a channel."""

    id: int
    key: PostKey
    term_id: str
    at: datetime
    ping: bool


@dataclass
class Discord:
    """What is true on Discord's side, whatever the bot believes.

    ``weather`` holds what happens to the next requests, in order; then all goes well: "arrives", "arrives unheard",
    "lost", "busy", "bug", "bug after", "refused", "held" and "held unheard" (until ``release``).
    """

    clock: Clock
    nonce_window: timedelta = NONCE_WINDOW
    readable: bool = True
    gone: set[int] = field(default_factory=set)
    missing: str = ""
    weather: list[str] = field(default_factory=list)
    stalling: set[int] = field(default_factory=set)
    release: asyncio.Event = field(default_factory=asyncio.Event)
    channels: defaultdict[int, list[Message]] = field(default_factory=lambda: defaultdict(list))
    told: list[tuple[int, Problem]] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    failing: tuple[Failed, ...] | None = ()
    """What fails after a post; None for a bug."""
    requests: int = 0

    def posts(self, guild_id: int) -> list[Message]:
        """The guild's daily posts, oldest first."""
        return [each for channel in self.channels.values() for each in channel if each.key.guild_id == guild_id]

    def trouble(self, channel_id: int) -> Blocked | None:
        """Why nobody can post there."""
        if channel_id in self.gone:
            return Blocked(Problem.CHANNEL_GONE)
        return Blocked(Problem.PERMISSION_LOST, (self.missing,)) if self.missing else None

    def create(self, channel_id: int, announcement: Announcement, nonce: str) -> int:
        """Create the message, or return a recent one with the same nonce."""
        for each in self.channels[channel_id]:
            if each.key.nonce == nonce and self.clock.now <= each.at + self.nonce_window:
                return each.id
        message = Message(
            1000 + self.requests, announcement.key, announcement.term.id, self.clock.now, announcement.ping
        )
        self.channels[channel_id].append(message)
        return message.id


@dataclass
class CourierTo:
    """Takes posts to the Discord in memory, for one machine."""

    discord: Discord
    steps: Steps

    async def send(self, channel_id: int, announcement: Announcement, nonce: str, until: datetime) -> SendResult:
        """Send the post; the weather decides what happens."""
        assert self.discord.clock() <= until
        assert self.steps.on_disk, "what may go out must be known also after a power cut"
        self.steps.reach()
        discord = self.discord
        discord.requests += 1
        if announcement.key.guild_id in discord.stalling:
            await asyncio.Event().wait()
        weather = discord.weather.pop(0) if discord.weather else "arrives"
        if weather == "busy":
            return Temporary("503", retry_after=MINUTE)
        if weather == "bug":
            raise KeyError(weather)
        if weather == "lost":
            return Unclear("reset")
        if weather.startswith("held"):
            await discord.release.wait()
        if trouble := discord.trouble(channel_id):
            return trouble
        if weather == "refused":
            return Refused("400: what is this?")
        message_id = discord.create(channel_id, announcement, nonce)
        self.steps.reach()
        if weather == "bug after":
            raise KeyError(weather)
        return Unclear("reset") if weather.endswith("unheard") else Posted(message_id)

    async def finish(self, _: int, message_id: int, announcement: Announcement, pinned: Sequence[int]) -> Finished:
        """Pin the post in place of others, or fail as a whole."""
        if self.discord.failing is None:
            raise KeyError(message_id)
        if self.discord.failing:
            return Finished(self.discord.failing, (message_id,))
        self.steps.reach()
        if not announcement.settings.pin:
            return Finished()
        self.discord.pinned = [each for each in self.discord.pinned if each not in pinned]
        self.steps.reach()
        self.discord.pinned.append(message_id)
        self.steps.reach()
        return Finished(not_pinned=tuple(pinned))

    async def find(self, channel_id: int, key: PostKey, since: datetime) -> FindResult:
        """Look into the history, as far back as asked."""
        self.steps.reach()
        discord = self.discord
        if key.guild_id in discord.stalling:
            await asyncio.Event().wait()
        weather = discord.weather.pop(0) if discord.weather else "arrives"
        if weather == "busy":
            return Temporary("503")
        if weather.startswith("bug"):
            raise KeyError(weather)
        if not discord.readable or discord.trouble(channel_id):
            return CannotLook()
        found = [each for each in discord.channels[channel_id] if each.key == key and each.at >= since]
        return Found(found[0].id) if found else NotFound()

    async def probe(self, guild_id: int, settings: DailySettings) -> ProbeResult:
        """What is known without a request."""
        if guild_id in self.discord.stalling:
            return Temporary("unavailable")
        return self.discord.trouble(settings.channel_id) or Ready()

    async def tell(self, guild_id: int, _: DailySettings, trouble: Trouble) -> None:
        """Tell the admins."""
        self.discord.told.append((guild_id, trouble.problem))
        if self.discord.weather and self.discord.weather[0] == "untold":
            self.discord.weather.pop(0)
            raise KeyError(guild_id)


@dataclass
class SteppedDatabase:
    """A real database that one machine uses, step by step."""

    database: Database
    steps: Steps

    @asynccontextmanager
    async def begin(self, *, lasting: bool = True) -> AsyncIterator[object]:
        """A transaction: the power can go before it, in it, and right after it."""
        self.steps.reach(database=True)
        async with self.database.begin(lasting=lasting) as connection:
            yield connection
            self.steps.reach(database=True)
        self.steps.on_disk = lasting
        self.steps.reach(database=True)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[object]:
        """A transaction that reads."""
        self.steps.reach(database=True)
        async with self.database.read() as connection:
            yield connection


class Machine:
    """The part of a running bot that posts the term of the day."""

    def __init__(self, database: Database, discord: Discord, *, dies_at: int | None = None) -> None:
        self.steps = Steps(dies_at)
        self.discord = discord
        self.take_terms(TERMS)
        stepped = SteppedDatabase(database, self.steps)
        self.posts = DailyPosts(stepped)
        planner = Planner(discord.clock, CATCH_UP)
        parts = TermOfTheDay.over(
            stepped,
            CourierTo(discord, self.steps),
            self.catalogue,
            planner=planner,
            limiter=RateLimiter(1e9),
            in_flight=4,
        )
        self.daily, self.dispatcher = parts.daily, parts.dispatcher
        departures = Departures(stepped, all_tables())
        self.membership = GuildMembership(departures, DailySchedules(stepped), planner)

    async def set(self, guild_id: int, settings: DailySettings) -> Changed | CannotPost:
        """An admin sets up the channel's schedule, or changes it, and names every option."""
        return await self.daily.change(guild_id, settings.channel_id, naming_all(settings), language=settings.language)

    async def change(self, channel_id: int | None = None, *, guild_id: int = 1, **named: object) -> object:
        """An admin changes the channel's schedule, or the guild's only one, and names these options."""
        where = channel_id
        if channel_id is None and (only := meant(await self.daily.list(guild_id), None)):
            where = only.key
        return await self.daily.change(guild_id, where, Changes(**named), language=Language.EN)

    async def catalogue(self, _: int | None) -> Catalogue:
        """What every guild can look up."""
        return self.terms

    def take_terms(self, terms: Iterable[Term]) -> None:
        """The glossary has these terms from now on."""
        self.terms = Catalogue.of(Glossary((), tuple(terms)))

    async def tick(self) -> None:
        """One tick of the loop, and all that it starts."""
        try:
            await self.dispatcher.tick()
        finally:
            ends = await asyncio.gather(*self.dispatcher._running, return_exceptions=True)
            await self.dispatcher.drain()
        for end in ends:
            if isinstance(end, BaseException):
                raise end

    async def run(self, duration: timedelta, step: timedelta = MINUTE / 2) -> None:
        """Let time pass, with a tick now and then."""
        clock = self.discord.clock
        end = clock.now + duration
        await self.tick()
        while clock.now < end:
            clock.passes(min(step, end - clock.now))
            await self.tick()


async def fates(machine: Machine, key: ScheduleKey = FIRST) -> dict[int, str]:
    """What the bot says became of each day's post."""
    return {each.key.local_date.day: each.state.value for each in await machine.posts.history(key, 50)}
