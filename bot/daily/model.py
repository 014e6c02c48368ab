"""The values of the term of the day: what a guild's admins chose, what is planned, and what became of each post.

Plain frozen values. Ids are Discord snowflakes; moments are aware UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.daily.schedule import DailySchedule
from bot.glossary.term import Language

MOST_EXTRAS = 99  # extra posts that admins may ask for on one date, beyond its own


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


BLOCKING = (Problem.CHANNEL_GONE, Problem.PERMISSION_LOST)
"""Problems that pause the schedule until the bot can post again."""


@dataclass(frozen=True, slots=True)
class DailySettings:
    """What a guild's admins chose. No ``category_id`` means all terms; no ``role_id`` means that nobody is pinged."""

    channel_id: int
    schedule: DailySchedule
    language: Language
    category_id: str | None = None
    role_id: int | None = None
    thread: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, its details (never a user's words), when it occurred, and which permissions were missing."""

    problem: Problem
    details: str
    at: datetime
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuildSchedule:
    """A guild's settings and what is planned.

    ``next_date`` and ``due_at`` are None while nothing is planned: an admin paused it, or the guild is gone.
    ``blocked`` is the problem that keeps the bot from posting; planned posts are still tried when they are due.
    ``last_trouble`` stays after the problem is over. ``told`` is the problem last reported in the guild's system
    channel. ``revision`` goes up with every change an admin makes.
    """

    guild_id: int
    settings: DailySettings
    revision: int
    paused: bool = False
    blocked: Problem | None = None
    next_date: date | None = None
    due_at: datetime | None = None
    last_trouble: Trouble | None = None
    told: Problem | None = None


@dataclass(frozen=True, slots=True)
class PostKey:
    """Identifies a guild's post for a local date; ``extra`` is 0, or counts the extra posts admins asked for."""

    guild_id: int
    local_date: date
    extra: int = 0

    @property
    def nonce(self) -> str:
        """What Discord knows the post by for a few minutes: at most 25 characters, the same on every attempt.

        Raises:
            ValueError: there are more extra posts than the nonce has room for.
        """
        if not 0 <= self.extra <= MOST_EXTRAS:
            raise ValueError("too many posts for one date")
        return f"{self.guild_id:x}-{self.local_date.toordinal():x}-{self.extra}"


@dataclass(frozen=True, slots=True)
class DailyPost:
    """A daily post and its progress.

    ``term_id`` and ``round`` are None for a date without a term (skipped, missed). ``attempt`` goes up each time a
    process takes the post; a process with an older number has lost it. ``sent_at`` is when it may first have gone out.
    ``damaged`` says that only its key could be read; its state is then ``UNKNOWN``.
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
    damaged: bool = False
