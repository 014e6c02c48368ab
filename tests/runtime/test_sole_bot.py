"""One bot per SQLite file: a second one is refused, and everything else works beside the first."""

import pytest

from bot.database.errors import DatabaseUnusable
from bot.database.sole_bot import sole_bot


async def ends(process) -> tuple[int, str]:
    """Wait for a command to end: its exit code, and the last line it printed."""
    code = await process.exit_code()
    return code, (process.lines.entries or [""])[-1]


@pytest.mark.usefixtures("bot")
async def test_a_second_bot_is_refused(discord, run_bot, tmp_path):
    """It says why in a sentence and ends with 69, also by another path; the first one stays healthy and answers."""
    (tmp_path / "link").symlink_to(tmp_path / "var")
    for folder in ("var", "link"):
        code, line = await ends(await run_bot(state_dir=folder))
        assert code == 69
        assert line == (
            f"Another bot is already running on the SQLite file {folder}/ki-glossar.db: stop that one first, or give "
            "this one a database of its own with STATE_DIR or DATABASE_URL."
        )
    assert await ends(await run_bot("healthcheck")) == (0, "")
    asked = await discord.ask("define", term="ray")
    assert (await asked.answer())["embeds"][0]["title"] == "Ray"


@pytest.mark.usefixtures("bot")
async def test_other_commands_work_beside_it(run_bot):
    """They only read, or wait for the database as the bot does."""
    for command, told in {
        "healthcheck": "",
        "check": "all fine",
        "lookup ray": "",
        "migrate": "The database is up to date.",
        "sync": "",
    }.items():
        code, line = await ends(await run_bot(*command.split()))
        assert code == 0, line
        assert told in line


async def test_the_next_bot_after_a_crash(bot, run_bot, discord, tmp_path):
    """What a killed bot leaves behind locks nobody out."""
    bot.signal(9)
    assert await bot.exit_code() == -9
    assert (tmp_path / "var" / "ki-glossar.db-lock").exists()
    await run_bot()
    await discord.gateway.ready.find(after=1)


@pytest.mark.parametrize("obstacle", ["folder", "file"])
def test_a_lock_that_cannot_be_taken(tmp_path, obstacle):
    """Something else under the lock's name is an error that names the folder."""
    lock = tmp_path / "glossary.db-lock"
    lock.mkdir() if obstacle == "folder" else lock.write_text("notes, and nothing a database would write\n" * 100)
    with (
        pytest.raises(DatabaseUnusable, match=f"write to {tmp_path} and"),
        sole_bot(f"sqlite:///{tmp_path}/glossary.db"),
    ):
        pass


def test_several_bots_on_postgresql():
    """PostgreSQL is for several bots."""
    with sole_bot("postgresql://db/ki"), sole_bot("postgresql://db/ki"):
        pass
