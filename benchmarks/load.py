"""Measures what many schedules cost whose daily terms are due in the same minute."""

import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from http import HTTPStatus
from pathlib import Path

import discord
from sqlalchemy import insert, update

from bot.daily.assembly import TermOfTheDay
from bot.daily.claiming import Claimer
from bot.daily.delivery import LEASE
from bot.daily.model import DailySettings
from bot.daily.next_term import DailyTerms, random_of
from bot.daily.planning import Planner
from bot.daily.rate_limiter import RateLimiter
from bot.daily.schedule import DailySchedule, Due
from bot.daily.storage import DailyStorage
from bot.daily.storage.rows import planned, settings_row
from bot.daily.tables import daily_post, daily_schedule
from bot.database.database import Database
from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Language
from bot.settings import shipped_glossary
from tests.crashes.trial import channels_of, guilds, until
from tests.database.places import Place
from tests.loopback import BotProcess, Guild, LoopbackDiscord, RateLimits

_WINDOW = timedelta(hours=6)
_EACH = 2  # schedules in a guild
_TICKS, _CLAIM_SECONDS, _AT_ONCE = 300, 10.0, 64
_PAUSE_SECONDS = 0.05  # between two commands
_START_SECONDS = 600.0  # for the bot to learn of all its guilds


async def measure(folder: Path, place: Place, count: int, seconds: float) -> dict[str, str]:
    """Run all measurements; give each result by what it measures."""
    served = guilds(count // _EACH, channels=_EACH)
    database = await Database.open(place.url, timeout=60)
    try:
        await _plan(database, served)
        found = await _ticks(database, count) | await _claims(database, count)
        await _plan(database, served)
        return found | await _posts(folder, place, database, served, seconds)
    finally:
        await database.close()


def _now() -> datetime:
    return discord.utils.utcnow()


async def _plan(database: Database, served: list[Guild]) -> None:
    """Replace all schedules and posts with one schedule for each channel, due in twelve hours."""
    moment = (_now() + timedelta(hours=12)).replace(second=0, microsecond=0)
    rows = [
        {
            **settings_row(DailySettings(channel.id, DailySchedule(moment.time(), "UTC"), Language.EN)),
            **planned(Due(moment.date(), moment)),
            "guild_id": channel.guild.id,
            "number": channel.key.number,
            "revision": 1,
            "paused": False,
        }
        for channel in channels_of(served)
    ]
    async with database.begin() as connection:
        await connection.execute(daily_post.delete())
        await connection.execute(daily_schedule.delete())
        await connection.execute(insert(daily_schedule), rows)


async def _let_all_be_due(database: Database) -> None:
    """Make every schedule due at the minute that has just begun."""
    moment = _now().replace(second=0, microsecond=0)
    due = planned(Due(moment.date(), moment)) | {"minute_of_day": moment.hour * 60 + moment.minute}
    async with database.begin() as connection:
        await connection.execute(update(daily_schedule).values(due))


@cache
def _shipped() -> Catalogue:
    return Catalogue.of(load_glossary(shipped_glossary()))


async def _catalogue(_: int) -> Catalogue:
    """What every guild sees."""
    return _shipped()


async def _ticks(database: Database, count: int) -> dict[str, str]:
    """How long a tick takes when nothing is due."""
    parts = TermOfTheDay.over(
        database,
        None,  # type: ignore[arg-type] -- nothing is sent
        _catalogue,
        planner=Planner(_now, _WINDOW),
        limiter=RateLimiter(50),
    )
    lasted = [await _timed(parts.dispatcher.tick) for _ in range(_TICKS)]
    return {f"tick with {count:,} schedules of which none is due, median": f"{statistics.median(lasted) * 1e3:.1f} ms"}


async def _claims(database: Database, count: int) -> dict[str, str]:
    """How fast posts are claimed when sending them takes no time."""
    storage = DailyStorage.over(database)
    terms = DailyTerms(storage.posts, _catalogue, random_of)
    claimer = Claimer(storage, terms, Planner(_now, _WINDOW))
    await _let_all_be_due(database)
    began, claimed = time.monotonic(), 0
    while (lasted := time.monotonic() - began) < _CLAIM_SECONDS:
        due = await storage.schedules.take_due(_now(), _AT_ONCE, lambda _: LEASE)
        claimed += len(await asyncio.gather(*map(claimer.claim, due)))
        if not due:
            break
    rate = claimed / lasted
    return {"claims per second": f"{rate:.0f}", f"so {count:,} schedules are claimed within": f"{count / rate:.0f} s"}


async def _posts(folder: Path, place: Place, database: Database, served: list[Guild], seconds: float) -> dict[str, str]:
    """How fast a bot posts, and how fast it answers meanwhile."""
    limits = RateLimits(per_second=50)
    settings = {"database_url": place.url, "cooldown_commands": 1000, "cooldown_seconds": 1, "state_dir": folder}
    async with LoopbackDiscord(guilds=served, limits=limits) as loopback:
        bot = await BotProcess.start(folder, loopback, **settings)
        try:
            began = time.monotonic()
            await loopback.gateway.ready.find(within=_START_SECONDS)
            quiet = await _answers(loopback, min(seconds, 20))  # the first come only once the bot knows all guilds
            quiet = await _answers(loopback, min(seconds, 20))
            started = time.monotonic() - began
            gc.freeze()  # collecting garbage among so many guilds would pause the simulated Discord, not the bot
            await _let_all_be_due(database)
            posts = loopback.rest.messages
            await until(lambda: posts)
            first, at = len(posts), time.monotonic()
            busy = await _answers(loopback, seconds)
            rate = (len(posts) - first) / (time.monotonic() - at)
        finally:
            await bot.end()
    refused = sum(call.status == HTTPStatus.TOO_MANY_REQUESTS for call in loopback.rest.calls.entries)
    return {
        f"posts per second over {seconds:.0f} s": f"{rate:.1f}",
        "requests refused with 429": str(refused),
        "/define, p50 and p99, nothing going on": _quantiles(quiet),
        "/define, p50 and p99, while posting": _quantiles(busy),
        "(seconds from the login to the end of the quiet time)": f"{started:.0f} s",
        "(as of)": datetime.now(UTC).date().isoformat(),
    }


async def _answers(loopback: LoopbackDiscord, seconds: float) -> list[float]:
    """How long each answer to a command takes, asking one after another for ``seconds``."""
    end, lasted = time.monotonic() + seconds, list[float]()
    while time.monotonic() < end:
        asked = await loopback.ask("define", term="sharding")
        lasted.append(await _timed(lambda asked=asked: asked.answer(within=_START_SECONDS)))
        await asyncio.sleep(_PAUSE_SECONDS)
    return lasted


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await act()
    return time.perf_counter() - began


def _quantiles(lasted: list[float]) -> str:
    cuts = statistics.quantiles(lasted, n=100)
    return f"{cuts[49] * 1e3:.0f} / {cuts[98] * 1e3:.0f} ms"
