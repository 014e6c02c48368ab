"""Real processes are killed at every step of sending a post and at random; docs/daily.md says what must hold.

``python -m benchmarks.daily --crashes 200`` does the same for longer.
"""

import random
import signal

import pytest

from tests.crashes.crashes import Crashes
from tests.crashes.steps import COMMITTED, REQUEST, Fate
from tests.crashes.trial import DAY, FIRST_DAY, MINUTE, SECOND, due_on, guilds, trial, until
from tests.database.places import SqlitePlace


async def test_killed_again_and_again(fork_server, place, tmp_path):
    """One bot on SQLite, two on PostgreSQL: exactly one post a day if it can be verified, else every miss is told."""
    async with trial(fork_server, tmp_path, place, guilds(1, 1, channels=2)) as world:
        crashes = Crashes(world, 1 if isinstance(place, SqlitePlace) else 2, random.Random(7))
        await crashes.at_steps(range(1, 57, 13))
        await crashes.at_random(2)
        await crashes.end()
    assert crashes.deaths >= 6
    print(f"\n{crashes.deaths} bots were killed\n{world.table()}")  # noqa: T201 -- pytest -rP shows it


@pytest.mark.parametrize(
    ("at", "stands_still", "posts"),
    [((1, REQUEST), MINUTE, 1), ((2, COMMITTED), 10 * MINUTE, 1), ((1, REQUEST), 10 * MINUTE, 2)],
)
async def test_standing_still(fork_server, postgres, tmp_path, at, stands_still, posts):
    """A bot stops after noting its post as sent, and another posts: the first one's own request makes no second post.

    If it stopped exactly before the request, this holds while the nonce protects; after that, the one remaining race
    can make a second post. See docs/daily.md.
    """
    async with trial(fork_server, tmp_path, postgres, guilds(1)) as world:
        [channel], (step, kind) = world.channels, at
        other = await world.start()
        await world.discord.gateway.ready.find()
        other.signal(signal.SIGSTOP)
        still = await world.start(Fate(step, due_on(FIRST_DAY), signal.SIGSTOP, kind))
        await world.discord.gateway.ready.find(after=1)
        world.leap_to(due_on(FIRST_DAY))
        await still.stopped()

        world.clock.leap(stands_still + SECOND)
        other.signal(signal.SIGCONT)
        await world.check(FIRST_DAY)
        world.clock.leap(stands_still - MINUTE)
        still.signal(signal.SIGCONT)
        if kind == REQUEST:
            sent = f"/channels/{channel.id}/messages"
            calls = world.discord.rest.calls
            await until(lambda: [one.path for one in calls.entries if one.method == "POST"].count(sent) == 2)
        world.leap_to(due_on(FIRST_DAY + DAY))
        await world.check(FIRST_DAY + DAY)
        assert len(world.messages(channel, FIRST_DAY)) == posts
