"""The bot itself: opens what the features need, lets each set itself up, and closes everything at the end.

``create_bot`` is the one way to make it; the command line, the playground and every test use it.
"""

import logging
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

import discord
from discord import app_commands
from discord.ext import commands
from discord.state import AutoShardedConnectionState
from discord.webhook.async_ import async_context

import bot.cogs
from bot.chat.command_mentions import CommandMentions
from bot.chat.error_reply import answer_error
from bot.chat.languages import DescriptionTranslator
from bot.chat.lasting_buttons import AnsweredQuestions
from bot.chat.lasting_forms import Forms
from bot.chat.taken import is_taken
from bot.chat.term_reply import Back, DeleteCard, ShareCard, SharedCards, ShowShared, ShowTerm
from bot.chat.wording import wording
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable
from bot.glossary.guild_catalogues import GuildCatalogues
from bot.glossary.guild_lookups import Lookups
from bot.glossary.lookup_counter import LookupCounter
from bot.glossary.own.editing import Editing
from bot.glossary.own.storage import OwnGlossaryStorage
from bot.glossary.queries import LookupCounts
from bot.glossary.shared_glossary import SharedGlossary
from bot.runtime.command_sync import CommandSync
from bot.runtime.command_tree import GlossaryTree, log_command
from bot.runtime.connecting import Unreachable
from bot.runtime.feature_host import FeatureHost
from bot.runtime.interaction_gate import InteractionGate, Outdated
from bot.runtime.queries import CommandSyncs
from bot.runtime.sessions import Sessions
from bot.settings import Settings
from bot.transport.attempt_trace import trace
from bot.transport.endpoint import DiscordHTTP, Endpoint
from bot.transport.mentions import Mentions
from bot.transport.ready import checking_ready
from bot.transport.webhooks import DiscordWebhooks

_PRUNE_SECONDS = 24 * 3600.0

_log = logging.getLogger(__name__)


class Feature(Protocol):
    """A package of ``bot.cogs``."""

    async def setup(self, bot: FeatureHost) -> None:
        """Add everything that the feature brings."""
        ...


def create_bot(settings: Settings) -> "GlossaryBot":
    """Make the bot. This needs no event loop and opens nothing; resources are opened when the bot logs in."""
    return GlossaryBot(settings)


def features() -> Iterator[Feature]:
    """Every feature: the packages of ``bot.cogs``, sorted by name.

    This does not use ``load_extension``, which executes a package again for every bot and hides the original exception.
    A closing bot would also unload modules that the next bot still uses.
    """
    for module in iter_modules(bot.cogs.__path__, f"{bot.cogs.__name__}."):
        if module.ispkg:
            yield cast("Feature", import_module(module.name))


