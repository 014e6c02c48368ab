"""Discord and the database fail in every way they can: each channel still gets one post; none waits for another."""

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.daily.model import Problem
from tests.crashes.trial import DAY, FIRST_DAY, HOUR, MINUTE, due_on, guilds, trial, until
from tests.database.places import SqlitePlace
from tests.loopback import Fault
from tests.loopback.answers import VIA

FEW, MANY, LASTING = 2, 7, 100  # a call is tried five times, then put off; with LASTING, the nonce has long expired

PAGE = {"body": "<html>error code: 1015</html>", "content_type": "text/html"}


def limited(seconds: float, **headers: str) -> Fault:
    """Discord's rate limit response; without ``Via`` it comes from the proxy."""
    body = json.dumps({"message": "You are being rate limited.", "retry_after": seconds, "global": False})
    return Fault(status=429, body=body, headers={"Retry-After": str(seconds), **headers})


def refused(status: int, code: int) -> Fault:
    """One of Discord's own errors."""
    return Fault(status=status, body=json.dumps({"code": code, "message": "No"}))


@dataclass(frozen=True)
class Trouble:
    """What happens to the first ``times`` sends, and to the first few looks into the history."""

    sends: Fault
    times: int = FEW
    looks: Fault | None = None


PASSING = [
    Trouble(limited(1, Via=VIA)),
    Trouble(limited(40, Via=VIA)),
    Trouble(Fault(status=429, **PAGE)),
    Trouble(Fault(status=429, **PAGE), MANY),
    Trouble(Fault(status=500)),
    Trouble(Fault(status=500), MANY),
    Trouble(Fault(status=500, obeyed=True), LASTING, Fault(status=500)),
    Trouble(Fault(status=502, **PAGE), MANY),
    Trouble(Fault(status=503), MANY, Fault(status=503)),
    Trouble(Fault(status=503, obeyed=True), LASTING),
    Trouble(Fault(drop=True)),
    Trouble(Fault(drop=True), MANY, Fault(drop=True)),
    Trouble(Fault(drop=True, obeyed=True), LASTING, limited(1, Via=VIA)),
]


async def test_every_fault_of_discord(fork_server, sqlite, tmp_path):
    """Each fault hits a channel with a readable history and one without, other channels of their guilds others."""
    released = asyncio.Event()
    stall = Trouble(Fault(held=released))
    troubles = [*PASSING, stall]
    refusals = {Problem.PERMISSION_LOST: refused(403, 50013), Problem.CHANNEL_GONE: refused(404, 10003)}
    half = (len(troubles) + len(refusals)) // 2 + 1  # so that at least one channel of each kind has no fault
    each = 2 * half
    async with trial(fork_server, tmp_path, sqlite, guilds(half, half, channels=2)) as world:
        served, fail = world.channels, world.discord.fail
        at = [(served[n].id, served[each + n].id) for n in range(each)]
        for channels, trouble in zip(at, troubles, strict=False):
            for channel_id in channels:
                fail(f"POST /channels/{channel_id}/messages", trouble.sends, times=trouble.times)
                if trouble.looks:
                    fail(f"GET /channels/{channel_id}/messages", trouble.looks, times=FEW)
        blocked = dict(zip(refusals, at[len(troubles) :], strict=False))
        for problem, channels in blocked.items():
            for channel_id in channels:
                fail(f"POST /channels/{channel_id}/messages", refusals[problem])

        await world.start()
        await world.discord.gateway.ready.find()
        world.leap_to(due_on(FIRST_DAY))
        stalled = {f"/channels/{channel_id}/messages" for channel_id in at[len(PASSING)]}
        await until(lambda: stalled <= set(world.discord.rest.begun.entries))
        spared = [one for one in served if one.id in at[-1]]
        await until(lambda: all(world.messages(one, FIRST_DAY) for one in spared))
        released.set()

        async def paused() -> bool:
            rows = await world.place.run("SELECT channel_id, blocked FROM daily_schedule WHERE blocked IS NOT NULL")
            return dict(rows) == {one: problem.value for problem, them in blocked.items() for one in them}

        await until(paused)
        others = [one for one in served if one.id not in sum(blocked.values(), ())]
        await until(lambda: world.is_over(FIRST_DAY, others))
        world.discord.rest.faults.clear()
        world.clock.leap(10 * MINUTE)
        await world.check(FIRST_DAY)
        world.leap_to(due_on(FIRST_DAY + DAY))
        await world.check(FIRST_DAY + DAY)
        await world.look_back(FIRST_DAY)
    assert world.counts["readable", 1, "confirmed"] == 2 * each
    print(f"\n{world.table()}")  # noqa: T201 -- pytest -rP shows it


