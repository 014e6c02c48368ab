"""Real processes are killed at every step of a post's way and at random; docs/daily.md says what must hold.

``python -m benchmarks.daily --crashes 200`` does the same for longer.
"""

import random

from tests.daily.crashes import Crashes
from tests.daily.trial import guilds, trial
from tests.storage.places import SqlitePlace


async def test_killed_again_and_again(fork_server, place, tmp_path):
    """One bot on SQLite, two on PostgreSQL: exactly one post a day where it can be verified, else every miss told."""
    async with trial(fork_server, tmp_path, place, guilds(2, 2)) as world:
        crashes = Crashes(world, 1 if isinstance(place, SqlitePlace) else 2, random.Random(7))
        await crashes.at_steps(range(1, 57, 9))
        await crashes.at_random(3)
        await crashes.look_back()
    assert crashes.deaths >= 8
    print(f"\n{crashes.deaths} bots were killed\n{world.table()}")  # noqa: T201 -- pytest -rP shows it
