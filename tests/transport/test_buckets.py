"""Discord's rate limits: a call waits, or is refused, only if Discord would not take it now."""

import asyncio
import json
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.client import create_bot
from bot.daily.model import DailySettings, ScheduleKey
from bot.daily.planning import Planner
from bot.daily.schedule import DailySchedule
from bot.database.database import Database
from bot.glossary.term import Language
from bot.runtime.runner import logged_in
from bot.settings import Settings
from tests.daily.storage.days import Days
from tests.loopback import Fault, Guild, LoopbackDiscord, RateLimits
from tests.loopback.answers import VIA
from tests.loopback.guilds import POSTING, READ_HISTORY, THREADS, course
from tests.loopback.payloads import CHANNEL_ID
from tests.world import FEW_TERMS

SEND = f"POST /channels/{CHANNEL_ID}/messages"
NOW, IN_TEN_YEARS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)


async def set_up(place, guild: Guild) -> None:
    """Give the guild a term of the day with threads, which is due only in ten years."""
    settings = DailySettings(guild.channel_id, DailySchedule(time(9), "UTC"), Language.EN, thread=True)
    plan = Planner(lambda: IN_TEN_YEARS, timedelta(hours=6)).plan_from(IN_TEN_YEARS, settings)
    database = await Database.open(place.url)
    await Days(database).put(NOW, plan, settings, ScheduleKey(guild.id))
    await database.close()


@pytest.fixture
def limits():
    """Discord's limits, as a test sets them."""
    return RateLimits()


@pytest.fixture
async def discord(limits):
    """A Discord with these limits, whose guild lets the bot open threads."""
    guild = course()
    guild.permissions = POSTING | READ_HISTORY | THREADS
    async with LoopbackDiscord(guilds=[guild], limits=limits) as discord:
        yield discord


@pytest.fixture
async def bot(discord, run_bot, sqlite):
    """The bot, in whose guild the term of the day is set up."""
    await set_up(sqlite, discord.guilds[0])
    process = await run_bot(database_url=sqlite.url)
    await discord.gateway.ready.find()
    return process


async def post_now(discord):
    """Post today's term now, and return what the admin reads."""
    asked = await discord.ask("daily post-now")
    return asked, (await asked.answer())["content"]


async def post_another(discord):
    """Post one more, and return what the admin reads."""
    question, said = await post_now(discord)
    assert "already" in said
    clicked = await discord.click(question, "daily-another:0")
    return (await clicked.answer())["content"]


class TestALimitWithCallsLeft:
    """Discord allows fifty threads in five minutes."""

    @pytest.fixture
    def limits(self):
        """Discord's usual limit on threads."""
        return RateLimits(threads=50)

    @pytest.mark.usefixtures("bot")
    async def test_refuses_nothing(self, discord):
        """A second post soon after the first has a thread as well."""
        await post_now(discord)
        assert "is out" in await post_another(discord)

        assert len(discord.rest.messages) == len(discord.rest.posted.threads) == 2


class TestALimitThatIsUsedUp:
    """Discord allows one message in five minutes."""

    @pytest.fixture
    def limits(self):
        """A limit on messages that is used up at once."""
        return RateLimits(per_channel=1, channel_seconds=300)

    async def test_is_named(self, discord, bot, limits):
        """The admin reads why the post waits, the log says for how long, and Discord is not asked in vain."""
        await post_now(discord)
        said = await post_another(discord)

        assert "Discord limits how often I may post" in said
        assert "Next attempt" in said
        assert "gave up: Discord's rate limit asks to wait 300 s" in bot.output.replace("299", "300")
        assert limits.refused == 0


class TestCallsAtOnce:
    """A bot in this process sends messages."""

    @pytest.fixture
    async def channel(self, discord, tmp_path):
        """The channel, for a bot that is logged in but not connected."""
        settings = Settings(discord_api_base=discord.api_base, state_dir=tmp_path, glossary_file=FEW_TERMS)
        async with logged_in(create_bot(settings), discord.token) as bot:
            yield bot.get_partial_messageable(int(CHANNEL_ID))

    @pytest.mark.parametrize("limits", [RateLimits(per_channel=5, channel_seconds=300)])
    async def test_before_the_limit_is_known(self, channel, limits):
        """The first answer tells how many are left; those that waited for it then go, however far the reset is."""
        sent = await asyncio.gather(*(channel.send("hello") for _ in range(5)))

        assert (len(sent), limits.refused) == (5, 0)

    @pytest.mark.parametrize("limits", [RateLimits(per_channel=2, channel_seconds=0.5)])
    async def test_more_than_the_limit(self, channel):
        """Those over the limit wait for the reset."""
        assert len(await asyncio.gather(*(channel.send("hello") for _ in range(5)))) == 5

    @pytest.mark.parametrize("limits", [RateLimits(per_channel=1, channel_seconds=25)])
    async def test_the_last_one(self, channel):
        """It returns as soon as Discord has answered, not when the limit resets."""
        async with asyncio.timeout(10):
            assert await channel.send("hello")

    async def test_one_that_is_given_up_while_all_must_wait(self, discord, channel):
        """Discord limits the whole bot; when the call that waits for that is canceled, others still go."""
        everybody = {"retry_after": 25, "global": True}
        discord.fail(SEND, Fault(status=429, body=json.dumps(everybody), headers={"Via": VIA}), times=1)
        waiting = asyncio.create_task(channel.send("hello"))
        while channel._state.http._global_over.is_set():  # noqa: ASYNC110 -- discord.py has no event to wait for
            await asyncio.sleep(0)
        waiting.cancel()

        async with asyncio.timeout(10):
            assert await channel.send("hello again")

    async def test_that_ended_long_ago(self, channel, monkeypatch):
        """Limits that no call has used for minutes are forgotten, so that they do not pile up."""
        http, loop = channel._state.http, asyncio.get_running_loop()
        for number in range(300):
            http.get_ratelimit(f"POST /channels/{number}/messages")
        later = loop.time() + 600
        with monkeypatch.context() as clock:  # not longer: time limits of the database would pass, too
            clock.setattr(loop, "time", lambda: later)
            http.get_ratelimit(SEND)

        assert list(http._buckets) == [SEND]
