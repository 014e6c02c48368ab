"""What delivering a daily post needs from the outside world, and every result it can have.

``bot.cogs.daily.discord_courier`` implements it.

A ``Courier`` returns every foreseen failure as a result. It may raise an unforeseen one; the caller then assumes that
the post may have gone out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.daily.model import DailySettings, Failed, PostKey, Problem, Trouble
from bot.glossary.term import Term

SEND_TIMEOUT = timedelta(seconds=30)
"""How long a send may take, including waits for Discord's rate limits, before it is given up."""

NONCE_WINDOW = timedelta(minutes=2)
"""How long to rely on a nonce: a send repeated within this time returns the first message instead of a second one.

Discord promises "the past few minutes" (Create Message, ``enforce_nonce``) and gives no number.
"""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What to post: the term of the day, with the schedule's settings. ``ping`` is whether it may ping the role.

    The post must carry its key, apart from the guild, where ``find`` can see it.
    """

    key: PostKey
    term: Term
    settings: DailySettings
    ping: bool = True


@dataclass(frozen=True, slots=True)
class Posted:
    """The post is in the channel."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Blocked:
    """Nothing was posted, and nothing will be until somebody changes something in the guild.

    ``problem`` is ``CHANNEL_GONE`` or ``PERMISSION_LOST``. For the latter, ``missing`` lists the permissions by
    discord.py's names.
    """

    problem: Problem
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was posted, and a retry would be refused too."""

    details: str


@dataclass(frozen=True, slots=True)
class Temporary:
    """It did not work this time; certainly nothing was posted. ``retry_after`` is the wait Discord asked for."""

    details: str = ""
    retry_after: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Unclear:
    """The post may or may not be in the channel: the connection broke, or no answer came in time."""

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
    """The bot may not read the channel's history, the channel is gone, or its history is too long to read."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The bot can post there.

    ``lacking`` lists the permissions it lacks for the rest (finding its posts again, and pinging the role, opening a
    thread or pinning if the settings ask for it), as ``Blocked`` does. ``cannot_publish`` says that the settings ask
    for publishing, and the channel is no announcement channel.
    """

    lacking: tuple[str, ...] = ()
    cannot_publish: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of the things after a post: which ``failed``, and which messages are certainly not pinned."""

    failed: tuple[Failed, ...] = ()
    not_pinned: tuple[int, ...] = ()


NotPosted = Blocked | Refused | Temporary | Unclear
SendResult = Posted | NotPosted
FindResult = Found | NotFound | CannotLook | Temporary
ProbeResult = Ready | Blocked | Temporary


class Courier(Protocol):
    """Takes posts to their channels."""

    async def send(self, channel_id: int, announcement: Announcement, nonce: str, until: datetime) -> SendResult:
        """Post it with the nonce enforced, so that a send repeated within minutes returns the first message.

        No request begins after ``until``, even if the machine is suspended while sending.
        """
        ...

    async def finish(
        self, channel_id: int, message_id: int, announcement: Announcement, pinned: Sequence[int]
    ) -> Finished:
        """Do what the settings ask for once the post is there: open a thread, publish it, pin it.

        Before it is pinned, the messages ``pinned`` are unpinned. Nothing of it is tried twice.
        """
        ...

    async def find(self, channel_id: int, key: PostKey, since: datetime) -> FindResult:
        """Look for the bot's own post with this key in the channel from ``since`` on (allow for clock skew)."""
        ...

    async def probe(self, guild_id: int, settings: DailySettings) -> ProbeResult:
        """Check from memory, without a request, whether the bot could post with these settings."""
        ...

    async def tell(self, guild_id: int, settings: DailySettings, trouble: Trouble) -> None:
        """Tell the guild's admins in its system channel, if the bot may write there. Called once per problem."""
        ...