async def test_suspended_between_two_tries(fork_server, sqlite, tmp_path):
    """Discord obeys but answers with an error, and the machine stops before the next try: that try is not made."""
    released = asyncio.Event()
    async with trial(fork_server, tmp_path, sqlite, guilds(1, 1)) as world:
        world.discord.fail("POST /channels/*/messages", Fault(status=500, obeyed=True, held=released))
        await world.start()
        await world.discord.gateway.ready.find()
        world.leap_to(due_on(FIRST_DAY))
        await until(lambda: all(world.messages(one, FIRST_DAY) for one in world.channels))
        world.clock.leap(10 * MINUTE)
        world.discord.rest.faults.clear()
        released.set()
        await world.check(FIRST_DAY)
        world.leap_to(due_on(FIRST_DAY + DAY))
        await world.check(FIRST_DAY + DAY)
        await world.look_back(FIRST_DAY)


async def test_many_stalled_channels(fork_server, sqlite, tmp_path):
    """More channels stall than posts are sent at a time: the channels after them wait only a minute or two."""
    released = asyncio.Event()
    async with trial(fork_server, tmp_path, sqlite, guilds(75, channels=2)) as world:
        *stalled, spared = world.channels
        for one in stalled:
            world.discord.fail(f"POST /channels/{one.id}/messages", Fault(held=released))
        await world.start()
        await world.discord.gateway.ready.find()
        world.leap_to(due_on(FIRST_DAY))
        await until(lambda: world.messages(spared, FIRST_DAY), within=10)
        assert not any(world.messages(one, FIRST_DAY) for one in stalled)
        world.discord.rest.faults.clear()
        released.set()
        await world.check(FIRST_DAY)


@asynccontextmanager
async def away(place, server):
    """Make the database unusable: SQLite's file is locked, PostgreSQL's server has crashed."""
    if isinstance(place, SqlitePlace):
        async with place.locked():
            yield
        return
    server.stop()
    try:
        yield
    finally:
        server.start()


async def test_the_database_goes_away(fork_server, place, tmp_path, request):
    """It goes away during sends, and for an hour around the next ones: the bot logs one line and carries on."""
    server = None if isinstance(place, SqlitePlace) else request.getfixturevalue("server")
    async with trial(
        fork_server, tmp_path, place, guilds(2, 2, channels=2), speed=5, database_timeout_seconds=2
    ) as world:
        bot = await world.start()
        await world.discord.gateway.ready.find()
        world.leap_to(due_on(FIRST_DAY))
        await world.discord.rest.begun.find(lambda path: path.endswith("/messages"))
        async with away(place, server):
            await until(lambda: "cannot be used right now" in bot.output)
            world.clock.leap(HOUR)
        await world.check(FIRST_DAY)

        before = len(bot.output)
        async with away(place, server):
            world.leap_to(due_on(FIRST_DAY + DAY))
            await until(lambda: "cannot be used right now" in bot.output[before:])
            world.clock.leap(HOUR)
        await world.check(FIRST_DAY + DAY)
        await world.look_back(FIRST_DAY + DAY)
    assert "Traceback" not in bot.output
    print(f"\n{world.table()}")  # noqa: T201 -- pytest -rP shows it
