"""What the runner promises, for bots that fail in ways the real one does not."""

import asyncio

import pytest
from discord.http import Route

from bot.client import GlossaryBot, create_bot
from bot.runtime import connecting
from bot.runtime.connecting import Patience, TokenRefused, Unreachable
from bot.runtime.runner import logged_in, run_until_stopped
from bot.runtime.stopping import close
from bot.settings import Settings
from bot.transport import retrying
from bot.transport.endpoint import DiscordHTTP, Endpoint
from tests.loopback import Fault
from tests.world import FEW_TERMS

HOUR = 3600.0


class WithoutDatabase(GlossaryBot):
    """Cannot open the database."""

    async def setup_hook(self):
        """Fail as for a database server that is down."""
        raise Unreachable("The database cannot be reached.")


class Defective(GlossaryBot):
    """Has a bug."""

    async def setup_hook(self):
        """Raise an unexpected error."""
        raise ZeroDivisionError


class Ending(GlossaryBot):
    """Ends by itself, without saying why."""

    async def start(self, token, *, reconnect=True):
        """Return at once."""


class Silent(GlossaryBot):
    """Never gets ready."""

    async def start(self, token, *, reconnect=True):
        """Wait forever."""
        del token, reconnect
        await asyncio.Event().wait()


class Hanging(GlossaryBot):
    """Never finishes closing."""

    async def close(self):
        """Wait forever."""
        await asyncio.Event().wait()


class Tripping(GlossaryBot):
    """Fails to close."""

    async def close(self):
        """Raise an unexpected error."""
        raise ZeroDivisionError


@pytest.fixture
def settings(discord, tmp_path):
    """Settings for the loopback Discord."""
    return Settings(discord_api_base=discord.api_base, state_dir=tmp_path, glossary_file=FEW_TERMS)


async def run(make, settings, discord, seconds):
    """Run such a bot for real."""
    await run_until_stopped(
        lambda: make(settings),
        discord.token,
        start_timeout=seconds,
        stop_timeout=1,
        heartbeat=settings.heartbeat_file,
    )


async def test_what_the_bot_needs_may_come_later(discord, settings):
    """The bot's own needs are retried as long as Discord, and reported in their own words."""
    with pytest.raises(Unreachable, match=r"^The database cannot be reached\.$"):
        await run(WithoutDatabase, settings, discord, 1.2)

    logins = [call for call in discord.rest.calls.entries if call.path == "/users/@me"]
    assert len(logins) >= 2


async def test_a_bug_is_not_retried(discord, settings):
    """It is raised at once, unchanged."""
    async with asyncio.timeout(5):
        with pytest.raises(ZeroDivisionError):
            await run(Defective, settings, discord, 60)


async def test_an_end_without_a_reason(discord, settings):
    """A bot that just ends counts as not logged in."""
    with pytest.raises(Unreachable, match="does not let the bot in"):
        await run(Ending, settings, discord, 0.2)


async def test_the_last_known_reason_is_reported(discord, settings):
    """A last try that ends silently does not hide the known reason."""
    bots = iter([WithoutDatabase, Silent])

    def make(settings):
        return next(bots)(settings)

    with pytest.raises(Unreachable, match="database"):
        await run(make, settings, discord, 1.5)


async def test_a_pause_ends_with_the_stop(monkeypatch):
    """The bot does not wait for a next try once it is told to stop."""
    monkeypatch.setattr(connecting, "_FIRST_PAUSE_SECONDS", 60)
    stop = asyncio.Event()
    stop.set()

    async with asyncio.timeout(5):
        await Patience(60).pause(stop)


@pytest.mark.parametrize(("make", "said"), [(Hanging, "did not finish within"), (Tripping, "Closing failed")])
async def test_closing_is_bounded(settings, caplog, make, said):
    """Whatever goes wrong while closing is logged, and closing ends in time."""
    running = asyncio.create_task(asyncio.Event().wait())

    async with asyncio.timeout(5):
        await close(make(settings), running, within=0.1)

    assert running.cancelled()
    assert said in caplog.text


async def test_pauses_grow_until_it_ran_well(monkeypatch):
    """Repeated failures stay within Discord's 1000 logins a day; an hour without one, and they are forgotten."""
    now = 0.0
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
    patience = Patience(60)
    await patience.let_in()

    pauses = []
    while now < 24 * HOUR:
        pauses.append(patience.next_pause())
        now += pauses[-1]
    now += HOUR

    assert pauses[0] <= 1
    assert len(pauses) < 1000
    assert patience.next_pause() <= 1


async def test_a_lasting_failure_is_not_retried_forever(discord, settings, monkeypatch):
    """After five tries the failure is raised."""
    monkeypatch.setattr(retrying, "_FIRST_PAUSE_SECONDS", 0.001)
    discord.fail("GET /users/@me", Fault(status=503))
    bot = create_bot(settings)

    async with bot:
        with pytest.raises(Exception, match="503"):
            await bot.login(discord.token)

    assert len(discord.rest.calls.entries) == 5


def test_discord_itself_is_the_usual_endpoint():
    """Without a setting, calls go where discord.py sends them."""
    route = Route("GET", "/users/@me")
    Endpoint().move(route)

    assert route.url == "https://discord.com/api/v10/users/@me"


def test_our_own_client_is_everywhere_in_discordpy():
    """Every part of discord.py that holds the HTTP client holds ours."""
    bot = create_bot(Settings())

    assert isinstance(bot.http, DiscordHTTP)
    assert bot._connection.http is bot.http
    assert bot.tree._http is bot.http


class TestLoggedIn:
    """``python -m bot sync`` talks to Discord's API without connecting."""

    async def test_commands_are_registered(self, discord, settings):
        """The commands are registered without connecting to the gateway."""
        async with logged_in(create_bot(settings), discord.token) as bot:
            await bot.command_sync.sync(force=True)

        puts = [call for call in discord.rest.calls.entries if call.method == "PUT"]
        assert puts
        assert discord.gateway.ready.entries == []

    async def test_a_wrong_token(self, settings):
        """It is refused in the same way as at a start."""
        with pytest.raises(TokenRefused):
            async with logged_in(create_bot(settings), "another.token"):
                pass

    async def test_discord_is_away(self, discord, settings, monkeypatch):
        """The error says that Discord cannot be reached."""
        monkeypatch.setattr(retrying, "_FIRST_PAUSE_SECONDS", 0.001)
        discord.fail("GET /users/@me", Fault(status=503))

        with pytest.raises(Unreachable, match="503"):
            async with logged_in(create_bot(settings), discord.token):
                pass
