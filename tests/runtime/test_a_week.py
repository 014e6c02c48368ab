"""A week of trouble in fast motion, for the real process against the loopback Discord and a real PostgreSQL."""

from tests.world import SMALL_GLOSSARY


async def answers(discord, term="apple"):
    """What ``/define`` shows now."""
    asked = await discord.ask("define", term=term)
    return (await asked.answer())["embeds"][0]["description"]


async def test_a_week(discord, run_bot, server, postgres, glossary_file):
    """A database that crashes, an outage of Discord, a changed glossary, a restart, a changed command: all answered."""
    settings = {
        "database_url": postgres.url,
        "database_timeout_seconds": 1,
        "glossary_file": glossary_file,
        "glossary_poll_seconds": 0.2,
        "counts_flush_seconds": 0.2,
    }
    bot = await run_bot(**settings)
    await discord.gateway.ready.find()
    assert await answers(discord) == "A round fruit."

    server.stop()
    try:
        assert await answers(discord) == "A round fruit."
        await bot.says("Could not write the lookup counts")
    finally:
        server.start()

    await discord.go_away()
    await bot.says("Attempting a reconnect")
    await discord.come_back()
    await discord.gateway.ready.find(after=1)
    assert await answers(discord) == "A round fruit."

    glossary_file.write_text(SMALL_GLOSSARY.replace("A round fruit.", "Round."), encoding="utf-8")
    await bot.says("Loaded the changed glossary")
    assert await answers(discord) == "Round."

    bot.signal(15)
    assert await bot.exit_code() == 0
    await postgres.run("UPDATE command_sync SET payload_hash = 'of an older version'")
    again = await run_bot(**settings)
    await again.says("Registered")
    await discord.gateway.ready.find(after=2)
    assert await answers(discord) == "Round."
    assert await postgres.run("SELECT term_id FROM lookup_count") == [("apple",)]
