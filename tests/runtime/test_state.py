"""What the running bot writes down, where it may, and what it never does."""

import sqlite3
import subprocess
import sys
from contextlib import closing


def healthcheck(folder):
    """What an orchestrator learns about the bot that runs in ``folder``."""
    return subprocess.run([sys.executable, "-m", "bot", "healthcheck"], cwd=folder, check=False).returncode


async def test_health_follows_the_life_of_the_bot(bot, discord, tmp_path):
    """Alive while it runs, also while Discord is away; not once it has ended."""
    alive = healthcheck(tmp_path)
    await discord.go_away()
    in_an_outage = healthcheck(tmp_path)
    bot.signal(15)

    assert await bot.exit_code() == 0
    assert (alive, in_an_outage, healthcheck(tmp_path)) == (0, 0, 1)


async def test_at_debug_no_token_is_written(run_bot, discord):
    """Everything discord.py tells at DEBUG is in the log, but no bot token and no interaction token."""
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
    """One sentence that names the setting; nobody needs to restart it."""
    (tmp_path / "file").touch()
    bot = await run_bot(state_dir=tmp_path / "file" / "state")

    assert await bot.exit_code() == 78
    assert "STATE_DIR" in bot.lines.entries[-1]


async def test_a_database_that_is_newer_than_the_bot(run_bot, tmp_path):
    """It is left alone, and the sentence says what to do."""
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var" / "ki-glossar.db")) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
        database.commit()
    bot = await run_bot()

    assert await bot.exit_code() == 78
    assert "newer version of KI-Glossar" in bot.lines.entries[-1]


async def test_a_database_that_cannot_be_reached(run_bot):
    """It is tried for as long as a start may take; 69 says that another start may work."""
    bot = await run_bot(database_url="postgresql://127.0.0.1:1/x", start_timeout_seconds=1.5)

    assert await bot.exit_code() == 69
    assert "127.0.0.1" in bot.lines.entries[-1]
    assert "Traceback" not in bot.output


async def test_a_database_that_comes_back_in_time(run_bot, discord, server, postgres):
    """A database server that starts later than the bot is waited for."""
    server.stop()
    try:
        bot = await run_bot(database_url=postgres.url)
        await bot.says("Trying again")
    finally:
        server.start()

    await discord.gateway.ready.find()
    asked = await discord.ask("define", term="ray")
    assert (await asked.answer())["embeds"][0]["title"] == "Ray"
