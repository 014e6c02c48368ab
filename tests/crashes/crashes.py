"""Days on which bots are killed at a step or at a random moment, and what their successors do about it."""

import asyncio
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.crashes.steps import Fate
from tests.crashes.trial import DAY, FIRST_DAY, HOUR, MINUTE, SECOND, Trial, due_on, until
from tests.forks.server import Child

_NOT_LONG = 50 * SECOND  # less than a lease, and short enough that the nonce still protects afterwards
_AWAY = (0 * SECOND, _NOT_LONG, 5 * MINUTE, 3 * HOUR)
_LONGEST_LIFE_SECONDS = 0.4  # most days are over by then


@dataclass
class Crashes:
    """Lives through one day after another. ``together`` says how many bots run at once."""

    trial: Trial
    together: int
    chance: random.Random
    day: date = FIRST_DAY
    bots: list[Child] = field(default_factory=list)
    deaths: int = 0

    async def at_steps(self, steps: Sequence[int]) -> None:
        """For each step, live through a day on which a bot is killed there; its successor is killed on the next day."""
        await self._start(Fate(steps[0], due_on(self.day), signal.SIGKILL))
        for following in [*steps[1:], None]:
            self.trial.leap_to(due_on(self.day))
            doomed = self.bots[-1]
            await until(lambda doomed=doomed: doomed.has_ended or self.trial.is_over(self.day))
            await doomed.kill()  # if the day was over before that step
            await self._end_of_day(following and Fate(following, due_on(self.day + DAY), signal.SIGKILL))

    async def end(self) -> None:
        """End all bots, and check that no posts were added later to the days already checked."""
        for bot in self.bots:
            await bot.kill()
        await self.trial.look_back(self.day - DAY)

    async def at_random(self, days: int) -> None:
        """Live through days on which one bot or all are killed at a random moment, sometimes twice."""
        for _ in range(days):
            await self._start()
            self.trial.leap_to(due_on(self.day))
            await self._kill_some(_LONGEST_LIFE_SECONDS)
            if self.chance.random() < 0.5:
                self._time_passes()
                await self._start()
                await self._kill_some(2 * _LONGEST_LIFE_SECONDS)
            await self._end_of_day()

    async def _kill_some(self, within: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, within))
        for bot in self.chance.choice([self.bots[-1:], self.bots]):
            await bot.kill()

    async def _end_of_day(self, fate: Fate | None = None) -> None:
        """Let the surviving bots and their successors finish the day."""
        self._time_passes()
        await self._start(fate)
        await self.trial.check(self.day)
        self.day += DAY

    def _time_passes(self) -> None:
        """Let time pass; while any bot lives, less than a lease, so that it keeps its claims."""
        dead = all(bot.has_ended for bot in self.bots)
        self.trial.clock.leap(self.chance.choice(_AWAY) if dead else _NOT_LONG)

    async def _start(self, fate: Fate | None = None) -> None:
        """Start bots until ``together`` of them run; the last one started gets this fate."""
        self.deaths += sum(bot.has_ended for bot in self.bots)
        self.bots = [bot for bot in self.bots if not bot.has_ended]
        logins = self.trial.discord.gateway.ready
        before, missing = len(logins.entries), self.together - len(self.bots)
        for n in range(missing):
            self.bots.append(await self.trial.start(fate if n == missing - 1 else None))
        for n in range(missing):
            await logins.find(after=before + n)
