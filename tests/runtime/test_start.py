"""Real starts: what happens and what the operator reads when Discord accepts or refuses the bot."""

import asyncio
import signal

import pytest

from tests.loopback import Fault
from tests.loopback.faults import PAGE

CONNECTION_FAULTS = {
    "an overloaded Discord": Fault(status=503, body="<html>\n" * 5000, content_type="text/html"),
    "a ban by the proxy": Fault(status=429, body="slow down", content_type="text/plain"),
    "a page instead of Discord": PAGE,
    "JSON that is none": Fault(status=200, body="{"),
    "a broken connection": Fault(drop=True),
}


@pytest.mark.usefixtures("new_bot")
async def test_a_start(discord):
    """The bot logs in, registers its commands, and answers."""
    asked = await discord.ask("define", term="sharding")
    answer = await asked.answer()

    assert answer["embeds"][0]["title"] == "Sharding"
    await discord.saw("PUT", "/applications/1001/commands")
    assert {command["name"] for command in discord.rest.commands} >= {"daily", "define", "help"}


async def test_a_gateway_of_its_own(discord, run_bot):
    """``DISCORD_GATEWAY_URL`` takes precedence over what the API names."""
    discord.rest.gateway_url = "ws://127.0.0.1:1/nowhere"
    await run_bot(discord_gateway_url=discord.gateway.url)

    await discord.gateway.ready.find()


class TestARefusal:
    """A refusal by Discord is final: the bot ends at once and says what to do."""

    async def test_of_the_token_by_the_api(self, run_bot):
        """Exit code 77 tells a supervisor not to restart."""
        bot = await run_bot(discord_token="wrong")

        assert await bot.exit_code() == 77
        assert "Discord refused the token" in bot.output
        assert "Developer Portal" in bot.output
        assert "Traceback" not in bot.output

    @pytest.mark.parametrize(("code", "exit_code"), [(4004, 77), (4014, 78), (4013, 78)])
    async def test_by_the_gateway(self, discord, run_bot, code, exit_code):
        """The gateway refuses the token, the intents, or something else for good; the error names the close code."""
        discord.gateway.close_with = code

        bot = await run_bot()

        assert await bot.exit_code() == exit_code
        assert str(code) in bot.output.splitlines()[-1]

    async def test_while_it_runs(self, discord, bot):
        """A token that is reset while the bot runs ends it in the same way as a wrong one."""
        discord.gateway.close_with = 4004
        discord.gateway.drop()

        assert await bot.exit_code() == 77


async def test_a_registration_that_hangs_keeps_nobody_waiting(discord, run_bot):
    """The bot is logged in and answers, although Discord does not accept its commands yet."""
    discord.fail("PUT /applications/*/commands", Fault(status=503))
    bot = await run_bot(start_timeout_seconds=5)
    await discord.gateway.ready.find()

    asked = await discord.ask("define", term="ray")
    assert (await asked.answer())["embeds"][0]["title"] == "Ray"
    await bot.says("PUT")


class TestARegistrationThatFails:
    """The bot answers without it, and the log says in one short line what failed."""

    LONG_PAGE = Fault(status=403, body="<html>\n" * 400, content_type="text/html")

    async def test_because_of_a_page(self, discord, run_bot):
        """The page itself is not logged."""
        discord.fail("PUT /applications/*/commands", self.LONG_PAGE)
        bot = await run_bot()

        line = await bot.says("Could not register the commands; trying again later: 403 Forbidden")

        assert len(line) < 400
        assert bot.output.count("<html>") < 40

    async def test_because_the_list_cannot_be_read(self, discord, run_bot):
        """At a second start, the bot asks which commands Discord has; that nothing was registered would be wrong."""
        first = await run_bot()
        await first.says("Registered")
        first.signal(signal.SIGTERM)
        await first.exit_code()
        discord.fail("GET /applications/*/commands", self.LONG_PAGE)
        bot = await run_bot()

        line = await bot.says("Could not read the list of registered commands; trying again later: 403 Forbidden")

        assert len(line) < 400
        assert "Could not register" not in bot.output

    @pytest.mark.parametrize("call", ["PUT", "GET"])
    async def test_because_the_token_was_reset(self, discord, run_bot, call):
        """One line says so, and the bot does not try again."""
        first = await run_bot()
        await first.says("Registered")
        first.signal(signal.SIGTERM)
        await first.exit_code()
        discord.fail(f"{call} /applications/*/commands", Fault(status=401))
        discord.rest.commands.clear()
        bot = await run_bot()

        await bot.says("commands: Discord refused the token")

        assert "trying again" not in bot.output

    async def test_because_the_bot_ends(self, discord, run_bot):
        """A bot whose token the gateway refuses does not announce another try to register the commands."""
        discord.fail("PUT /applications/*/commands", Fault(held=asyncio.Event()))
        bot = await run_bot()
        await discord.gateway.ready.find()
        await discord.rest.begun.find(lambda path: path.endswith("/commands"))
        discord.gateway.close_with = 4004
        discord.gateway.drop()

        assert await bot.exit_code() == 77
        assert "trying again" not in bot.output


