"""What admins read after ``/daily set`` and ``off``: what changed, from what to what, and buttons that take it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import date_in, language_of, listed_in
from bot.chat.lasting_buttons import AnswerButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.cogs.daily.channel_option import POST_CHANNELS
from bot.cogs.daily.phrases import (
    channel_of,
    days_phrase,
    how_lines,
    next_or_paused,
    no_term,
    permission_names,
    problem_sentence,
    setting_phrases,
)
from bot.cogs.daily.rights import require_manager
from bot.cogs.daily.schedule_ids import NUMBER
from bot.cogs.daily.skip_answers import TakeSkipBack
from bot.cogs.daily.wording import wording
from bot.daily.changes import Changes, Missing
from bot.daily.courier import Blocked, Temporary
from bot.daily.model import DailySettings, Origin, Problem, ScheduleKey
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import NoTerm
from bot.daily.use_cases.setting_up import (
    CannotPost,
    CannotPublish,
    Changed,
    ChangedSince,
    ChannelTaken,
    Obstacle,
    TooMany,
    TurnedOff,
)
from bot.glossary.term import Category, Language

_USUAL_TIME = time(9)
_USUAL_ZONES = {Language.EN: "UTC", Language.DE: "Europe/Berlin"}


def set_reply(
    language: Language,
    outcome: Changed | Missing | ChannelTaken | TooMany | CannotPost,
    categories: Sequence[Category],
    *,
    named: bool = False,
) -> Reply:
    """After ``/daily set``: what was set up or changed and when the next posts come, or what is missing.

    ``named`` says that the admin has just chosen the channel, so it is there.
    """
    words = wording(language)
    match outcome:
        case Changed():
            return _changed(language, outcome, categories)
        case Missing(names):
            options = listed_in(language, [f"`{name}`" for name in names])
            return Reply(words.set_needs.format(options=options))
        case ChannelTaken(schedule):
            return Reply(words.channel_taken.format(channel=channel_of(schedule.settings)))
        case TooMany():
            return Reply(words.too_many_schedules)
        case CannotPost(reason, settings):
            return cannot_set(language, settings, reason, named=named)


def proposal(interaction: AnyInteraction) -> Reply:
    """What to begin with where nothing is set up and nothing was named; a button sets it up in one click."""
    language = language_of(interaction.locale)
    words, zone = wording(language), _USUAL_ZONES[language]
    if not _can_have_one(interaction):
        return set_reply(language, Missing(("channel", "time", "timezone")), ())
    channel = f"<#{interaction.channel_id}>"
    sentence = words.proposal.format(channel=channel, time=f"{_USUAL_TIME:%H:%M}", zone=zone)
    return Reply(sentence, buttons=[[SetUp(zone, words.set_up_like_this)]])


class SetUp(AnswerButton, template=r"daily-set-up:(?P<zone>[A-Za-z_+/-]{1,40})"):
    """Sets up a term of the day in the channel where it is clicked, every day at the usual time."""

    def __init__(self, zone: str, label: str = "…") -> None:
        super().__init__(f"daily-set-up:{zone}", label, discord.ButtonStyle.primary)
        self._zone = zone

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Set it up, and say what can be changed."""
        require_manager(interaction)
        guild_id, language = guild_id_of(interaction), language_of(interaction.locale)
        await interaction.response.defer()
        changes = Changes(at=_USUAL_TIME, zone=self._zone)
        daily = host_of(interaction).part(Daily)
        outcome = await daily.change(guild_id, interaction.channel_id, changes, language=language)
        return set_reply(language, outcome, lookup_of(interaction).categories, named=True)


def _can_have_one(interaction: AnyInteraction) -> bool:
    """Whether the channel is one that a term of the day can be posted in; a thread or a voice channel is not."""
    return interaction.channel is not None and interaction.channel.type in POST_CHANNELS


def cannot_set(language: Language, settings: DailySettings, reason: Obstacle, *, named: bool = False) -> Reply:
    """Why the bot could not post with these settings; ``named`` says that the admin has just chosen the channel."""
    words = wording(language)
    match reason:
        case NoTerm():
            return Reply(no_term(language, filtered=bool(reason.category_id or reason.level)))
        case CannotPublish():
            return Reply(words.cannot_publish_there.format(channel=channel_of(settings)))
        case Blocked(Problem.CHANNEL_GONE) if named:
            return Reply(words.cannot_see.format(channel=channel_of(settings)))
        case Blocked(Problem.PERMISSION_LOST, missing) if missing:
            names = permission_names(language, missing)
            return Reply(words.cannot_post_there.format(channel=channel_of(settings), permissions=names))
        case Blocked(problem, missing):
            return Reply(problem_sentence(language, settings, problem, missing=missing))
        case Temporary():
            return Reply(words.cannot_tell)


