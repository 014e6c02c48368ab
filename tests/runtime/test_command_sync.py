"""Commands are registered when they changed, and registering never keeps the bot from starting."""

import simcord

from bot.chat.command_mentions import CommandMentions
from bot.client import create_bot
from bot.database.database import Database
from bot.playground import use_simulated_time
from bot.runtime.command_tree import GlossaryTree
from bot.runtime.queries import CommandSyncs


def registrations(env):
    """How often the bot registered its commands."""
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in env.http_requests)


async def test_unchanged_commands_are_registered_once(world):
    """A restart with the same commands registers nothing."""
    await world.restart()
    await world.restart()

    assert registrations(world.env) == 1
    assert (await world.ben.slash(world.channel, "about")).response


async def test_changed_commands_are_registered_again(world):
    """They are compared with what was last registered for this application."""
    database = await Database.open(world.settings.database)
    await CommandSyncs(database).remember(world.bot.application_id, "of an older version", world.env.now())
    await database.close()

    await world.restart()
    await world.restart()

    assert registrations(world.env) == 2


async def test_commands_discord_has_lost_are_registered_again(world):
    """The database may outlive its application; then the commands that Discord lacks are registered again."""
    world.env.backend.commands[None].clear()

    await world.restart()

    assert registrations(world.env) == 2


async def test_registering_can_be_forced(world):
    """This is what ``python -m bot sync`` does."""
    assert not await world.bot.command_sync.sync()
    assert await world.bot.command_sync.sync(force=True)

    assert registrations(world.env) == 2


async def test_a_failed_registration_is_tried_again_while_the_bot_answers(make_settings, caplog):
    """The bot is ready without it; the pauses grow, and after a success there are no more tries."""
    bot = create_bot(make_settings(daily_tick_seconds=3600))
    env = simcord.Env(bot, shard_count=1, strict_sync=False, settle_timeout=60)
    use_simulated_time(bot, env)
    env.inject_error("PUT", "/applications/*/commands", status=500, times=3)
    await env.start()
    with env.time_context():
        assert env.bot.is_ready()
        assert registrations(env) == 1
        await env.advance_time(10.5)
        assert registrations(env) == 2
        await env.advance_time(15)
        assert registrations(env) == 2
        await env.advance_time(60)
        assert registrations(env) == 4
        await env.advance_time(3600)
        assert registrations(env) == 4
    assert len(env.backend.commands[None]) == len(env.bot.tree.get_commands())
    assert "trying again later" in caplog.text
    await env.bot.close()
    await env.shutdown()


async def test_a_list_that_does_not_arrive_in_time(world, monkeypatch, caplog):
    """The log names what was tried, and nothing is registered to be sure."""

    async def fetch_commands(_: GlossaryTree) -> None:
        raise TimeoutError  # as aiohttp does after five minutes

    monkeypatch.setattr(GlossaryTree, "fetch_commands", fetch_commands)

    await world.restart()

    assert "Could not read the list of registered commands; trying again later: TimeoutError" in caplog.text
    assert registrations(world.env) == 1


async def test_without_the_database_commands_are_registered_to_be_sure(world, caplog):
    """If the bot does not know whether they changed, it registers them and says so."""
    database = await Database.open(world.settings.database)
    await database.close()
    sync = type(world.bot.command_sync)(world.bot.tree, CommandSyncs(database), CommandMentions())

    assert await sync.sync()

    assert "registered again" in caplog.text
