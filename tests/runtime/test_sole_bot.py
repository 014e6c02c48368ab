"""One bot per SQLite file: a second one is refused, and everything else works beside the first."""

import asyncio
import subprocess
import sys

import pytest

from bot.database.errors import DatabaseUnusable
from bot.database.sole_bot import sole_bot
from tests.loopback.process import environment


async def beside(discord, folder, *arguments: str) -> tuple[int, str]:
    """Run another command in the bot's folder: its exit code, and the last line it printed."""
    command = [sys.executable, "-m", "bot", *arguments]
    done = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env=environment(discord), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output, _ = await done.communicate()
    return done.returncode, output.decode().splitlines()[-1] if output else ""


@pytest.mark.usefixtures("bot")
async def test_a_second_bot_is_refused(discord, tmp_path):
    """It says why in a sentence and ends with 69, also by another path; the first one stays healthy and answers."""
    (tmp_path / "link").symlink_to(tmp_path / "var")
    for folder in ("var", "link"):
        second = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=tmp_path,
            env=environment(discord, state_dir=folder),
            stderr=subprocess.PIPE,
        )
        _, told = await second.communicate()
        assert second.returncode == 69
        assert told.decode() == (
            f"Another bot is already running on the SQLite file {folder}/ki-glossar.db: stop that one first, or give "
            "this one a database of its own with STATE_DIR or DATABASE_URL.\n"
        )
    assert (await beside(discord, tmp_path, "healthcheck"))[0] == 0
    asked = await discord.ask("define", term="ray")
    assert (await asked.answer())["embeds"][0]["title"] == "Ray"


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["healthcheck"], ""),
        (["check"], "all fine"),
        (["lookup", "ray"], ""),
        (["migrate"], "The database is up to date."),
        (["sync"], ""),
    ],
    ids=str,
)
async def test_other_commands_work_beside_it(discord, tmp_path, arguments, told):
    """They only read, or wait for the database as the bot does."""
    code, line = await beside(discord, tmp_path, *arguments)
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
