"""Phrases about the term of the day that several replies share: settings, days, moments, links, problems."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

import discord

from bot.chat.languages import date_in, listed_in
from bot.chat.reply import AnyInteraction, Reply
from bot.chat.term_reply import in_bold
from bot.chat.text import harmless, joined, quoted
from bot.cogs.daily.wording import wording
from bot.daily.model import DailyPost, DailySettings, Problem, ScheduleKey, Schedules, Trouble
from bot.daily.schedule import EVERY_DAY, Due
from bot.daily.schedule_input import WEEKEND, WORKING_DAYS
from bot.daily.use_cases.posting import Queue
from bot.glossary.guild_lookups import Lookup
from bot.glossary.term import Category, Language


def days_phrase(language: Language, days: frozenset[int]) -> str:
    """The weekdays in words."""
    words = wording(language)
    groups = {EVERY_DAY: words.every_day, WORKING_DAYS: words.working_days, WEEKEND: words.weekends}
    names = [words.weekdays[day] for day in sorted(days)]
    return groups.get(days) or words.on_days.format(days=listed_in(language, names))


def channel_of(settings: DailySettings) -> str:
    """The channel of a schedule as a mention."""
    return f"<#{settings.channel_id}>"


def naming_channel(reply: Reply, key: ScheduleKey, schedules: Schedules) -> Reply:
    """The reply, with the schedule's channel before it if the server has several schedules."""
    channel = next((channel_of(each.settings) for each in schedules.on if each.key == key), None)
    several = len(schedules.on) + len(schedules.damaged) > 1
    return replace(reply, content=f"{channel}: {reply.content}") if several and channel and reply.content else reply


def setting_phrases(language: Language, settings: DailySettings, categories: Sequence[Category]) -> dict[str, str]:
    """What was chosen for each setting, by the names that ``DailyWording.settings`` has words for."""
    words = wording(language)
    names = {category.id: category.name[language] for category in categories}
    category, level = settings.category_id, settings.level
    return {
        "channel": channel_of(settings),
        "time": f"{settings.schedule.time:%H:%M}",
        "timezone": settings.schedule.zone,
        "days": days_phrase(language, settings.schedule.days),
        "category": harmless(names.get(category, category)) if category else words.all_categories,
        "level": words.levels[level] if level else words.every_level,
        "role": f"<@&{settings.role_id}>" if settings.role_id else words.nobody,
        "language": words.in_language[settings.language],
        "thread": words.yes if settings.thread else words.no,
        "pin": words.yes if settings.pin else words.no,
        "publish": words.yes if settings.publish else words.no,
    }


def how_lines(language: Language, settings: DailySettings, categories: Sequence[Category]) -> list[str]:
    """What is posted and how, apart from when: terms, language, ping, thread, pin, publishing."""
    words, phrases = wording(language), setting_phrases(language, settings, categories)
    lines = [phrases["category"]] if settings.category_id or not settings.level else []
    if settings.level:
        lines.append(phrases["level"])
    lines[0] = lines[0][0].upper() + lines[0][1:]
    lines.append(phrases["language"])
    if settings.role_id:
        lines.append(words.pings.format(role=phrases["role"]))
    if settings.thread:
        lines.append(words.with_thread)
    if settings.pin:
        lines.append(words.is_pinned)
    if settings.publish:
        lines.append(words.is_published)
    return lines


def moment(when: datetime) -> str:
    """A moment that every reader's Discord shows in their own time: Tuesday, November 24, 2026 9:00 AM."""
    return discord.utils.format_dt(when, "F")


def from_now(when: datetime) -> str:
    """A moment relative to now: in 10 minutes."""
    return discord.utils.format_dt(when, "R")


def on_both_clocks(language: Language, settings: DailySettings, due: Due) -> str:
    """When a post is due, by the schedule's own clock and by the reader's."""
    return wording(language).on_both_clocks.format(
        date=date_in(language, due.local_date),
        time=f"{settings.schedule.time:%H:%M}",
        zone=settings.schedule.zone,
        moment=discord.utils.format_dt(due.moment, "f"),
        relative=from_now(due.moment),
    )


