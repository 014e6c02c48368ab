"""``/today``: today's term, for anyone who asks, with buttons that lead to earlier ones and back."""

from collections.abc import Sequence
from datetime import date

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.bot_parts import host_of
from bot.chat.languages import date_in
from bot.chat.lasting_buttons import LastingButton, LastingSelect
from bot.chat.reply import AnyInteraction, Reply, guild_here, guild_id_of, wait
from bot.chat.term_reply import card_language, private_card
from bot.chat.text import OPTION, clip
from bot.chat.trail import Day
from bot.cogs.daily.phrases import channel_name, from_now, link_to, moment
from bot.cogs.daily.schedule_ids import NUMBER, number_of, read_number
from bot.cogs.daily.wording import wording
from bot.cogs.daily.wording.descriptions import descriptions
from bot.cogs.daily.wording.sentences import DailyWording
from bot.daily.errors import NoEarlier
from bot.daily.model import ScheduleKey, Schedules
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import Several
from bot.daily.use_cases.looking import Absence, Today
from bot.glossary.term import Language


class TodaysTerm(commands.Cog):
    """The readers' command; only the person who asks sees the answer."""

    def __init__(self, daily: Daily) -> None:
        self._daily = daily

    @app_commands.command(name="today", description=descriptions.described("today_description"))
    async def today(self, interaction: AnyInteraction) -> None:
        """Show today's term."""
        await wait(interaction)
        await (await todays_reply(interaction, self._daily)).send(interaction, private=True)


async def todays_reply(interaction: AnyInteraction, daily: Daily) -> Reply:
    """Today's term; if there is none, a fallback and the reason."""
    language, guild_id = card_language(interaction), guild_here(interaction)
    today = await daily.today(guild_id, _channel_here(interaction))
    if isinstance(today, Several):
        return _ask_which(interaction, today.schedules)
    if guild_id is None:
        return private_card(interaction, today.term, language, content=wording(language).anywhere)
    return _todays_card(interaction, today)


def _todays_card(interaction: AnyInteraction, today: Today) -> Reply:
    """A schedule's term of today, or a fallback and the reason."""
    language = card_language(interaction)
    if today.post:
        date = date_in(language, today.local_date)
        sentence = wording(language).todays_term.format(date=date, link=link_to(today.post))
    else:
        sentence = _why_not(language, today)
    paging = EarlierTerm.before(today, language)
    return private_card(interaction, today.term, language, content=sentence, step=_step_of(today), more=paging)


def _ask_which(interaction: AnyInteraction, schedules: Schedules) -> Reply:
    """The question whose term of today is wanted, with the channels that the reader can see."""
    language = card_language(interaction)
    words, seen = wording(language), [each for each in schedules.on if _sees(interaction, each.settings.channel_id)]
    options = [
        discord.SelectOption(
            label=clip(channel_name(interaction, each.settings.channel_id), OPTION),
            value=str(each.key.number),
            description=words.in_language[each.settings.language],
        )
        for each in seen
    ]
    if not options:
        return Reply(words.nothing_scheduled_that_you_see if schedules.on else words.schedule_damaged)
    return Reply(words.which_today, buttons=[[WhichToday(words.choose_a_channel, options)]])


def _channel_here(interaction: AnyInteraction) -> int | None:
    """The channel in which somebody acts; that of a thread is the one it belongs to."""
    here = interaction.channel
    return here.parent_id if isinstance(here, discord.Thread) else interaction.channel_id


def _sees(interaction: AnyInteraction, channel_id: int) -> bool:
    """Whether the reader can see the channel, as far as that is known."""
    if interaction.guild is None or not isinstance(interaction.user, discord.Member):
        return True  # the server is not in memory (yet); of a channel, only its id is shown then
    channel = interaction.guild.get_channel(channel_id)
    return channel is not None and channel.permissions_for(interaction.user).view_channel


