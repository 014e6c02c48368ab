"""The bot itself: opens what the parts need, hands it to them, and closes it again.

``create_bot`` is the one way to make it; the command line, the playground and every test use it.
"""

import asyncio
import logging
from importlib.metadata import version
from typing import cast

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.chat.outcome_reply import PickTerm
from bot.chat.term_reply import DeleteCard, ShowTerm
from bot.chat.wording import DescriptionTranslator
from bot.cogs.about import About
from bot.cogs.define import Define
from bot.runtime.command_tree import GlossaryTree
from bot.services import Services
from bot.services.glossary_keeper import GlossaryKeeper
from bot.services.lookup import Lookup
from bot.settings import Settings

_log = logging.getLogger(__name__)


def create_bot(settings: Settings) -> "GlossaryBot":
    """Make the bot. Nothing is opened yet and no event loop is needed: that happens when it logs in."""
    return GlossaryBot(settings)


class GlossaryBot(commands.AutoShardedBot):
    """KI-Glossar on Discord: slash commands only, so it reads no messages and keeps no members in memory."""

    services: Services

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=GlossaryTree,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=30.0,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            activity=discord.CustomActivity("/define"),
        )
        self.settings = settings

    async def setup_hook(self) -> None:
        """Open everything; discord.py calls it once, after the login and before the gateway.

        Raises:
            GlossaryInvalid: the glossary file cannot be used.
        """
        self._keeper = await GlossaryKeeper.open(self.settings.glossary_file)
        self.services = Services(lookup=Lookup(self._keeper))
        await self._add_commands()
        self._watch_glossary.change_interval(seconds=self.settings.glossary_poll_seconds)
        self._watch_glossary.start()
        _log.info("Invite me with %s", self.invite_url)

    async def _add_commands(self) -> None:
        """Load the cogs and buttons and tell Discord about the commands."""
        cast("GlossaryTree", self.tree).limit(self.settings.cooldown_commands, self.settings.cooldown_seconds)
        await self.tree.set_translator(DescriptionTranslator())
        source_url = self.settings.source_url
        await self.add_cog(Define(self.services))
        await self.add_cog(
            About(
                self.services,
                version=version("ki-glossar"),
                source_url=str(source_url) if source_url else None,
            )
        )
        self.add_dynamic_items(ShowTerm, PickTerm, DeleteCard)
        await self.tree.sync()

    @property
    def invite_url(self) -> str:
        """The link that adds the bot to a server. Answering commands needs no permission at all."""
        return discord.utils.oauth_url(
            self.application_id or 0,
            permissions=discord.Permissions.none(),
            scopes=("bot", "applications.commands"),
        )

    @tasks.loop(seconds=5.0)
    async def _watch_glossary(self) -> None:
        """Look for a changed glossary; an exception would end the loop for good, so none gets out."""
        try:
            await self._keeper.refresh()
        except Exception:  # noqa: BLE001 -- as said
            _log.exception("Looking at the glossary file failed; the last good glossary stays in use")

    async def close(self) -> None:
        """Close everything in reverse order; safe to call twice, and after a start that failed."""
        if task := self._watch_glossary.get_task():
            self._watch_glossary.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await super().close()
