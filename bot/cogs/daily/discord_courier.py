"""Takes daily posts to their channels, finds them again, and tells admins: the ``Courier`` for Discord.

It reports only what is certain: it says that nothing was posted only if every attempt was refused or never connected.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import aiohttp
import discord

from bot.cogs.daily.permissions import can_read_back, guild_of, rights
from bot.cogs.daily.phrases import told_in_channel
from bot.cogs.daily.post import daily_reply, is_post_of, thread_name
from bot.daily.courier import (
    Announcement,
    Blocked,
    CannotLook,
    FindResult,
    Finished,
    Found,
    NotFound,
    Posted,
    ProbeResult,
    Refused,
    SendResult,
    Temporary,
    Unclear,
)
from bot.daily.model import AfterPost, DailySettings, Failed, PostKey, Problem, ScheduleKey, Trouble, Why
from bot.daily.rate_limiter import RateLimiter
from bot.glossary.guild_lookups import Lookups
from bot.runtime.shards import is_served_here
from bot.transport.attempt_trace import Attempts, TooLate, briefly, noting_attempts

_log = logging.getLogger(__name__)

_PAGE, _PAGES = 100, 50  # messages per request, and requests before the search is given up
_AFTER_POST_SECONDS = 10.0  # for each of the things after a post
_ARCHIVED_AFTER_MINUTES = 1440  # a day, one of the four durations that Discord accepts
_UNKNOWN_CHANNEL, _UNKNOWN_GUILD, _MISSING_ACCESS, _MISSING_PERMISSIONS = 10003, 10004, 50001, 50013
_UNKNOWN_MESSAGE, _TOO_MANY_PINS, _WRONG_CHANNEL_TYPE = 10008, 30003, 50024
_ALREADY_PUBLISHED, _HAS_A_THREAD = 40033, 160004
_FAILURES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, TooLate)


class DiscordCourier:
    """Sends through ``bot``, each request when ``limiter`` gives it a turn. ``clock`` tells the current time."""

    def __init__(
        self, bot: discord.AutoShardedClient, lookups: Lookups, limiter: RateLimiter, clock: Callable[[], datetime]
    ) -> None:
        self._bot = bot
        self._lookups = lookups
        self._limiter = limiter
        self._clock = clock

    async def probe(self, guild_id: int, settings: DailySettings) -> ProbeResult:
        """Check from memory whether the bot could post; ``Temporary`` for a guild that another process serves."""
        match guild_of(self._bot, guild_id):
            case discord.Guild() as guild:
                return rights(guild, settings)
            case Temporary() as unknown:
                return unknown
            case None:
                return Blocked(Problem.CHANNEL_GONE)

    async def send(self, channel_id: int, announcement: Announcement, nonce: str, until: datetime) -> SendResult:
        """Post it. The deliverer has already waited for its turn."""
        guild_id, settings = announcement.key.guild_id, announcement.settings
        role_id = settings.role_id if announcement.ping else None
        match guild_of(self._bot, guild_id):
            case discord.Guild() as guild:
                if isinstance(verdict := rights(guild, settings), Blocked):
                    return verdict
                role_id = role_id if role_id and guild.get_role(role_id) else None
            case Temporary() as unknown if is_served_here(self._bot, guild_id):
                return unknown
            case Temporary():
                pass  # another process serves the guild; Discord will say whether the bot can post
            case None:
                return Blocked(Problem.CHANNEL_GONE)
        channel = self._bot.get_partial_messageable(channel_id, guild_id=guild_id)
        parts = daily_reply(self._lookups.of(guild_id), announcement, ping=role_id).parts()
        with noting_attempts(lambda: self._clock() <= until) as attempts:
            try:
                message = await channel.send(**parts, nonce=nonce, allowed_mentions=_only(role_id))
            except _FAILURES as error:
                return _what_it_means(error, attempts, await self.probe(guild_id, settings))
        return Posted(message.id)

    async def finish(
        self, channel_id: int, message_id: int, announcement: Announcement, pinned: Sequence[int]
    ) -> Finished:
        """Do what the settings ask for once the post is there, one after the other."""
        settings, http, tried = announcement.settings, self._bot.http, _Tried(announcement.key.schedule, self._limiter)
        if settings.thread:
            thread = partial(
                http.start_thread_with_message,
                channel_id,
                message_id,
                name=thread_name(announcement),
                auto_archive_duration=_ARCHIVED_AFTER_MINUTES,
            )
            await tried.to(AfterPost.THREAD, thread)
        if settings.publish:
            await tried.to(AfterPost.PUBLISH, partial(http.publish_message, channel_id, message_id))
        if not settings.pin:
            return Finished(tuple(tried.failed))
        not_pinned = [  # first, because the channel may have no room for one more
            each
            for each in pinned
            if await tried.to(AfterPost.UNPIN, partial(http.unpin_message, channel_id, each)) is None
        ]
        why = await tried.to(AfterPost.PIN, partial(http.pin_message, channel_id, message_id))
        if why not in {None, Why.TROUBLE}:
            not_pinned.append(message_id)
        return Finished(tuple(tried.failed), tuple(not_pinned))

    async def find(self, channel_id: int, key: PostKey, since: datetime) -> FindResult:
        """Read the channel's history from ``since`` on, at most ``_PAGES`` pages of it."""
        guild = guild_of(self._bot, key.guild_id)
        if isinstance(guild, Temporary):
            return guild
        channel = can_read_back(guild, channel_id) if guild else None
        if channel is None:
            return CannotLook()
        try:
            return await self._search(channel, key, since)
        except (discord.Forbidden, discord.NotFound):
            return CannotLook()
        except _FAILURES as error:
            return Temporary(briefly(error))

    async def _search(self, channel: discord.TextChannel, key: PostKey, since: datetime) -> FindResult:
        after: datetime | discord.Message = since
        for _ in range(_PAGES):
            await self._limiter.turn()
            page = [message async for message in channel.history(limit=_PAGE, after=after, oldest_first=True)]
            for message in page:
                if message.author == self._bot.user and is_post_of(message, key):
                    return Found(message.id)
            if len(page) < _PAGE:
                return NotFound()
            after = page[-1]
        return CannotLook()

    async def tell(self, guild_id: int, settings: DailySettings, trouble: Trouble) -> None:
        """Tell the guild's admins in its system channel, if the bot may write there."""
        guild = guild_of(self._bot, guild_id)
        channel = guild.system_channel if isinstance(guild, discord.Guild) else None
        if channel is None or not channel.permissions_for(channel.guild.me).send_messages:
            return
        await self._limiter.turn()
        try:
            await channel.send(told_in_channel(settings, trouble))
        except _FAILURES as error:
            _log.warning("Guild %s could not be told about a problem: %s", guild_id, briefly(error))


