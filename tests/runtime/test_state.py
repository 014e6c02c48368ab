"""What the running bot writes, and what it never writes."""

import sqlite3
from contextlib import closing


async def test_health_follows_the_life_of_the_bot(bot, run_bot, discord):
    """It is alive while it runs, also while Discord is away, and not after it has ended."""

    async def health():
        check = await run_bot("healthcheck")
        return await check.exit_code()

    alive = await health()
    await discord.go_away()
    in_an_outage = await health()
    bot.signal(15)

    assert await bot.exit_code() == 0
    assert (alive, in_an_outage, await health()) == (0, 0, 1)


async def test_at_debug_no_token_is_written(run_bot, discord):
    """Everything discord.py logs at DEBUG is there, but no bot token and no interaction token."""
    bot = await run_bot(log_level="DEBUG")
    await discord.gateway.ready.find()
    for term in ("sharding", "shardign", "s", "xyzzy"):
        asked = await discord.ask("define", term=term)
        await asked.answer()
    await bot.says("outcome=nothing")

    assert "[redacted]/callback" in bot.output
    assert "interaction-" not in bot.output.replace("discord-interaction", "")


async def test_json_lines(run_bot, discord):
    """With LOG_FORMAT=json every line is one object."""
    bot = await run_bot(log_format="json")
    await discord.gateway.ready.find()
    asked = await discord.ask("define", term="ray")
    await asked.answer()

    assert '"message": "/define guild=' in await bot.says("outcome=exact")
    assert all(line.startswith("{") and line.endswith("}") for line in bot.lines.entries)


async def test_a_state_folder_that_cannot_be_made(run_bot, tmp_path):
    """The error names the setting, and a supervisor does not restart the bot."""
    (tmp_path / "file").touch()
    bot = await run_bot(state_dir=tmp_path / "file" / "state")

    assert await bot.exit_code() == 78
    assert "STATE_DIR" in bot.lines.entries[-1]


async def test_a_database_that_is_newer_than_the_bot(run_bot, tmp_path):
    """The database is left unchanged, and the error says what to do."""
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "ki-glossar.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
        database.commit()
    bot = await run_bot()

    assert await bot.exit_code() == 78
    assert "newer version of KI-Glossar" in bot.lines.entries[-1]


async def test_a_database_that_cannot_be_reached(run_bot):
    """The bot retries as long as a start may take; 69 says that another start may work."""
    bot = await run_bot(database_url="postgresql://127.0.0.1:1/x", start_timeout_seconds=1.5)

    assert await bot.exit_code() == 69
    assert "127.0.0.1" in bot.lines.entries[-1]
    assert "Traceback" not in bot.output


async def test_a_database_that_comes_back_in_time(run_bot, discord, server, postgres):
    """The bot waits for a database server that starts later."""
    server.stop()
    try:
        bot = await run_bot(database_url=postgres.url)
        await bot.says("Trying again")
    finally:
        server.start()

    await discord.gateway.ready.find()
    asked = await discord.ask("define", term="ray")
    assert (await asked.answer())["embeds"][0]["title"] == "Ray"
