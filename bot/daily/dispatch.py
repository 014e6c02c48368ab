"""Finds the daily posts that are due or unfinished, and delivers several at once.

A tick with nothing due costs two queries; beyond that, its cost depends only on what is due. The deliveries it starts
may outlast it. A failure of one schedule never affects another and never ends a tick. An unavailable database does; the
next tick tries again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.daily.claiming import Claimer
from bot.daily.delivery import LEASE, Deliverer, pause_before
from bot.daily.model import DailyPost, Problem, Schedule, ScheduleKey, Trouble
from bot.daily.storage import DailyStorage
from bot.database.damage import Damaged
from bot.database.errors import DatabaseUnavailable

_log = logging.getLogger(__name__)

_LOOK_AGAIN_SECONDS = 1.0  # how long newly due posts may wait while retries fill their slots


def lease(takes: int) -> timedelta:
    """How long a process holds a row that it took; longer after each earlier take that came to nothing."""
    return max(LEASE, pause_before(takes))


class Dispatcher:
    """Starts due and unfinished posts, at most ``in_flight`` at a time; retries get at most half of these slots.

    So schedules that stall again and again do not hold up those whose post is due.
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
        self._most_retries = max(1, in_flight // 2)
        self._least_room = max(1, in_flight // 4)  # taking several rows in one query is a quarter of the work
        self._running: set[asyncio.Task[None]] = set()
        self._retries: set[asyncio.Task[None]] = set()  # the retries among the running tasks
        self._last_tick: float | None = None

    @property
    def last_tick(self) -> float | None:
        """When the dispatcher last looked for due posts, by the event loop's clock: a sign of life."""
        return self._last_tick

    async def tick(self) -> None:
        """Start everything that is due or unfinished; return when the last of it is started.

        Raises:
            DatabaseUnavailable: rows that were taken but not started are due again when their lease ends.
        """
        while True:
            room = self._in_flight - len(self._running)
            if room < self._least_room:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
                continue
            self._last_tick = asyncio.get_running_loop().time()
            now = self._now()
            for_retries = min(room, self._most_retries - len(self._retries))
            unfinished = await self._storage.posts.take_unfinished(now, for_retries, lease) if for_retries > 0 else []
            for post in unfinished:
                task = self._start(post.key.schedule, self._deliver(post))
                self._retries.add(task)
                task.add_done_callback(self._retries.discard)
            room -= len(unfinished)
            due = await self._storage.schedules.take_due(now, room, lease) if room else []
            for schedule in due:
                self._start(schedule.key, self._post(schedule))
            if len(due) < room and len(unfinished) < for_retries:
                return
            if len(due) < room and self._retries:  # more may be unfinished, but the slots for retries are full
                await asyncio.wait(self._retries, timeout=_LOOK_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED)

    async def find_lost(self) -> None:
        """Make due what no tick would ever find, because its moment is damaged.

        Raises:
            DatabaseUnavailable: the next call catches up.
        """
        now = self._now()
        await self._storage.schedules.find_lost(now)
        await self._storage.posts.find_lost(now)

    async def drain(self, within: float | None = None) -> None:
        """Wait until all deliveries have ended; cancel those that are left after ``within`` seconds.

        The next start reconciles canceled deliveries, as after a crash.
        """
        if self._running:
            await asyncio.wait(self._running, timeout=within)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _post(self, schedule: Schedule) -> None:
        match await self._claimer.claim(schedule):
            case DailyPost() as post:
                await self._deliver(post, schedule)
            case Trouble(problem=Problem.NO_TERM) as trouble:
                await self._deliverer.tell(schedule.key, trouble)
            case Trouble() | None:
                pass

    async def _deliver(self, post: DailyPost, schedule: Schedule | None = None) -> None:
        outcome = await self._deliverer.deliver(post, schedule)
        _log.debug("Daily post of %s for %s: %s", post.key.schedule, post.key.local_date, outcome)

    def _start(self, key: ScheduleKey, work: Awaitable[None]) -> asyncio.Task[None]:
        task = asyncio.create_task(_isolated(key, work), name=f"daily post of {key}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task


async def _isolated(key: ScheduleKey, work: Awaitable[None]) -> None:
    try:
        await work
    except DatabaseUnavailable as error:
        _log.warning("The daily post of %s is waiting for the database: %s", key, error)
    except Damaged as error:  # it was logged when it was read
        _log.debug("The daily post of %s is waiting for its admins: %s", key, error)
    except Exception:  # noqa: BLE001 -- one guild's failure must not affect another
        _log.exception("The daily post of %s failed; trying again later", key)