def _only(role_id: int | None) -> discord.AllowedMentions:
    """Who may be pinged: the role the admins chose, and nobody else."""
    roles = [discord.Object(role_id)] if role_id else False
    return discord.AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)


class _Tried:
    """Tries what follows a post, and remembers what ``failed``."""

    def __init__(self, key: ScheduleKey, limiter: RateLimiter) -> None:
        self.failed: dict[Failed, None] = {}
        self._key = key
        self._limiter = limiter

    async def to(self, what: AfterPost, request: Callable[[], Awaitable[object]]) -> Why | None:
        """Make the request when it is its turn; return why it failed."""
        try:
            async with asyncio.timeout(_AFTER_POST_SECONDS):
                await self._limiter.turn()
                await request()
        except _FAILURES as error:
            why = _why_failed(error)
            if why is not None:
                said = briefly(error)
                _log.warning("After the daily post of %s, this failed: %s (%s)", self._key, what.value, said)
                self.failed[Failed(what, why)] = None
            return why
        return None


def _why_failed(error: Exception) -> Why | None:
    """Why something after a post failed; None if it is done: by an earlier attempt, or because a message is gone."""
    code = error.code if isinstance(error, discord.HTTPException) else 0
    reasons = {_TOO_MANY_PINS: Why.FULL, _WRONG_CHANNEL_TYPE: Why.NO_ANNOUNCEMENTS}
    match error:
        case discord.HTTPException() if code in (_UNKNOWN_MESSAGE, _ALREADY_PUBLISHED, _HAS_A_THREAD):
            return None
        case discord.HTTPException() if code in reasons:
            return reasons[code]
        case discord.RateLimited() | discord.HTTPException(status=429):
            return Why.LIMITED
        case discord.Forbidden():
            return Why.FORBIDDEN
        case _:
            return Why.TROUBLE


def _what_it_means(error: Exception, attempts: Attempts, now_known: ProbeResult) -> SendResult:
    """What a failed send means for its post."""
    said = briefly(error)
    if not attempts.all_in_vain:
        return Unclear(said)
    if isinstance(error, discord.RateLimited):
        return Temporary(said, timedelta(seconds=error.retry_after))
    code = error.code if isinstance(error, discord.HTTPException) else 0
    match error:
        case discord.HTTPException() if code in (_UNKNOWN_CHANNEL, _UNKNOWN_GUILD):
            return Blocked(Problem.CHANNEL_GONE)
        case discord.HTTPException() if code in (_MISSING_ACCESS, _MISSING_PERMISSIONS):
            return now_known if isinstance(now_known, Blocked) else Blocked(Problem.PERMISSION_LOST)
        case discord.HTTPException(status=400):
            return Refused(said)
        case _:
            return now_known if isinstance(now_known, Blocked) else Temporary(said)
