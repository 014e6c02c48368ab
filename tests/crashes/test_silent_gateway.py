"""A gateway that accepts connections and answers heartbeats, but begins no session."""

from tests.crashes.trial import guilds, trial


async def test_a_bot_without_a_session_connects_again(fork_server, sqlite, tmp_path):
    """After a minute without a session, the bot logs in anew, and then answers as before."""
    async with trial(fork_server, tmp_path, sqlite, guilds(1)) as world:
        gateway = world.discord.gateway
        await world.start()
        await gateway.ready.find()
        gateway.silent = True
        gateway.drop()
        await gateway.resumes.find()
        gateway.silent = False

        await gateway.ready.find(after=1)

        asked = await world.discord.ask("define", term="apple")
        assert (await asked.answer())["embeds"][0]["title"] == "Apple"


async def test_it_goes_on_until_a_session_begins(fork_server, sqlite, tmp_path):
    """If the new login is not answered either, the bot logs in once more."""
    async with trial(fork_server, tmp_path, sqlite, guilds(1)) as world:
        gateway = world.discord.gateway
        await world.start()
        await gateway.ready.find()
        gateway.silent = True
        gateway.drop()
        await gateway.logins.find(after=1)
        gateway.silent = False

        await gateway.ready.find(after=1)
