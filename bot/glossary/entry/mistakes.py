"""What can be wrong with an entry, as values.

The file's findings say it in English; a form on Discord says it in the language of whoever filled it in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Steps = tuple[str | int, ...]
"""The path to a value: keys, and places in lists."""


Details = Mapping[str, str | int]
"""What a sentence about a mistake needs, by name."""


class Wrong(StrEnum):
    """What is wrong with a value. The names in brackets are those of the details that come with it."""

    EMPTY = "empty"
    MISSING = "missing"
    TOO_LONG = "too_long"
    """A text [length, limit]."""
    TOO_MANY = "too_many"
    """A list [length, limit]."""
    LINE_BREAK = "line_break"
    INVISIBLE = "invisible"
    """A character that nobody sees [character]."""
    NO_ID = "no_id"
    NO_LEVEL = "no_level"
    NO_MONTH = "no_month"
    NO_ADDRESS = "no_address"
    UNSAFE_ADDRESS = "unsafe_address"
    """An address with a character that breaks links [character]."""
    MISSHAPEN = "misshapen"
    """An unknown key, or a list in place of a text: no form makes this."""
    NO_LETTERS = "no_letters"
    """A name that nobody could look up [text]."""
    REPEATED = "repeated"
    """A name that the same term has already [text]."""
    TAKEN = "taken"
    """A name of another term [text, term_id, name]."""
    CROWDED = "crowded"
    """A name that as many other terms have as a list has room for [text, limit]."""
    NOT_ITS_OWN = "not_its_own"
    """A shared name that is none of the term's names [text]."""
    TWICE = "twice"
    """Another term that is listed twice [term_id]."""
    ITSELF = "itself"
    """The term, listed in itself."""
    NOWHERE = "nowhere"
    """An id that no term has [term_id, and nearest if it looks like another one]."""
    NO_CATEGORY = "no_category"
    """An id that no category has [category_id, and nearest if it looks like another one]."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a single value, and the English ``sentence`` about it, which begins with a verb."""

    wrong: Wrong
    sentence: str
    details: Details = field(default_factory=dict[str, str | int])

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with an entry, and where."""

    wrong: Wrong
    steps: Steps
    details: Details = field(default_factory=dict[str, str | int])
