"""The values of the term of the day: what a guild's admins chose, what is planned, and what became of each post.

Plain frozen values. Ids are Discord's snowflakes, moments aware UTC.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.daily.schedule import DailySchedule
from bot.glossary.term import Language

MOST_EXTRAS = 99  # posts beyond the first that admins may ask for on one date


class PostState(StrEnum):
    """Where a daily post is on its way. The first two are unfinished, the others are ends."""

    CLAIMED = "claimed"
    """It is ours to send, and it is certain that nothing was sent."""
    SENT = "sent"
    """It may be on its way: whoever finds it like this must look, or rely on the nonce."""
    CONFIRMED = "confirmed"
    """It is there; its message id is known."""
    SKIPPED = "skipped"
    """An admin did not want it."""
    MISSED = "missed"
    """It did not go out in time, which is certain."""
    UNKNOWN = "unknown"
    """It may be there or not, and nobody can find out; none is better than two."""


UNFINISHED = (PostState.CLAIMED, PostState.SENT)


class Problem(StrEnum):
    """Why a post was late, missed or doubtful. Each tells an admin what to do."""

    CHANNEL_GONE = "channel_gone"
    PERMISSION_LOST = "permission_lost"
    """``Trouble.missing`` names the permissions."""
    NO_TERM = "no_term"
    """No term is eligible, for example because the category is empty."""
    DOWN = "down"
    """The bot was not running, or could not reach its database, from the due moment until the window closed."""
    DISCORD_TROUBLE = "discord_trouble"
    """Discord could not be reached or did not take the post until the window closed."""
    OUTCOME_UNKNOWN = "outcome_unknown"
    """The post may have gone out or not: it was interrupted, and its channel's history could not be read."""
    REFUSED = "refused"
    """Discord refused the post for a reason no one foresaw; the details quote it."""


BLOCKING = (Problem.CHANNEL_GONE, Problem.PERMISSION_LOST)
"""Problems that pause the schedule until the bot can post again."""


@dataclass(frozen=True, slots=True)
class DailySettings:
    """What a guild's admins chose. ``category_id`` None means all terms, ``role_id`` None that nobody is pinged."""

    channel_id: int
    schedule: DailySchedule
    language: Language
    category_id: str | None = None
    role_id: int | None = None
    thread: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, its details (never a user's words), when it was met, and which permissions were missing."""

    problem: Problem
    details: str
    at: datetime
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuildSchedule:
    """A guild's settings and what is planned.

    ``next_date`` and ``due_at`` are None while nothing is planned: an admin paused it, or the guild is gone.
    ``blocked`` is the problem that keeps the bot from posting; what is planned is then tried at its hour all the same.
    ``last_trouble`` stays when the problem is over. ``told`` is the problem the guild was last told of in its system
    channel. ``revision`` changes with everything an admin changes.
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
    """Which post it is: a guild's for a local date; ``extra`` counts those an admin asked for beyond it."""

    guild_id: int
    local_date: date
    extra: int = 0

    @property
    def nonce(self) -> str:
        """What Discord knows the post by for a few minutes: at most 25 characters, the same at every try.

        Raises:
            ValueError: there are more extra posts than it has room for.
        """
        if not 0 <= self.extra <= MOST_EXTRAS:
            raise ValueError("too many posts for one date")
        return f"{self.guild_id:x}-{self.local_date.toordinal():x}-{self.extra}"


@dataclass(frozen=True, slots=True)
class DailyPost:
    """A daily post and how far it came.

    ``term_id`` and ``round`` are None for a date without a term (skipped, missed). ``attempt`` counts who took it on:
    a process whose number is no longer the newest has lost it. ``sent_at`` is when it may first have gone out.
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