def next_or_paused(language: Language, settings: DailySettings, upcoming: Sequence[Due]) -> str:
    """When the next posts come, under a heading; or that there are none because the schedule is paused."""
    words = wording(language)
    if not upcoming:
        return words.is_paused
    return words.next_posts.format(moments=bulleted(on_both_clocks(language, settings, due) for due in upcoming))


def bulleted(lines: Iterable[str]) -> str:
    """The lines as a list, so that it can be seen where each begins if they wrap."""
    return joined([f"- {line}" for line in lines], "\n")


def queue_lines(language: Language, queue: Queue) -> list[str]:
    """The terms that were chosen, numbered, each with the date of its post if that is planned."""
    dates = [date_in(language, due.local_date) for due in queue.upcoming]
    told = zip_longest([in_bold(term, language) for term in queue.terms], dates)
    return [f"{number}. " + ": ".join(filter(None, each)) for number, each in enumerate(told, start=1)]


def dropped_note(language: Language, lookup: Lookup, term_id: str) -> str:
    """The sentence about a term that was to come and cannot."""
    names = {term.id: term.name[language] for term in lookup.terms if term.id == term_id}
    return wording(language).dropped.format(name=quoted(names.get(term_id, term_id)))


def channel_name(interaction: AnyInteraction, channel_id: int) -> str:
    """The channel's name for an option, where mentions are not shown; its id if it is not known here."""
    channel = interaction.guild.get_channel(channel_id) if interaction.guild else None
    return f"#{channel.name if channel else channel_id}"


def link_to(post: DailyPost, message_id: int | None = None) -> str:
    """The URL of a post, or of its channel or server if no more is known."""
    ids = [post.key.guild_id, post.channel_id, message_id or post.message_id]
    known = ids[: ids.index(None)] if None in ids else ids
    return "/".join(["https://discord.com/channels", *map(str, known)])


def permission_names(language: Language, names: Iterable[str]) -> str:
    """Permissions in words, from discord.py's names."""
    words = wording(language).permissions
    return ", ".join(f"**{words.get(name, name)}**" for name in names)


def problem_sentence(
    language: Language, settings: DailySettings, problem: Problem, details: str = "", *, missing: tuple[str, ...] = ()
) -> str:
    """What is wrong and what to do about it."""
    words, channel = wording(language), channel_of(settings)
    match problem:
        case Problem.PERMISSION_LOST if missing:
            return words.permission_lost.format(channel=channel, permissions=permission_names(language, missing))
        case Problem.PERMISSION_LOST:
            return words.permission_lost_somehow.format(channel=channel)
        case Problem.NO_TERM:
            return no_term(language, filtered=bool(settings.category_id or settings.level))
        case Problem.REFUSED:
            return words.refused.format(details=harmless(details))
        case _:
            return getattr(words, problem.value)


def trouble_sentence(language: Language, settings: DailySettings, trouble: Trouble) -> str:
    """What went wrong and what to do about it."""
    if trouble.problem is Problem.INCOMPLETE:
        words = wording(language)
        failed = [f"{words.after_post[each.what]} ({words.why_failed[each.why]})" for each in trouble.failed]
        return words.incomplete.format(failed="; ".join(failed))
    return problem_sentence(language, settings, trouble.problem, trouble.details, missing=trouble.missing)


def no_term(language: Language, *, filtered: bool) -> str:
    """Says that there is nothing to post: with the chosen category and level, or at all."""
    words = wording(language)
    return words.no_term_in if filtered else words.no_term


def told_in_channel(settings: DailySettings, trouble: Trouble) -> str:
    """The message about a problem for the guild's system channel."""
    sentence = trouble_sentence(settings.language, settings, trouble)
    return wording(settings.language).told.format(problem=sentence)
