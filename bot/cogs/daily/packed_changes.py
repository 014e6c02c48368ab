"""What an admin named in ``/daily set``, packed into the custom id of a select until the question there is answered.

At most 83 characters, with nothing for what was not named: minutes after midnight, one bit a weekday, a digit for each
setting with few values, the ids of the role and the channel in base 36, the category's hash, and the time zone.
``540..------....Europe/Berlin`` is nine o'clock in Berlin.
"""

from collections.abc import Iterable
from datetime import time
from typing import Any

from bot.chat.trail import short_hash
from bot.daily.changes import Changes, Clearable
from bot.daily.model import base36
from bot.glossary.term import Category, Language, Level

PACKED = r"[\w./+-]{0,83}"

_FEW_VALUES: dict[str, tuple[object, ...]] = {
    "level": tuple(Level),
    "language": tuple(Language),
    "thread": (False, True),
    "pin": (False, True),
    "publish": (False, True),
    "clear": tuple(frozenset({each}) for each in Clearable),
}
_UNNAMED = "-"


def pack(changes: Changes) -> str:
    """The changes, of which at most one thing is cleared, as text."""
    values = [(known, getattr(changes, name)) for name, known in _FEW_VALUES.items()]
    return ".".join(
        (
            "" if changes.at is None else str(changes.at.hour * 60 + changes.at.minute),
            str(sum(1 << day for day in changes.days)) if changes.days else "",
            "".join(str(known.index(value)) if value in known else _UNNAMED for known, value in values),
            base36(changes.role_id) if changes.role_id else "",
            base36(changes.move_to) if changes.move_to else "",
            short_hash(changes.category_id) if changes.category_id else "",
            changes.zone or "",
        )
    )


def unpack(text: str, categories: Iterable[Category]) -> Changes:
    """The changes that ``pack`` made the text of. A category that is gone since has no terms, so nobody gets it.

    Raises:
        ValueError: it is no such text.
    """
    at, days, few, role, channel, category, zone = text.split(".")
    named = zip(_FEW_VALUES.items(), few, strict=True)
    values: dict[str, Any] = {name: known[int(digit)] for (name, known), digit in named if digit != _UNNAMED}
    return Changes(
        at=time(*divmod(int(at), 60)) if at else None,
        days=frozenset(day for day in range(7) if int(days) >> day & 1) if days else None,
        role_id=int(role, 36) if role else None,
        move_to=int(channel, 36) if channel else None,
        category_id=next((each.id for each in categories if short_hash(each.id) == category), category or None),
        zone=zone or None,
        **values,
    )
