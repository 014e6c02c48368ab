"""The bot itself: opens what the parts need, hands it to them, and closes it again.

``create_bot`` is the one way to make it; the command line, the playground and every test use it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands
from discord.state import AutoShardedConnectionState
from discord.webhook.async_ import async_context

from bot.all_tables import all_tables
from bot.chat.channel_rights import INVITED_WITH
from bot.chat.courier import DiscordCourier
from bot.chat.daily_answers import PostAnother
from bot.chat.daily_post import ShowOtherLanguage
from bot.chat.outcome_reply import PickTerm
from bot.chat.services import Services
from bot.chat.term_reply import DeleteCard, ShowTerm
from bot.chat.today_reply import BackToToday, EarlierTerm
from bot.chat.wording import DescriptionTranslator
from bot.cogs.about import About
from bot.cogs.daily import DailyTerm
from bot.cogs.define import Define
from bot.cogs.membership import Membership
from bot.cogs.today import TodaysTerm
from bot.daily.rate_limiter import Pace
from bot.daily.storage.schedules import DailySchedules
from bot.daily.term_of_the_day import TermOfTheDay
from bot.daily.time_zones import TimeZones
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.lookup_counter import Popularity
from bot.glossary.lookups import Lookups
from bot.glossary.queries import LookupCounts
from bot.glossary.shared_glossary import GlossaryKeeper
from bot.membership.guild_membership import GuildMembership
from bot.membership.queries import Departures
from bot.runtime.command_sync import CommandSync
from bot.runtime.command_tree import GlossaryTree, log_command
from bot.runtime.connecting import Unreachable
from bot.runtime.periodic import Periodic
from bot.runtime.queries import CommandSyncs
from bot.settings import Settings
from bot.transport.attempt_trace import trace
from bot.transport.endpoint import DiscordHTTP, DiscordWebhooks, Endpoint

_log = logging.getLogger(__name__)

_LOOK_OVER_SECONDS = 3600.0
_STUCK_AFTER = timedelta(minutes=5)  # more than any send and all that the database may take for it
_FINISH_POSTS_SECONDS = 5.0


def create_bot(settings: Settings) -> "GlossaryBot":
    """Make the bot. Nothing is opened yet and no event loop is needed: that happens when it logs in."""
    return GlossaryBot(settings)


class GlossaryBot(commands.AutoShardedBot):
    """KI-Glossar on Discord: slash commands only, so it reads no messages and keeps no members in memory."""

    services: Services
    command_sync: CommandSync

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._endpoint = Endpoint(
            api_base=str(settings.discord_api_base) if settings.discord_api_base else None,
            gateway_url=str(settings.discord_gateway_url) if settings.discord_gateway_url else None,
        )
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=GlossaryTree,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            activity=discord.CustomActivity("/define"),
            http_trace=trace(),
        )
        self._sending = AsyncExitStack()  # closed while Discord can still be talked to
        self._resources = AsyncExitStack()

    def _get_state(self, **options: Any) -> AutoShardedConnectionState:  # noqa: ANN401 -- handed on as they are
        """Put our HTTP client in place of discord.py's.

        This is the first that discord.py calls once it has made its own, and everything else takes it from here.
        """
        self.http = DiscordHTTP(self, self._endpoint, self.http.http_trace)
        return super()._get_state(**options)

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Log in and stay connected, answering interactions through the same endpoint.

        discord.py looks for the webhook adapter in the context, which is this task's and that of all it starts.
        """
        async_context.set(DiscordWebhooks(self._endpoint))
        await super().start(token, reconnect=reconnect)

    async def setup_hook(self) -> None:
        """Open everything; discord.py calls it once, after the login and before the gateway.

        Raises:
            GlossaryInvalid: the glossary file cannot be used.
            Unreachable: the database cannot be reached just now; starting is worth another try.
            DatabaseUnusable: the database cannot be used before somebody changes something.
        """
        database = await self._open_database()
        popularity = Popularity(LookupCounts(database))
        await popularity.load()
        self._resources.push_async_callback(popularity.flush)
        keeper = await GlossaryKeeper.open(self.settings.glossary_file, popularity.of)
        catalogues = GuildCatalogues(lambda: keeper.catalogue)
        lookups = Lookups(catalogues, popularity)
        zones = TimeZones(_now)
        await asyncio.to_thread(zones.prepare)
        self._term_of_the_day = self._put_together(database, catalogues, lookups)
        self.services = Services(lookups=lookups, daily=self._term_of_the_day.daily, zones=zones)
        await self._add_commands(CommandSyncs(database))
        await self._follow_guilds(database)
        self._run("Looking at the glossary file", self.settings.glossary_poll_seconds, keeper.refresh)
        self._run("Writing lookup counts", self.settings.counts_flush_seconds, popularity.flush)
        self._post_terms()
        _log.info("Invite me with %s", self.invite_url)

    async def _open_database(self) -> Database:
        try:
            database = await Database.open(self.settings.database, timeout=self.settings.database_timeout_seconds)
        except DatabaseUnavailable as error:
            raise Unreachable(str(error)) from error
        self._resources.push_async_callback(database.close)
        return database

    def _put_together(self, database: Database, catalogues: GuildCatalogues, lookups: Lookups) -> TermOfTheDay:
        pace = Pace(self.settings.daily_requests_per_second)
        return TermOfTheDay.over(
            database,
            DiscordCourier(self, lookups, pace, _now),
            catalogues.of,
            pace=pace,
            clock=_now,
            window=timedelta(hours=self.settings.daily_catch_up_hours),
        )

    async def _add_commands(self, syncs: CommandSyncs) -> None:
        """Load the cogs and buttons and tell Discord about the commands."""
        cast("GlossaryTree", self.tree).limit(self.settings.cooldown_commands, self.settings.cooldown_seconds)
        await self.tree.set_translator(DescriptionTranslator())
        source_url = str(self.settings.source_url) if self.settings.source_url else None
        await self.add_cog(Define(self.services))
        await self.add_cog(DailyTerm(self.services))
        await self.add_cog(TodaysTerm(self.services))
        await self.add_cog(About(self.services, version=version("ki-glossar"), source_url=source_url))
        self.add_dynamic_items(ShowTerm, PickTerm, DeleteCard)
        self.add_dynamic_items(ShowOtherLanguage, PostAnother, EarlierTerm, BackToToday)
        self.command_sync = CommandSync(self.tree, syncs)
        self._resources.push_async_callback(self.command_sync.stop)
        self.command_sync.start()

    async def _follow_guilds(self, database: Database) -> None:
        window = timedelta(hours=self.settings.daily_catch_up_hours)
        departures = Departures(database, all_tables())
        guilds = GuildMembership(departures, DailySchedules(database), _now, window)
        membership = Membership(self, guilds)
        await self.add_cog(membership)
        self._run("Looking over the guilds", _LOOK_OVER_SECONDS, membership.look_over)

    def _post_terms(self) -> None:
        """Look again and again whose term of the day is due, once the guilds are known."""
        dispatcher = self._term_of_the_day.dispatcher

        async def tick() -> None:
            if self.is_ready():
                await dispatcher.tick()

        self._sending.push_async_callback(
            dispatcher.drain, min(_FINISH_POSTS_SECONDS, self.settings.stop_timeout_seconds)
        )
        periodic = Periodic("Posting the terms of the day", self.settings.daily_tick_seconds, tick)
        periodic.start()
        self._sending.push_async_callback(periodic.stop)

    def _run(self, what: str, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        periodic = Periodic(what, seconds, work)
        periodic.start()
        self._resources.push_async_callback(periodic.stop)

    @property
    def is_well(self) -> bool:
        """Whether what goes on in the background goes on; while it starts, and without a database, all is well."""
        part = getattr(self, "_term_of_the_day", None)
        last = part.dispatcher.last_tick if part else None
        longest = _STUCK_AFTER + timedelta(seconds=2 * self.settings.daily_tick_seconds)
        return last is None or _now() - last < longest

    @property
    def invite_url(self) -> str:
        """The link that adds the bot to a server, with what the term of the day may need.

        Answering commands needs no permission at all.
        """
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=discord.Permissions(**dict.fromkeys(INVITED_WITH, True)),
            scopes=("bot", "applications.commands"),
        )

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- handed on as they are
        """Hand an event to whoever listens; first, let guilds go that a new session no longer has.

        When a shard connects anew, Discord lists its guilds, which are unavailable until they come one by one.
        discord.py adds them, and keeps the others for ever.
        """
        if event_name == "shard_connect":
            for guild in self.guilds:
                if guild.shard_id == args[0] and not guild.unavailable:
                    self._connection._remove_guild(guild)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- as on GUILD_DELETE
                    super().dispatch("guild_remove", guild)
        super().dispatch(event_name, *args, **kwargs)

    async def on_app_command_completion(self, interaction: discord.Interaction[Any], _: object) -> None:
        """Write the command's line into the log."""
        log_command(interaction, interaction.extras.get("outcome", "answered"))

    async def close(self) -> None:
        """Close the gateway, then what was opened, in reverse order; also after a failed start, and twice."""
        try:
            await self._sending.aclose()
        finally:
            try:
                await super().close()
            finally:
                await self._resources.aclose()


def _now() -> datetime:
    return discord.utils.utcnow()
