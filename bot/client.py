"""The bot itself: opens what the parts need, hands it to them, and closes it again.

``create_bot`` is the one way to make it; the command line, the playground and every test use it.
"""

import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from importlib.metadata import version
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands
from discord.state import AutoShardedConnectionState
from discord.webhook.async_ import async_context

from bot.chat.outcome_reply import PickTerm
from bot.chat.term_reply import DeleteCard, ShowTerm
from bot.chat.wording import DescriptionTranslator
from bot.cogs.about import About
from bot.cogs.define import Define
from bot.runtime.command_sync import CommandSync
from bot.runtime.command_tree import GlossaryTree, log_command
from bot.runtime.connecting import Unreachable
from bot.runtime.endpoint import DiscordHTTP, DiscordWebhooks, Endpoint
from bot.runtime.periodic import Periodic
from bot.services import Services
from bot.services.glossary_keeper import GlossaryKeeper
from bot.services.lookup import Lookup
from bot.services.popularity import Popularity
from bot.settings import Settings
from bot.storage.command_syncs import CommandSyncs
from bot.storage.database import Database
from bot.storage.lookup_counts import LookupCounts
from bot.storage.trouble import DatabaseUnavailable

_log = logging.getLogger(__name__)


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
        )
        self._resources = AsyncExitStack()

    def _get_state(self, **options: Any) -> AutoShardedConnectionState:  # noqa: ANN401 -- handed on as they are
        """Put our HTTP client in place of discord.py's.

        This is the first that discord.py calls once it has made its own, and everything else takes it from here.
        """
        self.http = DiscordHTTP(self, self._endpoint)
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
        self.services = Services(lookup=Lookup(keeper, popularity))
        await self._add_commands(CommandSyncs(database))
        self._run("Looking at the glossary file", self.settings.glossary_poll_seconds, keeper.refresh)
        self._run("Writing lookup counts", self.settings.counts_flush_seconds, popularity.flush)
        _log.info("Invite me with %s", self.invite_url)

    async def _open_database(self) -> Database:
        try:
            database = await Database.open(self.settings.database, timeout=self.settings.database_timeout_seconds)
        except DatabaseUnavailable as error:
            raise Unreachable(str(error)) from error
        self._resources.push_async_callback(database.close)
        return database

    async def _add_commands(self, syncs: CommandSyncs) -> None:
        """Load the cogs and buttons and tell Discord about the commands."""
        cast("GlossaryTree", self.tree).limit(self.settings.cooldown_commands, self.settings.cooldown_seconds)
        await self.tree.set_translator(DescriptionTranslator())
        source_url = str(self.settings.source_url) if self.settings.source_url else None
        await self.add_cog(Define(self.services))
        await self.add_cog(About(self.services, version=version("ki-glossar"), source_url=source_url))
        self.add_dynamic_items(ShowTerm, PickTerm, DeleteCard)
        self.command_sync = CommandSync(self.tree, syncs)
        self._resources.push_async_callback(self.command_sync.stop)
        self.command_sync.start()

    def _run(self, what: str, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        periodic = Periodic(what, seconds, work)
        periodic.start()
        self._resources.push_async_callback(periodic.stop)

    @property
    def invite_url(self) -> str:
        """The link that adds the bot to a server. Answering commands needs no permission at all."""
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=discord.Permissions.none(),
            scopes=("bot", "applications.commands"),
        )

    async def on_app_command_completion(self, interaction: discord.Interaction[Any], _: object) -> None:
        """Write the command's line into the log."""
        log_command(interaction, interaction.extras.get("outcome", "answered"))

    async def close(self) -> None:
        """Close the gateway, then what was opened, in reverse order; also after a failed start, and twice."""
        try:
            await super().close()
        finally:
            await self._resources.aclose()
