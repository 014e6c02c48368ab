"""The card of ``/daily status``: everything about a guild's term of the day on one page."""

import discord

from bot.chat.languages import date_in
from bot.chat.reply import HOUSE_COLOR, Reply
from bot.chat.term_reply import in_bold
from bot.chat.text import fit, joined
from bot.cogs.daily.phrases import (
    bulleted,
    channel_of,
    days_phrase,
    dropped_note,
    from_now,
    how_lines,
    link_to,
    moment,
    no_term,
    on_both_clocks,
    permission_names,
    problem_sentence,
    queue_lines,
    trouble_sentence,
)
from bot.cogs.daily.skip_answers import TakeSkipBack
from bot.cogs.daily.wording import wording
from bot.daily.courier import Blocked, Ready, Temporary
from bot.daily.model import DailyPost, PostState
from bot.daily.use_cases.looking import Status
from bot.glossary.guild_lookups import Lookup
from bot.glossary.term import Language

_TROUBLED_COLOR = 0xED4245


def status_reply(language: Language, status: Status, lookup: Lookup) -> Reply:
    """Channel, schedule, next and last posts, what is left of the round, and what is wrong."""
    words, schedule, settings = wording(language), status.schedule, status.schedule.settings
    warning = _warning(language, status)
    card = discord.Embed(
        title=words.status_title, description=warning, color=_TROUBLED_COLOR if warning else HOUSE_COLOR
    )
    days = days_phrase(language, settings.schedule.days)
    when = words.when.format(days=days, time=f"{settings.schedule.time:%H:%M}", zone=settings.schedule.zone)
    card.add_field(name=words.status_where, value=f"<#{settings.channel_id}>")
    card.add_field(name=words.status_when, value=when)
    card.add_field(name=words.status_how, value="\n".join(how_lines(language, settings, lookup.categories)))
    coming = [_post(language, post) for post in reversed(status.left_out)]
    coming += [on_both_clocks(language, settings, due) for due in status.upcoming]
    planned = joined([*coming, words.is_paused], "\n") if schedule.paused else bulleted(coming)
    card.add_field(name=words.status_next, value=planned, inline=False)
    if decided := _coming(language, status, lookup):
        card.add_field(name=words.status_coming, value=joined(decided, "\n"), inline=False)
    posts = [_post(language, post) for post in status.posts]
    card.add_field(name=words.status_last, value=bulleted(posts) or words.nothing_yet, inline=False)
    card.add_field(name=words.status_left, value=_left(language, status), inline=False)
    if trouble := schedule.last_trouble:
        problem = trouble_sentence(language, settings, trouble)
        seen = words.seen_at.format(problem=problem, moment=f"{moment(trouble.at)} ({from_now(trouble.at)})")
        card.add_field(name=words.status_problem, value=seen, inline=False)
    buttons = [TakeSkipBack.of(schedule.key, post.key.local_date, language) for post in status.left_out]
    return Reply(embed=fit(card), buttons=[buttons] if buttons else ())


def _coming(language: Language, status: Status, lookup: Lookup) -> list[str]:
    """The terms of the next posts, as far as that is decided, and one that cannot come."""
    lines = queue_lines(language, status.queue)
    if status.next and not status.next.is_chosen:
        name, day = in_bold(status.next.term, language), status.next.local_date
        drawn = wording(language).coming_drawn.format(name=name)
        lines.append(f"{drawn}: {date_in(language, day)}" if day else drawn)
    if status.dropped:
        lines.append(dropped_note(language, lookup, status.dropped))
    return lines


def _warning(language: Language, status: Status) -> str | None:
    """What currently keeps the bot from posting, or from doing all that the settings ask for; None if nothing does."""
    words, settings = wording(language), status.schedule.settings
    match status.can_post:
        case Blocked(problem, missing):
            sentence = problem_sentence(language, settings, problem, missing=missing)
            return words.cannot_post_now.format(problem=sentence)
        case Ready(lacking, cannot_publish) if lacking or cannot_publish:
            sentences = [words.lacks.format(permissions=permission_names(language, lacking))] if lacking else []
            if cannot_publish:
                sentences.append(words.cannot_publish.format(channel=channel_of(settings)))
            return "\n".join(sentences)
        case Temporary():
            return words.cannot_tell
        case Ready():
            return None


def _left(language: Language, status: Status) -> str:
    words, left = wording(language), status.left
    if not left.terms:
        settings = status.schedule.settings
        return no_term(language, filtered=bool(settings.category_id or settings.level))
    return (words.left_of if left.left else words.new_round).format(left=left.left, terms=left.terms)


def _post(language: Language, post: DailyPost) -> str:
    words = wording(language)
    match post.state:
        case PostState.UNKNOWN if post.damaged:
            what = words.post_damaged
        case PostState.CONFIRMED:
            what = link_to(post)
        case PostState.CLAIMED:
            what = words.post_waiting
        case PostState.SENT:
            what = words.post_on_its_way
        case PostState.SKIPPED:
            what = words.post_skipped
        case PostState.MISSED:
            what = words.post_missed.format(reason=words.reasons[post.problem.value] if post.problem else "…")
        case PostState.UNKNOWN:
            what = words.post_unknown
    return f"{date_in(language, post.key.local_date)}: {what}"
