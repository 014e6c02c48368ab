"""Plans when a guild's next post is due, given the current time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.daily.model import DailySettings
from bot.daily.schedule import Due, can_catch_up, next_due
from bot.daily.storage.rows import Past, Plan


@dataclass(frozen=True, slots=True)
class Planner:
    """Knows the current time (``now``) and the ``window``: how late a post may be."""

    now: Callable[[], datetime]
    window: timedelta

    def plan_from(self, now: datetime, settings: DailySettings) -> Plan:
        """Return how to plan the next post after ``now``; an owed post comes first while it is within the window.

        A caller that reads the clock for what is due passes the same moment here: a date between two readings would
        be neither due nor planned.
        """

        def plan(past: Past) -> Due:
            after = now - self.window - timedelta(microseconds=1) if past.owed else now
            return next_due(settings.schedule, after=after, later_than=past.last_date)

        return plan

    def deadline(self, due_at: datetime) -> datetime:
        """The last moment at which a post that was due at ``due_at`` may go out."""
        return due_at + self.window

    def is_too_late(self, due_at: datetime, now: datetime) -> bool:
        """Whether a post that was due at ``due_at`` may no longer go out at ``now``."""
        return not can_catch_up(due_at, now, self.window)
