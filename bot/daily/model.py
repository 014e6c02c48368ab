"""The values of the term of the day: what a guild's admins chose, what is planned, and what became of each post.

A guild has several schedules, each with its own channel.

Plain frozen values. Ids are Discord snowflakes; moments are aware UTC.
"""

import string
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.daily.schedule import DailySchedule
from bot.glossary.term import Language, Level

MOST_EXTRAS = 99  # extra posts that admins may ask for on one date, beyond its own
MOST_SCHEDULES = 10  # that are on in one guild, and as many that are off
MOST_CHOSEN = 30  # terms in a schedule's queue
HIGHEST_NUMBER = 36**3 - 1  # of a schedule in its guild: what fits into a nonce

_DIGITS = string.digits + string.ascii_lowercase


class PostState(StrEnum):
    """The state of a daily post. The first two are unfinished, the others final."""

    CLAIMED = "claimed"
    """A process has claimed it, and it is certain that nothing was sent."""
    SENT = "sent"
    """It may have gone out. A process that takes it must look for it, or rely on the nonce."""
    CONFIRMED = "confirmed"
    """It is in the channel; its message id is known."""
    SKIPPED = "skipped"
    """An admin skipped it."""
    MISSED = "missed"
    """It certainly did not go out in time."""
    UNKNOWN = "unknown"
    """It may have gone out, and nobody can find out. It is not sent again: no post is better than two."""


UNFINISHED = (PostState.CLAIMED, PostState.SENT)


class Problem(StrEnum):
    """Why a post was late, missed or in doubt. Each tells an admin what to do."""

    CHANNEL_GONE = "channel_gone"
    PERMISSION_LOST = "permission_lost"
    """``Trouble.missing`` names the permissions."""
    NO_TERM = "no_term"
    """No term is eligible, for example because the category is empty."""
    DOWN = "down"
    """The bot was not running, or could not reach its database, from the due moment until the window closed."""
    DISCORD_TROUBLE = "discord_trouble"
    """Discord could not be reached or did not take the post until the window closed."""
    RATE_LIMITED = "rate_limited"
    """Discord's limit of requests was used up, and Discord asked for a longer wait than a send may take."""
    OUTCOME_UNKNOWN = "outcome_unknown"
    """The post may have gone out or not: it was interrupted, and its channel's history could not be read."""
    REFUSED = "refused"
    """Discord refused the post for an unforeseen reason; the details quote it."""
    INCOMPLETE = "incomplete"
    """The post is there, but something that the settings ask for after it failed; ``Trouble.failed`` says what."""


BLOCKING = (Problem.CHANNEL_GONE, Problem.PERMISSION_LOST)
"""Problems that pause the schedule until the bot can post again."""


class AfterPost(StrEnum):
    """What is done once a post is there, if the settings ask for it."""

    THREAD = "thread"
    PUBLISH = "publish"
    UNPIN = "unpin"
    """The one that was pinned before."""
    PIN = "pin"


class Why(StrEnum):
    """Why something after a post failed."""

    FORBIDDEN = "forbidden"
    """The bot lacks a permission."""
    LIMITED = "limited"
    """Discord's limit of requests was used up."""
    FULL = "full"
    """The channel has as many pinned messages as it can have."""
    NO_ANNOUNCEMENTS = "no_announcements"
    """The channel is no announcement channel."""
    TROUBLE = "trouble"
    """Discord could not be reached in time or refused it for an unforeseen reason, so perhaps it was done."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Something after a post that failed, and why. It is not tried again, and the post stays."""

    what: AfterPost
    why: Why


@dataclass(frozen=True, slots=True)
class ScheduleKey:
    """Identifies a schedule: its ``number`` among those of its guild. Its channel may change, its number never does."""

    guild_id: int
    number: int = 0

    def __str__(self) -> str:
        """How the log names it."""
        return f"guild {self.guild_id}" + (f", schedule {self.number}" if self.number else "")


@dataclass(frozen=True, slots=True)
class DailySettings:
    """What a guild's admins chose.

    No ``category_id`` or ``level`` means that it does not matter; no ``role_id`` means that nobody is pinged. ``pin``
    pins the newest post in place of the one before; ``publish`` passes posts on to servers that follow the channel.
    """

    channel_id: int
    schedule: DailySchedule
    language: Language
    category_id: str | None = None
    role_id: int | None = None
    thread: bool = False
    level: Level | None = None
    pin: bool = False
    publish: bool = False


@dataclass(frozen=True, slots=True)
class NextTerms:
    """What is kept for the next posts, as ids of terms.

    ``chosen`` is the queue of those that admins chose. ``drawn`` was drawn and comes once the queue is empty.
    ``dropped`` was chosen or drawn and then replaced, because the guild no longer has it or it no longer fits; it is
    told until the next post.
    """

    chosen: tuple[str, ...] = ()
    drawn: str | None = None
    dropped: str | None = None


