"""Whatever somebody writes into a row by hand, on either database, harms no other server, and its own can mend it."""

import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import asyncpg
import pytest
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Integer, Text

from bot.all_tables import all_tables
from bot.daily.errors import NotSetUp, ScheduleDamaged
from bot.daily.model import ScheduleKey
from bot.daily.use_cases.setting_up import Changed
from bot.errors import UserError
from bot.glossary.queries import LookupCounts
from bot.runtime.queries import CommandSyncs
from tests.daily.discord_double import DAILY, DAY, FIRST, HOUR, MINUTE, OTHER, Machine, SteppedDatabase
from tests.database.places import SqlitePlace

pytestmark = [pytest.mark.long, pytest.mark.unmeasured("every column again, on both databases")]

SOUND = (1, 999)  # the guilds whose rows stay as they are: one is found before all others, one after

# By kind of column, as SQL. SQLite stores anything in a column of any type.
DATES = ["NULL", "'infinity'", "'-infinity'", "'4713-01-01 BC'", "'9999-12-31'", "'0001-01-01'", "'5874897-12-31'"]
TIMES = [*DATES[:-1], "'294276-12-31'"]
TEXTS = ["NULL", "''", "'unheard of'", "'[1, {'"]
NUMBERS = ["NULL", "-2147483648", "-1", "0", "2147483647"]
LARGE = [*NUMBERS, "9223372036854775807", "-9223372036854775808"]
KINDS = [(BigInteger, LARGE), (Integer, NUMBERS), (Text, TEXTS), (Boolean, ["NULL"]), (DateTime, TIMES), (Date, DATES)]
NO_DATES = [
    "NULL",
    "'never'",
    "'2026-99-99'",
    "'2026-W01-5'",
    "'9999-12-31'",
    "'0001-01-01'",
    "'2026-01-02T09:00:00+05:00'",
    "5",
]
NO_TEXTS = ["x'ff00'", "CAST(x'ff41' AS TEXT)", "'a' || char(0) || 'b'"]
NO_NUMBERS = ["'never'", "1.5", "9e999", "x'ff00'"]
MORE = [
    (Integer, NO_NUMBERS),
    (Text, NO_TEXTS),
    (Boolean, ["'never'", "x'ff00'"]),
    (DateTime, NO_DATES),
    (Date, NO_DATES),
]


def hostile(place, table):
    """Who gets what into which column of the table: for each guild, a column and what could stand there, as SQL."""
    cases = [(column, value) for column in table.c for value in values_for(place, column)]
    return dict(enumerate(cases, start=10))


def values_for(place, column):
    """What could stand in the column on this database, as SQL."""
    kind = getattr(column.type, "impl_instance", column.type)
    values = next(values for type_, values in KINDS if isinstance(kind, type_))
    if isinstance(place, SqlitePlace):
        others = next(values for type_, values in MORE if isinstance(kind, type_))
        values = others if isinstance(kind, Date | DateTime) else [*values, *others]
    return [value for value in values if column.nullable or value != "NULL"]


async def damage(place, cases):
    """Write each hostile value into a row of its guild; return the guilds where the database allowed it."""
    done = []
    for guild_id, (column, value) in cases.items():
        key = next(iter(column.table.primary_key))
        where = f"{key.name} = {guild_id}"
        if "number" in column.table.c:
            where += " AND number = 0"
        if column.primary_key and column.table.name == "daily_post":
            where += " AND attempt_at IS NOT NULL"
        with suppress(sqlite3.IntegrityError, asyncpg.PostgresError):
            await place.run(f"UPDATE {column.table.name} SET {column.name} = {value} WHERE {where}")  # noqa: S608 -- as above
            done.append(guild_id)
    return done


