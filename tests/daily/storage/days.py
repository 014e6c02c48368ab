"""A guild's daily schedule and a simple way to plan it, for tests of the storage."""

from datetime import UTC, date, datetime, time, timedelta

from bot.daily.model import Before, DailyPost, DailySettings, Origin, ScheduleKey, Schedules
from bot.daily.rotation import Shown
from bot.daily.schedule import DailySchedule, Due, next_due
from bot.daily.storage.claims import Claim, DailyClaims
from bot.daily.storage.rows import Next, Past, Pick, Plan
from bot.daily.storage.schedules import DailySchedules, Put
from bot.database.database import Database
from bot.glossary.term import Language

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NINE = datetime(2026, 1, 1, 9, tzinfo=UTC)
TODAY = Due(date(2026, 1, 1), NINE)
TERM = Shown("gpu", 1)
FIRST = ScheduleKey(1)
NEW = Before(Origin.NEW)
SETTINGS = DailySettings(
    channel_id=2**63 - 1,
    schedule=DailySchedule(time(9), "Europe/London", frozenset({0, 3, 4, 6})),
    language=Language.DE,
    category_id="hardware",
    role_id=7,
    thread=True,
    pin=True,
    publish=True,
)


def plan_after(now: datetime) -> Plan:
    """Plan as the use cases do."""
    return lambda past: next_due(SETTINGS.schedule, after=now, later_than=past.last_date)


def plan_today(past: Past) -> Due:
    """Plan the first of January, or a later date if that one is taken."""
    return next_due(SETTINGS.schedule, after=NINE - MINUTE, later_than=past.last_date)


def always(shown: Shown) -> Pick:
    """Decide on this term."""
    return lambda kept: Next(shown, kept)


def claim_of(due: Due = TODAY, shown: Shown = TERM, now: datetime = NINE) -> Claim:
    """A claim for a minute."""
    return Claim(due, always(shown), now, MINUTE)


def lease(_: int) -> timedelta:
    """A lease lasts a minute."""
    return MINUTE


class Days:
    """The storage of the term of the day, and the usual steps of a post as one call."""

    def __init__(self, database: Database) -> None:
        self.schedules = DailySchedules(database)
        self.claims = DailyClaims(database)

    async def put(
        self,
        now: datetime,
        plan: Plan,
        settings: DailySettings = SETTINGS,
        key: ScheduleKey = FIRST,
        before: Before = NEW,
        seen: Schedules | None = None,
    ) -> bool:
        """An admin sets up or changes this schedule; whether that was done."""
        seen = seen or await self.schedules.of_guild(key.guild_id)
        return await self.schedules.put(seen, key.guild_id, Put(key, settings, before), now, plan) == key

    async def scheduled(self, guild_id: int = 1) -> None:
        """The guild wants its daily term at nine."""
        assert await self.put(NINE - DAY, plan_today, key=ScheduleKey(guild_id))

    async def claimed(self, guild_id: int = 1) -> DailyPost:
        """The guild's post of the first of January is claimed."""
        await self.scheduled(guild_id)
        schedule = await self.schedules.get(ScheduleKey(guild_id))
        post = await self.claims.claim(schedule, claim_of(), plan_after(NINE))
        assert post
        return post
