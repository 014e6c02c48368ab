"""The way back: what somebody came through, in so few characters that a button's custom id can hold it.

A step is the short hash of a term's id, both hashes of a comparison, a page of the list of terms, or a day with its
term. A trail is up to five steps, the latest last.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from string import ascii_letters, digits
from zlib import crc32

from bot.glossary.term import Category, Level, Term

_HASH = 6  # characters
_MOST = 5  # steps; more do not fit into a custom id beside the longest id of a term
_ANY = "---"  # instead of a category
_DIGITS = f"{ascii_letters}{digits}-_"  # of a page's number
_LAST = len(_DIGITS) ** 2 - 1
_LEVELS = {".": None, "!": Level.BASIC, "*": Level.ADVANCED, "+": Level.EXPERT}  # how the step of a page begins
_BOTH = "&"  # how the step of a comparison begins
_DAY = "~"  # how the step of a day begins

SHORT_HASH = rf"[\w-]{{{_HASH}}}"
PAIR = rf"(?:{SHORT_HASH}){{2}}"
PAGE = r"[.!*+][\w-]{5}"
_STEP = rf"{SHORT_HASH}|{PAGE}|{_BOTH}{PAIR}|{_DAY}[\w-]{{8}}"
TRAIL = rf"(?P<trail>(?:{_STEP}){{1,{_MOST}}})"

Place = Term | tuple[Term, Term] | str
"""Where a step leads: to a term, to the two of a comparison, or to a page or a day, which is still the step itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list of terms, from 0; of one category or level, or of all for None."""

    number: int = 0
    category_id: str | None = None
    level: Level | None = None

    @property
    def step(self) -> str:
        """The page as a step of a trail. Nobody turns more than 4,095 pages; that is also the last one."""
        marker = next(marker for marker, level in _LEVELS.items() if level is self.level)
        category = short_hash(self.category_id)[:3] if self.category_id is not None else _ANY
        high, low = divmod(min(self.number, _LAST), len(_DIGITS))
        return f"{marker}{category}{_DIGITS[high]}{_DIGITS[low]}"

    @classmethod
    def of(cls, step: str, categories: Sequence[Category]) -> "Page":
        """The page that a step stands for; if its category is gone, it is one of all categories."""
        marker, short, (high, low) = step[0], step[1:4], step[4:]
        category = None if short == _ANY else _named(short, categories)
        number = _DIGITS.index(high) * len(_DIGITS) + _DIGITS.index(low) if category or short == _ANY else 0
        return cls(number, category, _LEVELS[marker])


@dataclass(frozen=True, slots=True)
class Day:
    """A day's term: which schedule's it is, by its number below 65,536, and which of that day's, below 128."""

    number: int
    date: date
    extra: int

    @property
    def step(self) -> str:
        """The day as a step of a trail."""
        packed = (self.date.toordinal() << 7 | self.extra) << 16 | self.number
        return f"{_DAY}{urlsafe_b64encode(packed.to_bytes(6)).decode()}"

    @classmethod
    def of(cls, step: str) -> "Day":
        """The day that a step stands for.

        Raises:
            ValueError: there is no such date.
        """
        packed = int.from_bytes(urlsafe_b64decode(step[1:]))
        return cls(packed & 0xFFFF, date.fromordinal(packed >> 23), packed >> 16 & 0x7F)


def followed_by(trail: str, step: str) -> str:
    """The trail with one more step. Of a long one, the oldest step is forgotten."""
    return "".join(re.findall(_STEP, trail + step)[-_MOST:])


def step_of(term: Term) -> str:
    """The step that stands for a term's card: of 150,000 terms hardly five share theirs with another one."""
    return short_hash(term.id)


def pair_of(one: Term, other: Term) -> str:
    """Two terms that are compared, in a custom id."""
    return step_of(one) + step_of(other)


def step_of_pair(pair: str) -> str:
    """The step that stands for a comparison. It is the first of its trail, because no card leads to a comparison."""
    return _BOTH + pair


def is_day(step: str) -> bool:
    """Whether a step stands for a day."""
    return step.startswith(_DAY)


def last_step(trail: str, terms: Iterable[Term]) -> tuple[Place | None, str]:
    """Where the latest step leads that still leads somewhere, and the trail before it.

    Hashes the id of every term once.
    """
    steps: list[str] = re.findall(_STEP, trail)
    numbers = {step: _numbers(step) for step in steps}
    wanted = frozenset(chain.from_iterable(numbers.values()))
    found = {number: term for term in terms if (number := crc32(term.id.encode())) in wanted}
    while steps:
        step = steps.pop()
        if step[:1] in _LEVELS or is_day(step):
            return step, "".join(steps)
        match [found.get(number) for number in numbers[step]]:
            case [Term() as term]:
                return term, "".join(steps)
            case [Term() as one, Term() as other]:
                return (one, other), "".join(steps)
            case _:  # no longer there
                continue
    return None, ""


def short_hash(text: str) -> str:
    """Six characters that stand for a text in a custom id."""
    return urlsafe_b64encode(crc32(text.encode()).to_bytes(4)).decode()[:_HASH]


def _numbers(step: str) -> list[int]:
    """The hashes in a step: one of a term, two of a comparison, none of a page."""
    return [int.from_bytes(urlsafe_b64decode(short + "==")) for short in re.findall(SHORT_HASH, step)]


def _named(short: str, categories: Sequence[Category]) -> str | None:
    return next((category.id for category in categories if short_hash(category.id)[:3] == short), None)
