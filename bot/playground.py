"""The playground: the real bot in a simulated Discord, in the browser, with no token.

simcord plays Discord: this module makes a server with people in it, keeps the simulated clock in step with the
real one, and serves simcord's page. It opens one port, on the loopback address only.
"""

import asyncio
import logging
import signal
import sys
import webbrowser
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord
import simcord

from bot.chat.error_reply import is_the_users
from bot.client import create_bot
from bot.glossary.term import Language
from bot.playground_menus import offer_menus
from bot.playground_page import improve
from bot.runtime.feature_host import FeatureHost
from bot.settings import Settings

_log = logging.getLogger(__name__)

USUAL_PORT = 8765

_HEARTBEAT_SECONDS = 1.0
_SETTLE_SECONDS = 10.0
_LOCALES = {Language.EN: "en-US", Language.DE: "de"}


class PortTaken(Exception):
    """The port that was asked for is in use."""


@dataclass(frozen=True, slots=True)
class Playground:
    """A running playground: its world, its page, and the people you can act as.

    Code that acts in the world other than through the page holds ``turns`` while it does so, like the clock.
    """

    env: simcord.Env
    preview: simcord.Preview
    channel: simcord.ChannelHandle
    admin: simcord.MemberActor
    member: simcord.MemberActor
    german: simcord.MemberActor
    turns: asyncio.Lock


async def play(
    language: Language, say: Callable[[str], object], *, port: int | None = None, open_browser: bool = True
) -> None:
    """Serve the playground until Ctrl-C or SIGTERM, and ``say`` where it is.

    Raises:
        PortTaken: ``port`` was given and is in use; without one, a free port is used.
    """
    stopped = asyncio.Event()
    _on_stop(stopped.set)
    async with playground(language, port=port) as world:
        if not stopped.is_set():  # Ctrl-C may have come while it started
            say(f"The KI-Glossar playground: {world.preview.url}")
            say("In the box below the conversation, type /define, press Enter, and type shar.")
            say("When Sharding appears, press Enter twice. Press Ctrl-C here to stop.")
            if open_browser:
                await asyncio.to_thread(webbrowser.open, world.preview.url)
        await stopped.wait()
    say("Stopped.")


def _on_stop(callback: Callable[[], Any]) -> None:
    """Call ``callback`` on Ctrl-C and SIGTERM; on Windows Ctrl-C cancels the main task instead."""
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, callback)


@asynccontextmanager
async def playground(
    language: Language, *, port: int | None = None, settings: Settings | None = None
) -> AsyncGenerator[Playground]:
    """The world and its page, with a clock that runs and a throwaway database; everything is closed at the end."""
    with TemporaryDirectory(prefix="ki-glossar-") as state:
        bot = create_bot((settings or Settings()).model_copy(update={"state_dir": Path(state)}))
        env = simcord.Env(bot, shard_count=1, settle_timeout=_SETTLE_SECONDS, check_errors=False)
        use_simulated_time(bot, env)
        _let_users_err(env)
        _catch_up(env)
        env.backend.bot_user.name = "KI-Glossar"
        locales: dict[int, str] = {}
        give_locales(env, locales, language)
        await env.start()
        try:
            channel, people = _people(env)
            locales[people["greta"].id] = "de"
            await _conversation(channel, people, language)
            async with _page(env, channel, list(people.values()), port) as preview, _clock(env, preview) as turns:
                offer_menus(preview, lambda person: locales.get(person, _LOCALES[language]))
                yield Playground(env, preview, channel, people["ada"], people["ben"], people["greta"], turns)
        finally:
            await bot.close()
            await env.shutdown()


def _catch_up(env: simcord.Env) -> None:
    """Set the simulated clock, which starts in the past, to the real time; only possible before the start."""
    env.backend.clock.advance((discord.utils.utcnow() - env.backend.clock.now()).total_seconds())


def _let_users_err(env: simcord.Env) -> None:
    """Record only errors of the bot: simcord would call every command a failure that is answered with advice."""
    record = env._record_error  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- simcord has no hook; its version is pinned

    def record_unless_the_users(error: BaseException) -> None:
        if not (isinstance(error, Exception) and is_the_users(error)):
            record(error)

    env._record_error = record_unless_the_users  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- as above


def use_simulated_time(bot: FeatureHost, env: simcord.Env) -> None:
    """Let the loops of ``bot`` wait in simulated time; simcord would take their pauses for unfinished work."""

    async def sleep(seconds: float) -> None:
        await env.external_wait(asyncio.sleep(seconds), reason="the next turn of a loop")

    bot.sleep = sleep