def _changed(language: Language, changed: Changed, categories: Sequence[Category]) -> Reply:
    schedule, words = changed.schedule, wording(language)
    settings, before = schedule.settings, changed.was.settings
    is_the_same = changed.was.origin is Origin.CHANGED and before == settings
    if changed.was.origin is Origin.CHANGED and before:
        sentence = words.is_the_same if is_the_same else words.is_changed
        lines = _differences(language, before, settings, categories)
        done = [sentence.format(channel=channel_of(settings)), *lines, ""]
    else:
        done = [_all_settings(language, settings, categories)]
        if changed.was.origin is Origin.OFF:
            done.insert(0, words.is_on_again)
    done.append(next_or_paused(language, settings, changed.upcoming))
    buttons: list[AnyButton] = []
    if schedule.before and not is_the_same:
        buttons.append(UndoChange(str(schedule.key.number), str(schedule.revision), None, words.undo))
    if changed.skipped:
        done.append(words.still_skipped.format(date=date_in(language, changed.skipped)))
        buttons.append(TakeSkipBack.of(schedule.key, changed.skipped, language))
    return Reply("\n".join(done), buttons=[buttons] if buttons else ())


def _all_settings(language: Language, settings: DailySettings, categories: Sequence[Category]) -> str:
    how = " · ".join(how_lines(language, settings, categories))
    return wording(language).is_set.format(
        how=how,
        channel=channel_of(settings),
        days=days_phrase(language, settings.schedule.days),
        time=f"{settings.schedule.time:%H:%M}",
        zone=settings.schedule.zone,
    )


def _differences(
    language: Language, before: DailySettings, after: DailySettings, categories: Sequence[Category]
) -> list[str]:
    """A line for each setting that differs."""
    names = wording(language).settings
    old, new = setting_phrases(language, before, categories), setting_phrases(language, after, categories)
    return [f"- {names[name]}: {old[name]} → **{new[name]}**" for name in new if old[name] != new[name]]


def ask_off(language: Language, key: ScheduleKey, settings: DailySettings | None) -> Reply:
    """The question after ``/daily off``."""
    words = wording(language)
    question = words.ask_off.format(channel=channel_of(settings)) if settings else words.ask_off_damaged
    return Reply(question, buttons=[[TurnOff(str(key.number), words.turn_off)]])


def off_reply(language: Language, outcome: TurnedOff) -> Reply:
    """After a schedule was turned off."""
    words = wording(language)
    if outcome.settings is None:
        return Reply(words.is_deleted)
    sentences = [words.is_off.format(channel=channel_of(outcome.settings))]
    if outcome.skipped:
        sentences.append(words.skipped_after_off.format(date=date_in(language, outcome.skipped)))
    return Reply("\n".join(sentences))


class TurnOff(AnswerButton, template=rf"daily-off:{NUMBER}"):
    """Turns a schedule off; shown below the question whether to do that."""

    def __init__(self, number: str, label: str = "…") -> None:
        super().__init__(f"daily-off:{number}", label, discord.ButtonStyle.danger)
        self._number = int(number)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Turn it off, and say how to turn it on again."""
        require_manager(interaction)
        key = ScheduleKey(guild_id_of(interaction), self._number)
        await interaction.response.defer()
        outcome = await host_of(interaction).part(Daily).off(key)
        return off_reply(language_of(interaction.locale), outcome)


class UndoChange(
    AnswerButton, template=rf"daily-undo:{NUMBER}:(?P<revision>[0-9]{{1,10}})(?::(?P<tries>[0-9]{{1,3}}))?"
):
    """Takes a change of a schedule back, unless it was changed since. ``tries`` counts those that did not work."""

    def __init__(self, number: str, revision: str, tries: str | None = None, label: str = "…") -> None:
        super().__init__(":".join(filter(None, ("daily-undo", number, revision, tries))), label)
        self._number = int(number)
        self._revision = int(revision)
        self._tries = int(tries or 0)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Take it back, and show what changed."""
        require_manager(interaction)
        key, language = ScheduleKey(guild_id_of(interaction), self._number), language_of(interaction.locale)
        await interaction.response.defer()
        outcome = await host_of(interaction).part(Daily).undo(key, self._revision)
        match outcome:
            case TurnedOff():
                return off_reply(language, outcome)
            case ChangedSince():
                return Reply(wording(language).changed_since)
            case Changed():
                return set_reply(language, outcome, lookup_of(interaction).categories)
            case ChannelTaken() | CannotPost():  # it may work later
                reason = set_reply(language, outcome, lookup_of(interaction).categories)
                tries = str((self._tries + 1) % 1000)
                again = UndoChange(str(self._number), str(self._revision), tries, wording(language).undo)
                return replace(reason, buttons=[[again]])
