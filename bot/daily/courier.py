"""What the daily post needs from the outside world, and everything that can come of it.

``bot.cogs.daily.discord_courier`` implements it.

A ``Courier`` raises nothing that it can name. What it cannot name, it may raise: then nobody knows whether a post went
out, and that is how it is treated.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.daily.model import DailySettings, PostKey, Problem, Trouble
from bot.glossary.term import Term

SEND_TIMEOUT = timedelta(seconds=30)
"""After how long a send is given up. A courier may wait for Discord's rate limits that long, and no longer."""

NONCE_WINDOW = timedelta(minutes=2)
"""For how long a nonce is relied on to bring back the first message instead of a second one.

Discord promises "the past few minutes" (Create Message, ``enforce_nonce``) and gives no number.
"""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is to be posted: the term of the day, in the way the guild wants it.

    The post must carry ``key.local_date`` and ``key.extra`` where ``find`` can see them.
    """

    key: PostKey
    term: Term
    settings: DailySettings


@dataclass(frozen=True, slots=True)
class Posted:
    """The post is there."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Nothing was posted, and nothing will be before somebody changes something in the guild.

    ``problem`` is ``CHANNEL_GONE`` or ``PERMISSION_LOST``. With the latter, ``missing`` names the permissions, by
    discord.py's names.
    """

    problem: Problem
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was posted, and the same would be refused again."""

    details: str


@dataclass(frozen=True, slots=True)
class Temporary:
    """It did not work this time, and certainly nothing was posted. ``retry_after`` if Discord said how long to wait."""

    details: str = ""
    retry_after: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Unclear:
    """The post may be there or not: the connection broke, or the answer did not come in time."""

    details: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The bot's own post is in the channel."""

    message_id: int


@dataclass(frozen=True, slots=True)
class NotFound:
    """The channel's history was read back to the moment asked for, and the post is not in it."""


@dataclass(frozen=True, slots=True)
class CannotLook:
    """The bot may not read the channel's history, or the channel is gone."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The bot can post there.

    ``lacking`` names what it may not of all that the settings ask for (to find its posts again, to ping the role, to
    open a thread), as ``Blocked`` does.
    """

    lacking: tuple[str, ...] = ()


SendResult = Posted | Blocked | Refused | Temporary | Unclear
FindResult = Found | NotFound | CannotLook | Temporary
ProbeResult = Ready | Blocked | Temporary


class Courier(Protocol):
    """Takes posts to their channels."""

    async def send(self, channel_id: int, announcement: Announcement, nonce: str, until: datetime) -> SendResult:
        """Post it, with the nonce enforced: sent again within minutes, it is the first message that comes back.

        No request begins after ``until``, even if the machine stands still in the midst of sending.
        """
        ...

    async def find(self, channel_id: int, key: PostKey, since: datetime) -> FindResult:
        """Look for the bot's own post of this key among the channel's messages since then (allow for clock skew)."""
        ...

    async def probe(self, guild_id: int, settings: DailySettings) -> ProbeResult:
        """See from memory whether the bot could post by these settings; costs no request."""
        ...

    async def tell(self, guild_id: int, settings: DailySettings, trouble: Trouble) -> None:
        """Tell the guild's admins in its system channel, if the bot may write there. Called once a problem."""
        ...
