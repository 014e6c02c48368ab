"""Phrases about the term of the day that several replies share: days, moments, links, problems."""

from collections.abc import Iterable
from datetime import datetime

import discord

from bot.chat.languages import listed_in
from bot.chat.text import harmless
from bot.cogs.daily.wording import wording
from bot.daily.model import DailyPost, DailySettings, Problem, Trouble
from bot.daily.schedule import EVERY_DAY, Due
from bot.daily.schedule_input import WEEKEND, WORKING_DAYS
from bot.glossary.term import Category, Language


def days_phrase(language: Language, days: frozenset[int]) -> str:
    """The weekdays in words."""
    words = wording(language)
    groups = {EVERY_DAY: words.every_day, WORKING_DAYS: words.working_days, WEEKEND: words.weekends}
    names = [words.weekdays[day] for day in sorted(days)]
    return groups.get(days) or words.on_days.format(days=listed_in(language, names))


def how_lines(language: Language, settings: DailySettings, categories: tuple[Category, ...]) -> list[str]:
    """What is posted and how, apart from when: terms, language, ping, thread."""
    words = wording(language)
    names = {category.id: category.name[language] for category in categories}
    wanted = settings.category_id
    lines = [harmless(names.get(wanted, wanted)) if wanted else words.all_categories]
    lines.append(words.in_language[settings.language])
    if settings.role_id:
        lines.append(words.pings.format(role=f"<@&{settings.role_id}>"))
    if settings.thread:
        lines.append(words.with_thread)
    return lines


def moment(when: datetime) -> str:
    """A moment that every reader's Discord shows in their own time: Tuesday, November 24, 2026 9:00 AM."""
    return discord.utils.format_dt(when, "F")


def from_now(when: datetime) -> str:
    """A moment relative to now: in 10 minutes."""
    return discord.utils.format_dt(when, "R")


def next_posts(upcoming: Iterable[Due]) -> str:
    """The moments of the next posts, one per line."""
    return "\n".join(f"{moment(due.moment)} ({from_now(due.moment)})" for due in upcoming)


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
    words = wording(language)
    channel = f"<#{settings.channel_id}>"
    match problem:
        case Problem.PERMISSION_LOST if missing:
            return words.permission_lost.format(channel=channel, permissions=permission_names(language, missing))
        case Problem.PERMISSION_LOST:
            return words.permission_lost_somehow.format(channel=channel)
        case Problem.NO_TERM:
            return no_term(language, settings.category_id)
        case Problem.REFUSED:
            return words.refused.format(details=harmless(details))
        case _:
            return getattr(words, problem.value)


def no_term(language: Language, category: str | None) -> str:
    """Says that there is nothing to post, in a category or at all."""
    words = wording(language)
    return words.no_term_in if category else words.no_term


def told_in_channel(settings: DailySettings, trouble: Trouble) -> str:
    """The message about a problem for the guild's system channel."""
    sentence = problem_sentence(settings.language, settings, trouble.problem, trouble.details, missing=trouble.missing)
    return wording(settings.language).told.format(problem=sentence)
