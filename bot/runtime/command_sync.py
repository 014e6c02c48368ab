"""Registers the commands with Discord, but only when they have changed.

Discord limits how often commands may be registered. So a hash of the payload, translations included, is kept for each
application and compared at start. The list that Discord has is checked as well: a database that outlived its
application, or a second deployment, must not leave people without commands. A failed sync is retried with growing
pauses, and nothing waits for it.
"""

import asyncio
import hashlib
import json
import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.backoff import backoff
from bot.chat.command_mentions import CommandMentions
from bot.database.errors import DatabaseUnavailable
from bot.runtime.periodic import Sleep
from bot.runtime.queries import CommandSyncs
from bot.transport.attempt_trace import briefly

_log = logging.getLogger(__name__)

_UNAUTHORIZED = 401

FIRST_PAUSE, LONGEST_PAUSE = 10.0, 640.0  # seconds between two attempts; doubled after each


class ListUnread(Exception):
    """Discord did not say which commands it has; the text says why."""


class CommandSync:
    """Keeps the commands registered with Discord the same as those in the command tree."""

    def __init__(
        self,
        tree: app_commands.CommandTree[Any],
        syncs: CommandSyncs,
        mentions: CommandMentions,
        *,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """Let ``mentions`` learn which commands are registered."""
        self._mentions = mentions
        self._tree = tree
        self._syncs = syncs
        self._sleep = sleep
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Sync in the background if needed, and retry until it succeeds or ``stop`` is called."""
        self._task = asyncio.create_task(self._sync_in_the_end(), name="command sync")

    async def stop(self) -> None:
        """Cancel the sync, and wait until it has ended."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def sync(self, *, force: bool = False) -> bool:
        """Register the commands if they changed or ``force`` is set; return whether they were registered.

        Raises:
            ListUnread: Discord did not say which commands it has, so it is unknown whether it lacks any.
            discord.HTTPException, OSError: Discord did not accept them, or could not be reached.
        """
        application_id = self._tree.client.application_id
        if application_id is None:
            raise app_commands.MissingApplicationID
        payload_hash = await self._payload_hash()
        if not force and await self._is_current(application_id, payload_hash):
            return False
        commands = await self._tree.sync()
        self._mentions.learn(commands)
        await self._remember(application_id, payload_hash)
        _log.info("Registered %d commands with Discord", len(commands))
        return True

    async def _payload_hash(self) -> str:
        commands = sorted(self._tree.get_commands(), key=lambda command: (_type(command), command.name))
        translator = self._tree.translator
        payloads = [
            command.to_dict(self._tree)
            if translator is None
            else await command.get_translated_payload(self._tree, translator)
            for command in commands
        ]
        return hashlib.sha256(json.dumps(payloads, sort_keys=True).encode()).hexdigest()

    async def _is_current(self, application_id: int, payload_hash: str) -> bool:
        try:
            known = await self._syncs.hash_of(application_id)
        except DatabaseUnavailable as error:
            _log.warning("Could not tell whether the commands changed, so they are registered again: %s", error)
            return False
        if known != payload_hash:
            return False
        try:
            registered = await self._tree.fetch_commands()
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            raise ListUnread(briefly(error)) from error
        self._mentions.learn(registered)
        return {(c.type.value, c.name) for c in registered} == {(_type(c), c.name) for c in self._tree.get_commands()}

    async def _remember(self, application_id: int, payload_hash: str) -> None:
        try:
            await self._syncs.remember(application_id, payload_hash, discord.utils.utcnow())
        except DatabaseUnavailable as error:
            _log.warning("The commands will be registered again at the next start: %s", error)

    async def _is_done(self) -> bool:
        """Sync; return whether there is nothing more to try."""
        try:
            await self.sync()
        except Exception as error:  # noqa: BLE001 -- whatever it is, the bot answers meanwhile
            what = "read the list of registered commands" if isinstance(error, ListUnread) else "register the commands"
            if _is_token_refused(error):  # Discord ends the connection for that, and with it the bot
                _log.warning("Could not %s: Discord refused the token", what)
                return True
            _log.warning("Could not %s; trying again later: %s", what, briefly(error))
            return False
        return True

    async def _sync_in_the_end(self) -> None:
        failures = 0
        while not await self._is_done():
            await self._sleep(backoff(failures, FIRST_PAUSE, LONGEST_PAUSE))
            failures += 1


def _is_token_refused(error: Exception) -> bool:
    cause = error.__cause__ if isinstance(error, ListUnread) else error
    return isinstance(cause, discord.HTTPException) and cause.status == _UNAUTHORIZED


def _type(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group) -> int:
    kind = command.type if isinstance(command, app_commands.ContextMenu) else discord.AppCommandType.chat_input
    return kind.value