class GlossaryBot(FeatureHost):
    """KI-Glossar on Discord: slash commands only, so it reads no messages and keeps no members in memory."""

    command_sync: CommandSync

    def __init__(self, settings: Settings) -> None:
        self._endpoint = Endpoint(
            api_base=str(settings.discord_api_base) if settings.discord_api_base else None,
            gateway_url=str(settings.discord_gateway_url) if settings.discord_gateway_url else None,
        )
        self._features = tuple(features())  # find a broken one before connecting to Discord
        limited = partial(GlossaryTree, uses=settings.cooldown_commands, seconds=settings.cooldown_seconds)
        super().__init__(
            settings,
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=limited,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=Mentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            activity=discord.CustomActivity("/define"),
            http_trace=trace(),
        )

    def _get_state(self, **options: Any) -> AutoShardedConnectionState:  # noqa: ANN401 -- passed on unchanged
        """Put our HTTP client in place of discord.py's, and checks before its parsers of READY and interactions.

        discord.py calls this right after making its own client; everything else takes the client from ``self.http``.
        """
        self.http = DiscordHTTP(self, self._endpoint, self.http.http_trace)
        state = super()._get_state(**options)
        state.parsers["READY"] = checking_ready(state.parsers["READY"])
        state.parsers["INTERACTION_CREATE"] = InteractionGate(state, state.parsers["INTERACTION_CREATE"])
        return state

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Log in and stay connected, answering interactions through the same endpoint.

        discord.py looks for the webhook adapter in the context of this task, which all tasks started from it inherit.
        """
        async_context.set(DiscordWebhooks(self._endpoint))
        await super().start(token, reconnect=reconnect)

    async def setup_hook(self) -> None:
        """Open everything. discord.py calls this once, after logging in and before connecting to the gateway.

        Raises:
            GlossaryInvalid: the glossary file cannot be used.
            Unreachable: the database cannot be reached right now; a later start may succeed.
            DatabaseUnusable: the database cannot be used until somebody changes something.
        """
        database = await self._open_database()
        await self._open_glossary(database)
        await self.tree.set_translator(DescriptionTranslator())
        self.offer(AnsweredQuestions())
        self.offer(SharedCards())
        self.offer(Forms())
        mentions = CommandMentions()
        self.offer(mentions)
        self.wordings.append(wording)
        self.add_dynamic_items(ShowTerm, ShowShared, Back, ShareCard, DeleteCard)
        for feature in self._features:
            await feature.setup(self)
        self.command_sync = CommandSync(self.tree, CommandSyncs(database), mentions, sleep=self.sleep)
        self.before_disconnect.push_async_callback(self.command_sync.stop)
        self.command_sync.start()
        sessions = Sessions(self, sleep=self.sleep)
        self.before_disconnect.push_async_callback(sessions.stop)
        sessions.start()
        _log.info("Invite the bot with %s", self.invite_url)

    async def _open_database(self) -> Database:
        try:
            database = await Database.open(self.settings.database, timeout=self.settings.database_timeout_seconds)
        except DatabaseUnavailable as error:
            raise Unreachable(str(error)) from error
        self.after_disconnect.push_async_callback(database.close)
        self.offer(database)
        return database

    async def _open_glossary(self, database: Database) -> None:
        """Offer the catalogues and lookups, and keep them and the lookup counts current."""
        counter = LookupCounter(LookupCounts(database))
        await counter.load()
        self.after_disconnect.push_async_callback(counter.flush)
        glossary = await SharedGlossary.open(self.settings.glossary_file, counter.of)
        storage = OwnGlossaryStorage.over(database)
        catalogues = GuildCatalogues(lambda: glossary.catalogue, storage.reader)
        await catalogues.start()
        self.after_disconnect.push_async_callback(catalogues.close)
        editing = Editing(storage, catalogues, self.now, most=self.settings.own_terms_per_server)
        self.offer(catalogues)
        self.offer(editing)
        self.offer(Lookups(catalogues, counter))
        self.repeat("Checking the glossary file", self.settings.glossary_poll_seconds, glossary.refresh)
        self.repeat("Looking for changed terms of servers", self.settings.own_terms_poll_seconds, catalogues.refresh)
        self.repeat("Deleting old changes of servers' terms", _PRUNE_SECONDS, editing.prune)
        self.repeat("Writing lookup counts", self.settings.counts_flush_seconds, counter.flush)

    @property
    def invite_url(self) -> str:
        """The link that adds the bot to a server, with the permissions that its features may need.

        Answering commands needs no permission.
        """
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=discord.Permissions(**dict.fromkeys(self.permissions, True)),
            scopes=("bot", "applications.commands"),
        )

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- passed on unchanged
        """Dispatch an event to its listeners, after dropping guilds that a new session no longer has.

        When a shard starts a new session, Discord lists its guilds as unavailable and then sends them one by one.
        discord.py adds those, but never drops the guilds that are missing from the list.
        """
        if event_name == "shard_connect":
            for guild in self.guilds:
                if guild.shard_id == args[0] and not guild.unavailable:
                    self._connection._remove_guild(guild)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- as on GUILD_DELETE
                    super().dispatch("guild_remove", guild)
        super().dispatch(event_name, *args, **kwargs)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer forms, and what nothing has taken; discord.py calls this for every interaction, after commands."""
        if not is_taken(interaction) and not await self.part(Forms).answer(interaction):
            _log.info("There is nothing that could answer an interaction of the kind %s", interaction.type.name)
            await answer_error(interaction, Outdated())

    async def on_app_command_completion(self, interaction: discord.Interaction[Any], _: object) -> None:
        """Log one line for the command."""
        log_command(interaction, interaction.extras.get("outcome", "answered"))

    async def close(self) -> None:
        """Close ``before_disconnect``, the gateway, then ``after_disconnect``.

        It is safe to call after a failed start, and more than once.
        """
        try:
            await self.before_disconnect.aclose()
        finally:
            try:
                await super().close()
            finally:
                await self.after_disconnect.aclose()