class Bot:
    """A bot that serves the sound guilds and those that will be damaged, with everything it stores about them."""

    def __init__(self, database, discord, damaged) -> None:
        self.damaged = list(damaged)
        self.guilds = [*SOUND, *damaged]
        self.machine = Machine(database, discord)
        self.discord = discord
        self.counts, self.syncs = LookupCounts(database), CommandSyncs(database)

    async def live(self, *, leaving: bool, another: bool) -> None:
        """Every guild has had a post yesterday, and today's waits for a retry; some have left, if ``leaving``.

        ``another`` says that they have another schedule, which will not be damaged.
        """
        for guild_id in self.guilds:
            await self.machine.set(guild_id, DAILY)
            if another and guild_id in self.damaged:
                await self.machine.set(guild_id, OTHER)
            await self.syncs.remember(guild_id, "hash", self.discord.clock.now)
        await self.counts.add({(guild_id, "gpu"): 1 for guild_id in self.guilds})
        await self.machine.run(HOUR, HOUR)
        self.discord.weather += ["busy"] * len(self.guilds) * 2
        await self.machine.run(DAY, DAY)
        self.discord.weather.clear()
        if leaving:
            for guild_id in self.damaged:
                await self.machine.membership.left(guild_id)

    async def goes_on(self) -> None:
        """Do all that a bot does by itself, for another day."""
        machine = self.machine
        await machine.dispatcher.find_lost()
        await machine.membership.reconcile(self.guilds)
        await machine.membership.forget()
        await self.counts.add({(guild_id, "gpu"): 1 for guild_id in self.guilds})
        await self.counts.totals()
        for guild_id in self.damaged:
            await self.syncs.hash_of(guild_id)
            await self.syncs.remember(guild_id, "hash", self.discord.clock.now)
        await machine.run(MINUTE)
        await machine.run(DAY, 8 * HOUR)

    async def is_asked(self, guild_id: int) -> None:
        """People use the commands; if something is wrong, they read a sentence."""
        daily, key = self.machine.daily, ScheduleKey(guild_id)
        day = self.discord.clock.now.date() + DAY
        for use in (daily.status, daily.preview, daily.pause, daily.resume, daily.skip, daily.post_now):
            with suppress(UserError):
                await use(key)
        await daily.list(guild_id)
        with suppress(UserError):
            await daily.earlier(key, day)
        await daily.today(guild_id)


def are_unique(posts) -> bool:
    """Whether each date has one post."""
    return len({post.key for post in posts}) == len(posts)


@contextmanager
def logged_once(caplog) -> Iterator[None]:
    """Nothing fails, and what is damaged is logged once."""
    caplog.clear()
    yield
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in told if record.exc_info] == []
    assert [line for line, times in Counter(record.getMessage() for record in told).items() if times > 1] == []


@pytest.mark.unmeasured("the same days for every value")
@pytest.mark.parametrize("table", all_tables().sorted_tables, ids=str)
async def test_damaged_rows(database, place, discord, table, caplog):
    """All others get their posts and their counts; the admins concerned can set it up again, or turn it off."""
    cases = hostile(place, table)
    bot = Bot(database, discord, cases)
    another = table.name == "daily_schedule"
    await bot.live(leaving=table.name == "departed_guild", another=another)
    damaged = await damage(place, cases)

    with logged_once(caplog):
        await bot.goes_on()
        assert [len(discord.posts(guild_id)) for guild_id in SOUND] == [3, 3]
        assert await place.run("SELECT count FROM lookup_count WHERE guild_id IN (1, 999)") == [(2,), (2,)]
        for guild_id in damaged:
            await bot.is_asked(guild_id)
            if another:
                assert len([each for each in discord.channels[OTHER.channel_id] if each.key.guild_id == guild_id]) == 3
        keys = {}
        for guild_id in damaged:
            changed = await bot.machine.set(guild_id, DAILY)
            assert isinstance(changed, Changed)
            assert changed.upcoming
            keys[guild_id] = changed.schedule.key
        before = {guild_id: len(discord.posts(guild_id)) for guild_id in damaged}
        await bot.goes_on()
        await bot.machine.run(DAY, DAY)  # one day was skipped

    for guild_id in damaged:
        assert len(discord.posts(guild_id)) > before[guild_id]
        assert are_unique(discord.posts(guild_id))
        await bot.machine.daily.off(keys[guild_id])
        with pytest.raises(NotSetUp):
            await bot.machine.daily.status(keys[guild_id])
    assert [len(discord.posts(guild_id)) for guild_id in SOUND] == [5, 5]


@pytest.fixture
def damaged_meanwhile(place, monkeypatch):
    """Call it to let every schedule be damaged between the look at it and the change."""
    undisturbed = SteppedDatabase.begin

    @asynccontextmanager
    async def begin(self, *, lasting=True):
        await place.run("UPDATE daily_schedule SET zone = 'Mars/Olympus'")
        async with undisturbed(self, lasting=lasting) as connection:
            yield connection

    return lambda: monkeypatch.setattr(SteppedDatabase, "begin", begin)


@pytest.mark.parametrize("use", ["post_now", "skip", "pause", "resume"])
async def test_a_change_to_a_schedule_that_is_damaged_meanwhile(machine, damaged_meanwhile, use):
    """The admin reads the same sentence as later."""
    damaged_meanwhile()
    for _ in range(2):
        with pytest.raises(ScheduleDamaged):
            await getattr(machine.daily, use)(FIRST)


async def test_a_guild_that_comes_back_while_its_schedule_is_damaged(machine, place, damaged_meanwhile):
    """It counts as one that has the bot, so that its data is kept."""
    await machine.membership.left(1)
    damaged_meanwhile()
    await machine.membership.joined(1)
    assert await place.run("SELECT * FROM departed_guild") == []
