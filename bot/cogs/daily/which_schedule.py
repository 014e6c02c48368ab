"""What admins do with a schedule, and the question which one is meant where a server has several.

Each action of ``/daily`` makes a reply for one schedule. Where it is not clear which, the reply is a select that lists
the channels; its custom id holds the action.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import discord
from discord import app_commands

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import LastingSelect
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import OPTION, clip
from bot.cogs.daily.packed_changes import PACKED, pack, unpack
from bot.cogs.daily.phrases import channel_name, days_phrase, naming_channel
from bot.cogs.daily.post_answers import post_now_reply, preview_reply, queue_reply, resume_reply
from bot.cogs.daily.rights import require_manager
from bot.cogs.daily.schedule_ids import read_number
from bot.cogs.daily.set_answers import ask_off, off_reply, proposal, set_reply
from bot.cogs.daily.skip_answers import skip_reply
from bot.cogs.daily.status_card import status_reply
from bot.cogs.daily.wording import wording
from bot.daily.changes import Changes, Missing
from bot.daily.errors import NotSetUp
from bot.daily.model import DailySettings, DamagedSchedule, Schedule, ScheduleKey, Schedules
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import Several, meant
from bot.daily.use_cases.posting import QueueFull
from bot.errors import UserError
from bot.glossary.term import Language


class NoneInChannel(UserError):
    """No schedule is on in the channel that was named."""

    sentence = "none_in_channel"


class ScheduleGone(UserError):
    """The schedule that was chosen has been turned off since."""

    sentence = "is_deleted"


@dataclass(frozen=True, slots=True)
class Acting:
    """An admin who acts on a schedule."""

    interaction: AnyInteraction
    key: ScheduleKey

    @property
    def language(self) -> Language:
        """The admin's."""
        return language_of(self.interaction.locale)

    @property
    def daily(self) -> Daily:
        """The use cases."""
        return host_of(self.interaction).part(Daily)


async def set_up(acting: Acting, packed: str) -> Reply:
    """Change the schedule as the admin asked for."""
    categories = lookup_of(acting.interaction).categories
    changes = unpack(packed, categories)
    outcome = await acting.daily.change(acting.key.guild_id, acting.key, changes, language=acting.language)
    return set_reply(acting.language, outcome, categories, named=bool(changes.move_to))


async def status(acting: Acting, _: str) -> Reply:
    """Show everything about the schedule."""
    return status_reply(acting.language, await acting.daily.status(acting.key), lookup_of(acting.interaction))


async def preview(acting: Acting, _: str) -> Reply:
    """Show the next post."""
    return preview_reply(acting.interaction, acting.key, await acting.daily.preview(acting.key))


async def choose_next(acting: Acting, term_id: str) -> Reply:
    """Put a term at the end of the queue, if one is named, and show the queue."""
    if not term_id:
        return queue_reply(acting.language, await acting.daily.queue(acting.key))
    match await acting.daily.choose(acting.key, term_id):
        case QueueFull():
            return Reply(wording(acting.language).queue_full)
        case queue:
            return queue_reply(acting.language, queue, lookup_of(acting.interaction).term(term_id))


async def post_now(acting: Acting, how: str) -> Reply:
    """Post today's term; ``how`` may have ``another`` and ``ping``."""
    asked_for = set(how.split("+"))
    ping = "ping" in asked_for
    outcome = await acting.daily.post_now(acting.key, again="another" in asked_for, ping=ping)
    return post_now_reply(acting.language, acting.key, outcome, ping=ping)


async def skip(acting: Acting, _: str) -> Reply:
    """Skip the next post."""
    return skip_reply(acting.language, acting.key, await acting.daily.skip(acting.key))


async def pause(acting: Acting, _: str) -> Reply:
    """Post nothing until resumed."""
    await acting.daily.pause(acting.key)
    return Reply(wording(acting.language).paused)


async def resume(acting: Acting, _: str) -> Reply:
    """Resume after a pause."""
    return resume_reply(acting.language, await acting.daily.resume(acting.key))


async def off(acting: Acting, how: str) -> Reply:
    """Ask whether to turn the schedule off; turn it off if ``how`` is that the admin is sure."""
    if how == SURE:
        return off_reply(acting.language, await acting.daily.off(acting.key))
    schedules = await acting.daily.list(acting.key.guild_id)
    settings = next((each.settings for each in schedules.on if each.key == acting.key), None)
    return ask_off(acting.language, acting.key, settings)


SURE = "sure"
"""How to turn a schedule off without being asked."""

