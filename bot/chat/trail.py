"""The way back: what somebody came through, in so few characters that a button's custom id can hold it.

A step is six characters: the short hash of a term's id, or a page of the list of terms. A trail is up to five steps,
the latest last.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from zlib import crc32

from bot.glossary.term import Category, Level, Term

STEP = 6  # characters
_MOST = 5  # steps; more do not fit into a custom id beside the longest id of a term
_ANY = "---"  # instead of a category
_DIGITS = f"{ascii_letters}{digits}-_"  # of a page's number
_LAST = len(_DIGITS) ** 2 - 1
_LEVELS = {".": None, "!": Level.BASIC, "*": Level.ADVANCED, "+": Level.EXPERT}  # how the step of a page begins

SHORT_HASH = r"[\w-]{6}"
PAGE = r"[.!*+][\w-]{5}"
TRAIL = rf"(?P<trail>(?:{SHORT_HASH}|{PAGE}){{1,{_MOST}}})"


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


def followed_by(trail: str, step: str) -> str:
    """The trail with one more step. Of a long one, the oldest step is forgotten."""
    return (trail + step)[-_MOST * STEP :]


def step_of(term: Term) -> str:
    """The step that stands for a term's card: of 150,000 terms hardly five share theirs with another one."""
    return short_hash(term.id)


def is_page(step: str) -> bool:
    """Whether a step stands for a page, and not for a term."""
    return step[:1] in _LEVELS


def last_step(trail: str, terms: Iterable[Term]) -> tuple[Term | str | None, str]:
    """The latest step that still leads somewhere, as a term or the step of a page, and the trail before it.

    Hashes the id of every term once.
    """
    steps = [trail[at : at + STEP] for at in range(0, len(trail), STEP)]
    numbers = {step: int.from_bytes(urlsafe_b64decode(step + "==")) for step in steps if not is_page(step)}
    wanted = frozenset(numbers.values())
    found = {number: term for term in terms if (number := crc32(term.id.encode())) in wanted}
    while steps:
        step = steps.pop()
        if is_page(step):
            return step, "".join(steps)
        if numbers[step] in found:
            return found[numbers[step]], "".join(steps)
    return None, ""


def short_hash(text: str) -> str:
    """Six characters that stand for a text in a custom id."""
    return urlsafe_b64encode(crc32(text.encode()).to_bytes(4)).decode()[:STEP]


def _named(short: str, categories: Sequence[Category]) -> str | None:
    return next((category.id for category in categories if short_hash(category.id)[:3] == short), None)
