"""Errors whose audience is the user: a code and values. ``bot.chat`` words them in the user's language."""

from enum import Enum, auto


class Mistake(Enum):
    """What a user can get wrong, be it only the moment."""

    TERM_GONE = auto()
    DELETE_NOT_YOURS = auto()
    RESTARTING = auto()
    TIME_UNCLEAR = auto()
    ZONE_UNCLEAR = auto()
    DAYS_UNCLEAR = auto()
    CATEGORY_UNCLEAR = auto()
    EVERYONE_ROLE = auto()
    NO_EARLIER = auto()


class UserMistake(Exception):  # noqa: N818 -- it is the user's, not an error of the program
    """Somebody asked for what cannot be; the answer is a sentence that says what to do instead."""

    def __init__(self, mistake: Mistake, **values: str) -> None:
        super().__init__(mistake.name)
        self.mistake = mistake
        self.values = values
