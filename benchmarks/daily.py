"""The term of the day under load, and under fire. Run as ``python -m benchmarks.daily`` in a checkout.

Without options: what 100,000 schedules cost whose posts are due in the same minute, on SQLite. The bot is a process of
its own and talks to a Discord on the loopback address, which allows 50 requests a second and refuses the others.
"""

import argparse
import asyncio
import random
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from benchmarks.load import measure
from tests.crashes.crashes import Crashes
from tests.crashes.trial import guilds, trial
from tests.database.places import Place, Server, SqlitePlace
from tests.databases import empty_database, running_server
from tests.forks.server import ForkServer

_STEPS = 84  # of a day with six posts, from the first claim on


def main() -> None:
    """Measure, or kill bots, as the options say."""
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ki-glossar-")))
        servers = options.postgres or options.crashes
        server = stack.enter_context(running_server()) if servers else None
        if options.crashes:
            fork_server = stack.enter_context(_forking())
            for together in (1, 2):
                asyncio.run(_crash(fork_server, folder, server if together > 1 else None, together, options))
        else:
            asyncio.run(_measure(folder, server, options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.daily", description=__doc__)
    parser.add_argument("--schedules", type=int, default=100_000, help="how many there are, two in each guild")
    parser.add_argument("--seconds", type=float, default=60, help="how long to post")
    parser.add_argument("--postgres", action="store_true", help="measure on a PostgreSQL server instead of SQLite")
    parser.add_argument("--crashes", type=int, help="instead, kill bots on so many days, half of them at random")
    parser.add_argument("--seed", type=int, default=1, help="of chance, for --crashes")
    return parser.parse_args()


@contextmanager
def _forking() -> Iterator[ForkServer]:
    server = ForkServer("tests.crashes.forked_bot")
    try:
        yield server
    finally:
        server.close()


@asynccontextmanager
async def _place(folder: Path, server: Server | None) -> AsyncIterator[Place]:
    """An empty database, on SQLite if there is no server."""
    if server is None:
        yield SqlitePlace(folder / "glossary.db")
        return
    async with empty_database(server) as place:
        yield place


async def _measure(folder: Path, server: Server | None, options: argparse.Namespace) -> None:
    async with _place(folder, server) as place:
        for what, value in (await measure(folder, place, options.schedules, options.seconds)).items():
            print(f"{what:<60}{value:>14}", flush=True)


async def _crash(
    fork_server: ForkServer, folder: Path, server: Server | None, together: int, options: argparse.Namespace
) -> None:
    """Kill bots on half of the days: one bot on SQLite, or two at once on PostgreSQL."""
    days = options.crashes // 2
    own = folder / str(together)
    own.mkdir()
    async with (
        _place(own, server) as place,
        trial(fork_server, own, place, guilds(1, 1, channels=3)) as world,
    ):
        crashes = Crashes(world, together, random.Random(options.seed))
        await crashes.at_steps([1 + day * 5 % _STEPS for day in range(days - days // 2)])
        await crashes.at_random(days // 2)
        await crashes.end()
    print(f"{together} at once on {type(place).__name__}, {crashes.deaths} killed in {days} days\n{world.table()}\n")


if __name__ == "__main__":
    main()
