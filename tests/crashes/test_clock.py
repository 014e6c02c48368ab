"""The wall clock is set while a real bot runs: it decides when a post is due, and nothing else depends on it."""

from datetime import timedelta

import pytest

from tests.crashes.trial import DAY, FIRST_DAY, HOUR, due_on, guilds, trial, until
from tests.world import SMALL_GLOSSARY

REAL = {"speed": 1.0, "daily_tick_seconds": 0.1, "glossary_poll_seconds": 0.1, "counts_flush_seconds": 0.1}


async def goes_on(world, bot, text):
    """The bot loads a changed glossary, answers from it, and counts the lookup."""
    before = await world.place.run("SELECT sum(count) FROM lookup_count")
    loaded = bot.output.count("Loaded the changed glossary")
    glossary = world.folder / "terms.yaml"
    glossary.write_text(SMALL_GLOSSARY.replace("A round fruit.", text), encoding="utf-8")
    await until(lambda: bot.output.count("Loaded the changed glossary") > loaded)
    asked = await world.discord.ask("define", term="apple")
    assert (await asked.answer())["embeds"][0]["description"] == text

    async def counted():
        return await world.place.run("SELECT sum(count) FROM lookup_count") != before

    await until(counted)


@pytest.mark.parametrize("back", [timedelta(seconds=150), HOUR, DAY], ids=str)
async def test_set_back(fork_server, place, tmp_path, back):
    """The glossary and the counts keep their pace; every date's post comes at its minute, and none comes twice."""
    async with trial(fork_server, tmp_path, place, guilds(1, channels=2), **REAL) as world:
        bot = await world.start()
        await world.discord.gateway.ready.find()
        await goes_on(world, bot, "Round.")

        world.clock.leap(-back)
        await goes_on(world, bot, "Still round.")
        world.leap_to(due_on(FIRST_DAY))
        await world.check(FIRST_DAY)

        world.clock.leap(-back)
        await goes_on(world, bot, "Round again.")
        world.leap_to(due_on(FIRST_DAY + DAY))
        await world.check(FIRST_DAY + DAY)
        await world.look_back(FIRST_DAY)


async def test_set_forward(fork_server, place, tmp_path):
    """A day that passes in no time is skipped, and reported; the next post comes at its minute."""
    async with trial(fork_server, tmp_path, place, guilds(1, channels=2), **REAL) as world:
        bot = await world.start()
        await world.discord.gateway.ready.find()

        world.clock.leap(DAY)
        await goes_on(world, bot, "Round.")
        await until(lambda: world.is_over(FIRST_DAY))
        world.leap_to(due_on(FIRST_DAY + DAY))
        await world.check(FIRST_DAY + DAY)

        assert not any(world.messages(channel, FIRST_DAY) for channel in world.channels)