_ACTIONS: dict[str, Callable[[Acting, str], Awaitable[Reply]]] = {
    "set": set_up,
    "status": status,
    "preview": preview,
    "next": choose_next,
    "post-now": post_now,
    "skip": skip,
    "pause": pause,
    "resume": resume,
    "off": off,
}
_NAME_IT = {"set", "status", "off"}  # these say themselves which channel it is
_ONLY_SHOW = {"status", "preview", "off"}  # the last one asks before it does anything


async def act(
    interaction: AnyInteraction, action: str, channel: app_commands.AppCommandChannel | None, argument: str = ""
) -> None:
    """Answer a command with what its action says; or with the question for which schedule, if there are several.

    Raises:
        NotSetUp, NoneInChannel: there is none to act on.
    """
    schedules = await host_of(interaction).part(Daily).list(guild_id_of(interaction))
    match _meant(schedules, channel):
        case Several():
            reply = _ask_which(interaction, action, argument, schedules)
        case found:
            reply = await _done(Acting(interaction, found.key), action, argument, schedules)
    await reply.send(interaction, private=True)


async def change(interaction: AnyInteraction, channel: app_commands.AppCommandChannel | None, changes: Changes) -> None:
    """Answer ``/daily set``: like ``act``, but it can also set up a schedule where there is none."""
    guild_id, language = guild_id_of(interaction), language_of(interaction.locale)
    daily = host_of(interaction).part(Daily)
    schedules = await daily.list(guild_id)
    match channel.id if channel else meant(schedules, None):
        case Several():
            reply = _ask_which(interaction, "set", pack(changes), schedules)
        case found:
            where = found.key if isinstance(found, Schedule | DamagedSchedule) else found
            outcome = await daily.change(guild_id, where, changes, language=language)
            named = bool(channel or changes.move_to)
            reply = set_reply(language, outcome, lookup_of(interaction).categories, named=named)
            if isinstance(outcome, Missing) and channel is None and changes == Changes():
                reply = proposal(interaction)
    await reply.send(interaction, private=True)


async def _done(acting: Acting, action: str, argument: str, schedules: Schedules) -> Reply:
    """What the action says, and of which channel, where that is not clear."""
    reply = await _ACTIONS[action](acting, argument)
    return reply if action in _NAME_IT else naming_channel(reply, acting.key, schedules)


def _meant(
    schedules: Schedules, channel: app_commands.AppCommandChannel | None
) -> Schedule | DamagedSchedule | Several:
    if channel is not None:
        found, none = schedules.there_in(channel.id), NoneInChannel(channel=channel.name)
    else:
        found, none = meant(schedules, None), NotSetUp()
    if found is None:
        raise none
    return found


def _ask_which(interaction: AnyInteraction, action: str, argument: str, schedules: Schedules) -> Reply:
    language = language_of(interaction.locale)
    options = [_option(interaction, each.key, each.settings) for each in schedules.on]
    options += [_option(interaction, each.key, None) for each in schedules.damaged]
    select = WhichSchedule(action, argument, wording(language).choose_a_channel, options)
    return Reply(wording(language).which_schedule, buttons=[[select]])


def _option(interaction: AnyInteraction, key: ScheduleKey, settings: DailySettings | None) -> discord.SelectOption:
    """A schedule as an option: its channel, and when it posts."""
    language = language_of(interaction.locale)
    if settings is None:
        return discord.SelectOption(label=wording(language).unreadable_schedule, value=str(key.number))
    when = f"{days_phrase(language, settings.schedule.days)} · {settings.schedule.time:%H:%M}"
    about = f"{when} · {wording(language).in_language[settings.language]}"
    name = channel_name(interaction, settings.channel_id)
    return discord.SelectOption(label=clip(name, OPTION), value=str(key.number), description=clip(about, OPTION))


class WhichSchedule(LastingSelect, template=rf"daily-which:(?P<action>[a-z-]{{1,10}}):(?P<argument>{PACKED})"):
    """Asks for which schedule an action is meant."""

    def __init__(
        self, action: str, argument: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()
    ) -> None:
        super().__init__(f"daily-which:{action}:{argument}", placeholder, options)
        self._action = action
        self._argument = argument

    async def answer(self, interaction: AnyInteraction) -> None:
        """Replace the question with the answer."""
        if (self._action not in _ONLY_SHOW or self._argument == SURE) and (self._action, self._argument) != (
            "next",
            "",
        ):
            require_manager(interaction)
        await interaction.response.defer()
        schedules = await host_of(interaction).part(Daily).list(guild_id_of(interaction))
        number = read_number(self.chosen(interaction))
        key = next((each.key for each in (*schedules.on, *schedules.damaged) if each.key.number == number), None)
        if self._action not in _ACTIONS or key is None:
            raise ScheduleGone
        reply = await _done(Acting(interaction, key), self._action, self._argument, schedules)
        await reply.replace(interaction)
