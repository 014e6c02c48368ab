"""What an admin names in ``/daily set``, and what it makes of a schedule's settings: what is not named stays."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TypeVar

from bot.daily.model import DailySettings
from bot.daily.schedule import EVERY_DAY, DailySchedule
from bot.glossary.term import Language, Level

Setting = TypeVar("Setting")


class Clearable(StrEnum):
    """A setting that can be taken away."""

    CATEGORY = "category"
    LEVEL = "level"
    ROLE = "role"
    DAYS = "days"
    """Every day again."""
    THREAD = "thread"
    PIN = "pin"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Changes:
    """The settings that an admin named; None for those that stay as they are. What is in ``clear`` is taken away.

    ``move_to`` is the id of another channel.
    """

    at: time | None = None
    zone: str | None = None
    days: frozenset[int] | None = None
    category_id: str | None = None
    level: Level | None = None
    role_id: int | None = None
    language: Language | None = None
    thread: bool | None = None
    pin: bool | None = None
    publish: bool | None = None
    move_to: int | None = None
    clear: frozenset[Clearable] = frozenset()

    def applied_to(self, settings: DailySettings) -> DailySettings:
        """The settings after the changes.

        Raises:
            ValueError: together they make no schedule.
        """
        before = settings.schedule
        return DailySettings(
            channel_id=self.move_to or settings.channel_id,
            schedule=DailySchedule(
                before.time if self.at is None else self.at,
                self.zone or before.zone,
                self.days or (EVERY_DAY if Clearable.DAYS in self.clear else before.days),
            ),
            language=self.language or settings.language,
            category_id=self.category_id or self._unless_cleared(Clearable.CATEGORY, settings.category_id),
            role_id=self.role_id or self._unless_cleared(Clearable.ROLE, settings.role_id),
            thread=self._is_on(self.thread, Clearable.THREAD, before=settings.thread),
            level=self.level or self._unless_cleared(Clearable.LEVEL, settings.level),
            pin=self._is_on(self.pin, Clearable.PIN, before=settings.pin),
            publish=self._is_on(self.publish, Clearable.PUBLISH, before=settings.publish),
        )

    def _is_on(self, named: bool | None, what: Clearable, *, before: bool) -> bool:
        return bool(self._unless_cleared(what, before)) if named is None else named

    def _unless_cleared(self, what: Clearable, value: Setting) -> Setting | None:
        return None if what in self.clear else value


@dataclass(frozen=True, slots=True)
class Missing:
    """A new schedule lacks these options: channel, time or timezone."""

    names: tuple[str, ...]


def new_settings(channel_id: int | None, changes: Changes, language: Language) -> DailySettings | Missing:
    """The settings of a new schedule in the channel, in this language unless the changes name another.

    Raises:
        ValueError: together they make no schedule.
    """
    channel_id, at, zone = changes.move_to or channel_id, changes.at, changes.zone
    if channel_id is None or at is None or zone is None:
        values = {"channel": channel_id, "time": at, "timezone": zone}
        return Missing(tuple(name for name, value in values.items() if value is None))
    return changes.applied_to(DailySettings(channel_id, DailySchedule(at, zone, EVERY_DAY), language))