class TestAnUnreachableDiscord:
    """The bot retries for a while, then ends with 69 and one sentence that says what was wrong."""

    @pytest.mark.parametrize("fault", CONNECTION_FAULTS.values(), ids=CONNECTION_FAULTS)
    async def test_of_all_kinds(self, discord, run_bot, fault):
        """This holds for anything in Discord's place."""
        discord.fail("GET /users/@me", fault)

        bot = await run_bot(start_timeout_seconds=1)

        assert await bot.exit_code() == 69
        assert "Discord could not be reached within 1 s (" in bot.output.splitlines()[-1]
        assert len(bot.output) < 3000
        assert "Traceback" not in bot.output

    async def test_that_is_not_there(self, discord, run_bot):
        """Nothing listens at the address, and the error names it."""
        await discord.go_away()

        bot = await run_bot(start_timeout_seconds=4)  # long enough to be refused on a busy machine

        assert await bot.exit_code() == 69
        assert f"127.0.0.1:{discord.port}" in bot.output.splitlines()[-1]

    async def test_with_a_gateway_that_refuses(self, discord, run_bot):
        """Without a limit, discord.py would retry forever internally."""
        discord.fail("GET /gateway", Fault(status=503))

        bot = await run_bot(start_timeout_seconds=4)  # long enough to reach the gateway on a busy machine

        assert await bot.exit_code() == 69
        assert "503" in bot.output.splitlines()[-1]

    async def test_with_a_gateway_that_says_nothing(self, discord, run_bot):
        """The connection is open, but READY never comes."""
        discord.gateway.silent = True

        bot = await run_bot(start_timeout_seconds=1)

        assert await bot.exit_code() == 69
        assert "does not let the bot in" in bot.output.splitlines()[-1]

    async def test_that_comes_back_in_time(self, discord, run_bot):
        """The bot starts as if nothing had happened."""
        await discord.go_away()
        bot = await run_bot()
        await bot.says("trying again")

        await discord.come_back()

        await discord.gateway.ready.find()

    async def test_that_fails_between_login_and_gateway(self, discord, run_bot):
        """The first bot, already set up, is closed, and a new one takes its place."""
        discord.fail("GET /gateway/bot", Fault(status=404))
        bot = await run_bot()
        await bot.says("Trying again")

        discord.rest.faults.clear()

        await discord.gateway.ready.find()
        assert "Traceback" not in bot.output


class TestAWrongSetUp:
    """A problem that waiting cannot fix ends the bot with 78 and a sentence."""

    async def test_of_the_gateway(self, discord, run_bot):
        """A service that looks like Discord but knows no shards is named as the reason."""
        discord.gateway.sharded = False

        bot = await run_bot()

        assert await bot.exit_code() == 78
        assert "its gateway does not support shards (its READY does not name" in bot.output.splitlines()[-1]
        assert "Traceback" not in bot.output

    async def test_of_the_glossary(self, run_bot, tmp_path):
        """Every problem is reported with its line."""
        (tmp_path / "broken.yaml").write_text("terms: [", encoding="utf-8")

        bot = await run_bot(glossary_file="broken.yaml")

        assert await bot.exit_code() == 78
        assert "The glossary cannot be used." in bot.output
        assert "broken.yaml:1:" in bot.output

    async def test_of_settings(self, run_bot):
        """The error names every variable."""
        wrong = {
            "discord_api_base": "nowhere",
            "discord_gateway_url": "http://127.0.0.1/",
            "start_timeout_seconds": "soon",
            "stop_timeout_seconds": "-1",
        }

        bot = await run_bot(**wrong)

        assert await bot.exit_code() == 78
        assert all(name.upper() in bot.output for name in wrong)


class TestAStopDuringTheStart:
    """A stop signal ends the start at once."""

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    async def test_while_discord_is_away(self, discord, run_bot, number):
        """The exit code is 0, although there is a minute left to try."""
        await discord.go_away()
        bot = await run_bot()
        await bot.says("trying again")

        bot.signal(number)

        assert await bot.exit_code(within=5) == 0

    async def test_between_two_tries(self, discord, run_bot):
        """The pause ends with the signal."""
        discord.fail("GET /gateway/bot", Fault(status=404))
        bot = await run_bot()
        await bot.says("Trying again")

        bot.signal(signal.SIGTERM)

        assert await bot.exit_code(within=5) == 0