def give_locales(env: simcord.Env, locales: Mapping[int, str], default: Language = Language.EN) -> None:
    """Set the language of each person's Discord, by user id; simcord's own people all speak English."""

    def speak(event: str, payload: Any) -> None:  # noqa: ANN401 -- a gateway event's own JSON
        if event == "INTERACTION_CREATE":
            user = payload.get("user") or payload["member"]["user"]
            payload["locale"] = locales.get(int(user["id"]), _LOCALES[default])

    env.backend.subscribers.insert(0, speak)


def _people(env: simcord.Env) -> tuple[simcord.ChannelHandle, dict[str, simcord.MemberActor]]:
    """A server with two channels, a role to ping, an admin, a member, and a member whose Discord is German."""
    guild = env.create_guild("KI-Glossar playground")
    channel = guild.create_text_channel("glossary")
    guild.create_text_channel("lounge")
    guild.create_role("Learners", mentionable=True)
    manages = guild.create_role("Admin", permissions=discord.Permissions(manage_guild=True, manage_messages=True))
    ada = guild.add_member(env.create_user("ada", global_name="Ada (admin)"), roles=[manages])
    ben = guild.add_member(env.create_user("ben", global_name="Ben"))
    greta = guild.add_member(env.create_user("greta", global_name="Greta (Deutsch)"))
    return channel, {"ben": ben, "ada": ada, "greta": greta}


async def _conversation(
    channel: simcord.ChannelHandle, people: Mapping[str, simcord.MemberActor], language: Language
) -> None:
    """A short conversation, so that the first look shows the product."""
    welcome, invitation, question = _CONVERSATION[language]
    await people["ada"].send(channel, welcome)
    await people["ada"].send(channel, invitation)
    await people["ben"].send(channel, question)
    # The answer comes last, because the page opens at the bot's last message.
    await people["ben"].slash(channel, "define", term="all reduce")


_CONVERSATION = {
    Language.EN: (
        "Welcome to the course! To make sure we all mean the same thing, ask the glossary.",
        "Type `/define`, press Enter, and type `shar`, or misspell it. When Sharding appears, press Enter twice.",
        "Good, because everybody keeps saying AllReduce…",
    ),
    Language.DE: (
        "Willkommen im Kurs! Damit wir alle dasselbe meinen: Fragt das Glossar.",
        "Tippt `/define`, drückt Enter und tippt `shar`, gern vertippt. Erscheint Sharding, drückt zweimal Enter.",
        "Gut, denn alle reden dauernd von AllReduce …",
    ),
}


@asynccontextmanager
async def _page(
    env: simcord.Env, channel: simcord.ChannelHandle, viewers: list[simcord.MemberActor], port: int | None
) -> AsyncGenerator[simcord.Preview]:
    """Serve the page on ``port``, or on the usual one, or, if that is in use, on any free one."""
    for wanted in (USUAL_PORT, 0) if port is None else (port,):
        try:
            preview = env.preview(channel, viewers=viewers, layout="channel", port=wanted)
            improve(preview)
            await preview.__aenter__()
        except simcord.SetupError as error:
            if wanted and "bind" in str(error):
                continue
            raise
        try:
            yield preview
        finally:
            await preview.close()
        return
    raise PortTaken(f"Port {port} is in use. Choose another, or leave out --port to use any free one.")


@asynccontextmanager
async def _clock(env: simcord.Env, preview: simcord.Preview) -> AsyncGenerator[asyncio.Lock]:
    """Let the simulated time pass; yields the lock that must be held while acting."""
    clock = _Clock(env, preview)
    task = asyncio.create_task(clock.run(), name="playground clock")
    try:
        yield clock.turns
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


class _Clock:
    """Keeps the simulated time in step with the real one, and the page with what the bot does by itself."""

    def __init__(self, env: simcord.Env, preview: simcord.Preview) -> None:
        self.turns = asyncio.Lock()
        self._env = env
        self._preview = preview
        self._shown = len(env.http_requests)
        self._act = preview._action  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- simcord has no hook; its version is pinned
        preview._action = self._in_turn  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] -- as above

    async def _in_turn(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a person does on the page: simcord refuses it while the clock acts, and shows its outcome itself."""
        async with self.turns:
            try:
                return await self._act(context_id, body)
            finally:
                self._shown = len(self._env.http_requests)

    async def run(self) -> None:
        """Tick once a second; refresh the page only for news, because that discards what people are about to send."""
        while True:
            await asyncio.sleep(_HEARTBEAT_SECONDS)
            async with self.turns:
                try:
                    await self._tick()
                except (TimeoutError, simcord.SetupError):  # for example after the machine slept for days
                    _log.exception("The simulated clock failed; trying again in a second")

    async def _tick(self) -> None:
        lag = (discord.utils.utcnow() - self._env.now()).total_seconds()
        await self._env.advance_time(max(lag, 0.0))
        if len(self._env.http_requests) != self._shown:
            await self._preview.refresh()
        self._shown = len(self._env.http_requests)
