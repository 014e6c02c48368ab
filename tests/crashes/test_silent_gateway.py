"""A gateway that accepts connections and answers heartbeats, but begins no session."""

import pytest

from tests.crashes.trial import guilds, trial


@pytest.fixture
async def discord(fork_server, sqlite, tmp_path):
    """A Discord whose gateway fell silent while a bot was logged in; the bot has connected again."""
    async with trial(fork_server, tmp_path, sqlite, guilds(1)) as world:
        gateway = world.discord.gateway
        await world.start()
        await gateway.ready.find()
        gateway.silent = True
        gateway.drop()
        await gateway.resumes.find()
        yield world.discord


async def test_a_bot_without_a_session_connects_again(discord):
    """After a minute without a session, the bot logs in anew, and then answers as before."""
    discord.gateway.silent = False
    await discord.gateway.ready.find(after=1)

    asked = await discord.ask("define", term="apple")
    answer = await discord.saw("POST", f"/interactions/{asked.id}/{asked.token}/callback")
    assert answer.body["data"]["embeds"][0]["title"] == "Apple"


async def test_it_goes_on_until_a_session_begins(discord):
    """If the new login is not answered either, the bot logs in once more."""
    await discord.gateway.logins.find(after=1)
    discord.gateway.silent = False

    await discord.gateway.ready.find(after=1)
