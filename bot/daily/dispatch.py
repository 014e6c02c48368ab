"""Finds whose daily post is due or unfinished, and lets several be delivered at once.

A tick asks the database twice and costs what is due costs. What it starts may outlast it: one guild's trouble is
never another's. Nothing that happens to a guild ends a tick; a database that is away does, until the next one.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.daily.claiming import Claimer
from bot.daily.delivery import LEASE, Deliverer, pause_before
from bot.daily.model import DailyPost, GuildSchedule, Problem, Trouble
from bot.daily.storage import DailyStorage
from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)

_LOOK_AGAIN_SECONDS = 1.0  # how long those whose hour has come may wait for those that are tried again


def lease(takes: int) -> timedelta:
    """For how long something is its taker's: longer each time it was taken and came to nothing."""
    return max(LEASE, pause_before(takes))


class Dispatcher:
    """Starts what is due, ``in_flight`` guilds at most at a time; what is tried again has at most half of these places.

    So guilds that stall, again and again, hold up no one whose hour has come.
    """

    def __init__(
        self,
        *,
        storage: DailyStorage,
        claimer: Claimer,
        deliverer: Deliverer,
        now: Callable[[], datetime],
        in_flight: int = 64,
    ) -> None:
        self._storage = storage
        self._claimer = claimer
        self._deliverer = deliverer
        self._now = now
        self._in_flight = in_flight
        self._most_again = max(1, in_flight // 2)
        self._worth_asking = max(1, in_flight // 4)  # asking for several at once is a quarter of the work
        self._running: set[asyncio.Task[None]] = set()
        self._again: set[asyncio.Task[None]] = set()  # those of them that are tried again
        self._last_tick: datetime | None = None

    @property
    def last_tick(self) -> datetime | None:
        """When somebody was last looked for who is due: a sign of life."""
        return self._last_tick

    async def tick(self) -> None:
        """Start everything that is due or unfinished; ends when it has started the last of it.

        Raises:
            DatabaseUnavailable: the database is away; what was taken comes again when its lease has ended.
        """
        while True:
            room = self._in_flight - len(self._running)
            if room < self._worth_asking:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
                continue
            now = self._last_tick = self._now()
            for_again = min(room, self._most_again - len(self._again))
            unfinished = await self._storage.posts.take_unfinished(now, for_again, lease) if for_again > 0 else []
            for post in unfinished:
                task = self._start(post.key.guild_id, self._deliver(post))
                self._again.add(task)
                task.add_done_callback(self._again.discard)
            room -= len(unfinished)
            due = await self._storage.schedules.take_due(now, room, lease) if room else []
            for schedule in due:
                self._start(schedule.guild_id, self._post(schedule))
            if len(due) < room and len(unfinished) < for_again:
                return
            if len(due) < room:  # more may be unfinished, but no more may be tried again just now
                await asyncio.wait(self._again, timeout=_LOOK_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)

    async def drain(self, within: float | None = None) -> None:
        """Wait until everything that was started has ended; what is left after ``within`` seconds is broken off.

        What is broken off is found out about at the next start, as after a crash.
        """
        if self._running:
            await asyncio.wait(self._running, timeout=within)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _post(self, schedule: GuildSchedule) -> None:
        match await self._claimer.claim(schedule):
            case DailyPost() as post:
                await self._deliver(post, schedule)
            case Trouble(problem=Problem.NO_TERM) as trouble:
                await self._deliverer.tell(schedule.guild_id, trouble)
            case Trouble() | None:
                pass

    async def _deliver(self, post: DailyPost, schedule: GuildSchedule | None = None) -> None:
        outcome = await self._deliverer.deliver(post, schedule)
        _log.debug("Daily post of guild %s for %s: %s", post.key.guild_id, post.key.local_date, outcome)

    def _start(self, guild_id: int, work: Awaitable[None]) -> asyncio.Task[None]:
        task = asyncio.create_task(_isolated(guild_id, work), name=f"daily-post-{guild_id}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task


async def _isolated(guild_id: int, work: Awaitable[None]) -> None:
    try:
        await work
    except DatabaseUnavailable as error:
        _log.warning("The daily post of guild %s has to wait: %s", guild_id, error)
    except Exception:  # noqa: BLE001 -- no guild's trouble may be another's
        _log.exception("The daily post of guild %s failed; it is tried again later", guild_id)