class WhichToday(LastingSelect, template=r"today-which"):
    """Shows today's term of the channel that somebody chooses."""

    def __init__(self, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__("today-which", placeholder, options)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show it in place of the question."""
        key = ScheduleKey(guild_id_of(interaction), read_number(self.chosen(interaction)) or 0)
        await interaction.response.defer()
        today = await host_of(interaction).part(Daily).today_of(key)
        await _todays_card(interaction, today).replace(interaction)


def _why_not(language: Language, today: Today) -> str:
    """Why a guild has no post for today to show."""
    words, schedule = wording(language), today.schedule
    if today.absence is not None:
        return _missing(words, today.absence)
    if schedule is None:
        return words.nothing_scheduled
    if schedule.paused or schedule.due_at is None:
        return words.paused_today
    return words.none_today.format(moment=f"{moment(schedule.due_at)} ({from_now(schedule.due_at)})")


def _missing(words: DailyWording, absence: Absence) -> str:
    match absence:
        case Absence.NOT_YET:
            return words.not_posted_yet
        case Absence.UNCLEAR:
            return words.unclear_today
        case Absence.TERM_REMOVED:
            return words.removed_today
        case Absence.DAMAGED:
            return words.damaged_today


def earlier_reply(interaction: AnyInteraction, earlier: Today) -> Reply:
    """The term of an earlier day."""
    language = card_language(interaction)
    words = wording(language)
    link = link_to(earlier.post) if earlier.post else ""
    sentence = words.earlier_term.format(date=date_in(language, earlier.local_date), link=link)
    paging = (*EarlierTerm.before(earlier, language), BackToToday(number_of(earlier.key), words.back_to_today))
    return private_card(interaction, earlier.term, language, content=sentence, step=_step_of(earlier), more=paging)


def _step_of(shown: Today) -> str:
    """The step that leads back to what is shown."""
    return Day(shown.key.number, shown.local_date, shown.extra).step if shown.key else ""


async def day_reply(interaction: AnyInteraction, step: str) -> Reply:
    """What a step leads back to: today's term, or that of an earlier day.

    Raises:
        NoEarlier: it is no longer there, and nothing before it.
    """
    daily = host_of(interaction).part(Daily)
    try:
        wanted = Day.of(step)
    except ValueError as error:
        raise NoEarlier from error
    key = ScheduleKey(guild_id_of(interaction), wanted.number)
    today = await daily.today_of(key)
    if (today.local_date, today.extra) == (wanted.date, wanted.extra):
        return _todays_card(interaction, today)
    return earlier_reply(interaction, await daily.earlier(key, wanted.date, wanted.extra + 1))


class EarlierTerm(
    LastingButton,
    template=r"today-before:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\+(?P<extra>[0-9]{1,2})(?:\.(?P<number>[0-9]{1,5}))?",
):
    """Turns back to the post before the given one; ``extra`` is 0 for a date's own post and counts its extra ones.

    ``number`` is that of the schedule, None for a guild's first.
    """

    def __init__(self, day: str, extra: str, number: str | None = None, label: str = "…") -> None:
        super().__init__(f"today-before:{day}+{extra}" + (f".{number}" if number else ""), label)
        self._day = day
        self._extra = int(extra)
        self._number = int(number or 0)

    @classmethod
    def before(cls, shown: Today, language: Language) -> "list[EarlierTerm]":
        """The button that leads to the post before what is shown; none if there is no such post."""
        if not shown.has_earlier:
            return []
        return [cls(shown.local_date.isoformat(), str(shown.extra), number_of(shown.key), wording(language).earlier)]

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the earlier term in place of the one that is shown."""
        key = ScheduleKey(guild_id_of(interaction), self._number)
        await interaction.response.defer()
        try:
            day = date.fromisoformat(self._day)
        except ValueError as error:
            raise NoEarlier from error
        earlier = await host_of(interaction).part(Daily).earlier(key, day, self._extra)
        await earlier_reply(interaction, earlier).replace(interaction)


class BackToToday(LastingButton, template=rf"today(?::{NUMBER})?"):
    """Turns the pages back to today's term; without a number, it is that of a guild's first schedule."""

    def __init__(self, number: str | None = None, label: str = "…") -> None:
        super().__init__(f"today:{number}" if number else "today", label)
        self._number = int(number or 0)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show today's term in place of the one that is shown."""
        key = ScheduleKey(guild_id_of(interaction), self._number)
        await interaction.response.defer()
        today = await host_of(interaction).part(Daily).today_of(key)
        await _todays_card(interaction, today).replace(interaction)
