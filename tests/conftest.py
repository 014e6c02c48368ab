"""The world every test through the front door lives in: the real bot in a simulated Discord."""

import gc
import itertools
import logging
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.chat.error_reply import is_the_users
from bot.client import create_bot
from bot.playground import give_locales, use_simulated_time
from bot.settings import Settings
from tests import examples
from tests.measuring import unmeasured, unmeasured_threads
from tests.orchard import ORCHARD
from tests.world import FEW_TERMS, GERMAN, SMALL_GLOSSARY, World, wake_together

pytest_plugins = ["tests.databases", "tests.forks.fixtures"]

examples.load()

# How long simcord waits before it checks again whether the bot is idle. It waits this long after every step that
# asks the database, which answers in a few milliseconds; simcord's own 50 ms would make days in a test last minutes.
simcord.Env._settle_internal.__kwdefaults__["idle"] = 0.004

_starts = itertools.count()


def pytest_collection_finish():
    """Exempt all that is loaded from garbage collection, which would search it again and again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    if pyfuncitem.get_closest_marker("unmeasured"):
        with unmeasured():
            return (yield)
    return (yield)


@pytest.fixture
def make_settings(tmp_path: Path) -> Callable[..., Settings]:
    """Settings for a bot under test: its own state folder, no cooldown in the way, and hours that pass quickly."""

    def make(**given: Any) -> Settings:
        usual = {
            "state_dir": tmp_path / "state",
            "glossary_file": FEW_TERMS,
            "cooldown_commands": 1000,
            "daily_tick_seconds": 3600,
            "own_terms_poll_seconds": 86_400,
        }
        return Settings(**{**usual, **given})

    return make


@pytest.fixture
def settings(make_settings) -> Settings:
    """The settings of the bot under test; a test file may override it."""
    return make_settings()


@pytest.fixture
def logged_errors(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What discord.py and the bot logged as errors: exceptions in dynamic items surface nowhere else."""

    def errors() -> list[str]:
        records = caplog.get_records("call")
        return [record.getMessage() for record in records if record.levelno >= logging.ERROR]

    return errors


@pytest.fixture
async def env(settings: Settings, migrated_sqlite: Path) -> AsyncIterator[simcord.Env]:
    """The simulated Discord with the bot logged in; its clock is the one the test sees."""
    if settings.database_url is None and not settings.state_dir.exists():
        settings.state_dir.mkdir()
        shutil.copyfile(migrated_sqlite, settings.database.removeprefix("sqlite:///"))
    with unmeasured() if next(_starts) else unmeasured_threads():  # the first start runs the same code as the others
        bot = create_bot(settings)
        env = simcord.Env(bot, shard_count=1, settle_timeout=60)
        use_simulated_time(bot, env)
        wake_together(bot, env)
        await env.start()
    yield env
    await env.bot.close()
    await env.shutdown()


@pytest.fixture
async def world(env: simcord.Env, settings: Settings, logged_errors, request) -> AsyncIterator[World]:
    """The running world. It fails the test if the bot logged an error the test did not announce.

    A test that expects errors says so: ``@pytest.mark.expects_errors``.
    """
    guild = env.create_guild("Course")
    manages = guild.create_role("Admin", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    world = World(
        env=env,
        settings=settings,
        guild=guild,
        channel=guild.create_text_channel("glossary"),
        ben=guild.add_member(env.create_user("ben")),
        ada=guild.add_member(env.create_user("ada"), roles=[manages]),
        greta=guild.add_member(env.create_user("greta")),
    )
    world.locales[world.greta.id] = GERMAN
    give_locales(env, world.locales)
    yield world
    if not request.node.get_closest_marker("expects_errors"):
        assert logged_errors() == []
        raised = env.errors_since(env._errors_acknowledged)
        assert [error for error in raised if not is_the_users(error)] == []


@pytest.fixture
def glossary_file(tmp_path: Path) -> Path:
    """A small glossary in a file of its own, for tests that change it."""
    path = tmp_path / "glossary.yaml"
    path.write_text(SMALL_GLOSSARY, encoding="utf-8")
    return path


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    """A glossary with everything that a term can have, in a file of its own."""
    path = tmp_path / "orchard.yaml"
    path.write_text(ORCHARD, encoding="utf-8")
    return path