class Origin(StrEnum):
    """What the last change to a schedule was, which says how to undo it."""

    NEW = "new"
    """There was no such schedule."""
    OFF = "off"
    """It was off, with the settings before."""
    CHANGED = "changed"
    """It was on, with the settings before."""


@dataclass(frozen=True, slots=True)
class Before:
    """How a schedule was before the last change to its settings; there are none if it was ``NEW``."""

    origin: Origin
    settings: DailySettings | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, its details (never a user's words), when it occurred, which permissions were missing, what failed."""

    problem: Problem
    details: str
    at: datetime
    missing: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule's settings and what is planned.

    ``next_date`` and ``due_at`` are None while nothing is planned: an admin paused it or turned it off (at ``off_at``),
    or the guild is gone. ``blocked`` is the problem that keeps the bot from posting; planned posts are still tried when
    they are due. ``last_trouble`` stays after the problem is over. ``told`` is the problem last reported in the guild's
    system channel. ``revision`` goes up with every change of the settings, pauses included. ``before`` is None if there
    is nothing to undo.
    """

    key: ScheduleKey
    settings: DailySettings
    revision: int
    paused: bool = False
    off_at: datetime | None = None
    blocked: Problem | None = None
    next_date: date | None = None
    due_at: datetime | None = None
    last_trouble: Trouble | None = None
    told: Problem | None = None
    terms: NextTerms = NextTerms()
    before: Before | None = None

    @property
    def is_off(self) -> bool:
        """Whether an admin turned it off. It is kept for the next time."""
        return self.off_at is not None


@dataclass(frozen=True, slots=True)
class DamagedSchedule:
    """A schedule of which only the key, and perhaps the channel, can be read."""

    key: ScheduleKey
    channel_id: int | None


@dataclass(frozen=True, slots=True)
class Schedules:
    """All schedules of a guild: those that are ``on``, those that are ``off`` (latest first), and ``damaged`` ones."""

    on: tuple[Schedule, ...] = ()
    off: tuple[Schedule, ...] = ()
    damaged: tuple[DamagedSchedule, ...] = ()

    def on_in(self, channel_id: int) -> Schedule | None:
        """The one that is on in the channel."""
        return next((each for each in self.on if each.settings.channel_id == channel_id), None)

    def there_in(self, channel_id: int) -> Schedule | DamagedSchedule | None:
        """The one that is on in the channel, or else the damaged one."""
        damaged = (each for each in self.damaged if each.channel_id == channel_id)
        return self.on_in(channel_id) or next(damaged, None)


@dataclass(frozen=True, slots=True)
class PostKey:
    """Identifies a schedule's post for a local date; ``extra`` is 0, or counts the extra posts admins asked for."""

    schedule: ScheduleKey
    local_date: date
    extra: int = 0

    @property
    def guild_id(self) -> int:
        """The guild that the post is for."""
        return self.schedule.guild_id

    @property
    def nonce(self) -> str:
        """What Discord knows the post by for a few minutes: at most 25 characters, the same on every attempt.

        That of a guild's first schedule has the form it had when there were no others: an interrupted post of an older
        version is found by it.

        Raises:
            ValueError: there are more extra posts, or more schedules, than the nonce has room for.
        """
        guild_id, number, day = self.guild_id, self.schedule.number, self.local_date.toordinal()
        if not 0 <= self.extra <= MOST_EXTRAS or not 0 <= number <= HIGHEST_NUMBER:
            raise ValueError("too many posts for one date")
        if number == 0:
            return f"{guild_id:x}-{day:x}-{self.extra}"
        return ".".join(map(base36, (guild_id, number, day, self.extra)))


@dataclass(frozen=True, slots=True)
class DailyPost:
    """A daily post and its progress.

    ``term_id`` and ``round`` are None for a date without a term (skipped, missed). ``attempt`` goes up each time a
    process takes the post; a process with an older number has lost it. ``sent_at`` is when it may first have gone out.
    ``ping`` is whether it may ping the role, ``chosen`` whether an admin chose its term. ``damaged`` says that only its
    key could be read; its state is then ``UNKNOWN``.
    """

    key: PostKey
    state: PostState
    due_at: datetime
    claimed_at: datetime
    attempt: int = 0
    term_id: str | None = None
    round: int | None = None
    channel_id: int | None = None
    message_id: int | None = None
    sent_at: datetime | None = None
    problem: Problem | None = None
    ping: bool = True
    chosen: bool = False
    damaged: bool = False


def base36(number: int) -> str:
    """The number in the digits 0 to 9 and a to z, as ``int`` reads it."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
