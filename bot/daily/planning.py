"""When a guild's next post is due, reckoned from the present moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.daily.model import DailySettings
from bot.daily.schedule import Due, can_catch_up, next_due
from bot.daily.storage.rows import Past, Plan


@dataclass(frozen=True, slots=True)
class Planner:
    """Knows what time it is (``now``), and the ``window``: how late a post may be."""

    now: Callable[[], datetime]
    window: timedelta

    def next_post(self, settings: DailySettings) -> Plan:
        """Plans the next post after this moment; one that is owed comes first while it may still be late."""
        now = self.now()

        def plan(past: Past) -> Due:
            after = now - self.window - timedelta(microseconds=1) if past.owed else now
            return next_due(settings.schedule, after=after, later_than=past.last_date)

        return plan

    def deadline(self, due_at: datetime) -> datetime:
        """Until when a post that was due at this moment may go out."""
        return due_at + self.window

    def is_too_late(self, due_at: datetime) -> bool:
        """Whether a post that was due at this moment may no longer go out."""
        return not can_catch_up(due_at, self.now(), self.window)
