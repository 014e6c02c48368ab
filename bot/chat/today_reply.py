"""``/today``: today's term again, only for the one who asks, with buttons that lead to the earlier ones and back."""

from dataclasses import replace
from datetime import date

from bot.chat.buttons import LastingButton, services_of
from bot.chat.daily_words import from_now, link_to, moment
from bot.chat.reply import AnyButton, AnyInteraction, Reply, guild_here
from bot.chat.term_reply import term_reply
from bot.chat.wording import date_in, language_of, wording
from bot.daily.use_cases import Today
from bot.errors import Mistake, UserMistake
from bot.glossary.lookups import Lookup
from bot.glossary.term import Language


def today_reply(language: Language, lookup: Lookup, today: Today, *, in_guild: bool) -> Reply:
    """Today's term, or a term of the day anyway, and why."""
    words = wording(language).daily
    if today.post:
        sentence = words.todays_term.format(date=date_in(language, today.local_date), link=link_to(today.post))
    else:
        sentence = _why_not(language, today) if in_guild else words.anywhere
    reply = term_reply(lookup, today.term, language, content=sentence)
    if not in_guild:
        return reply
    return _with(reply, EarlierTerm.before(today, language))


def _why_not(language: Language, today: Today) -> str:
    """Why a guild has no post of today to show."""
    words, schedule = wording(language).daily, today.schedule
    if schedule is None:
        return words.nothing_scheduled
    if today.expected:
        return words.not_posted_yet
    if schedule.paused or schedule.due_at is None:
        return words.paused_today
    return words.none_today.format(moment=f"{moment(schedule.due_at)} ({from_now(schedule.due_at)})")


def earlier_reply(language: Language, lookup: Lookup, earlier: Today) -> Reply:
    """The term of an earlier day."""
    words = wording(language).daily
    link = link_to(earlier.post) if earlier.post else ""
    sentence = words.earlier_term.format(date=date_in(language, earlier.local_date), link=link)
    reply = term_reply(lookup, earlier.term, language, content=sentence)
    return _with(reply, EarlierTerm.before(earlier, language), BackToToday(words.back_to_today))


def _with(reply: Reply, *paging: AnyButton) -> Reply:
    """The reply with more buttons behind those it ends with."""
    *rows, last = reply.buttons
    return replace(reply, buttons=[*rows, [*last, *paging]])


class EarlierTerm(LastingButton, template=r"today-before:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\+(?P<extra>[0-9]{1,2})"):
    """Turns the page to the post before another: a date's own post is number 0, those asked for beyond it follow."""

    def __init__(self, day: str, extra: str, label: str = "…") -> None:
        super().__init__(f"today-before:{day}+{extra}", label)
        self._day = day
        self._extra = int(extra)

    @classmethod
    def before(cls, shown: Today, language: Language) -> "EarlierTerm":
        """The button that leads to the post before what is shown."""
        extra = shown.post.key.extra if shown.post else 0
        return cls(shown.local_date.isoformat(), str(extra), wording(language).daily.earlier)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the earlier term in place of the one that is shown."""
        services, language = services_of(interaction), language_of(interaction.locale)
        await interaction.response.defer()
        try:
            day = date.fromisoformat(self._day)
        except ValueError as error:
            raise UserMistake(Mistake.NO_EARLIER) from error
        earlier = await services.daily.earlier(interaction.guild_id or 0, day, self._extra)
        if earlier is None:
            raise UserMistake(Mistake.NO_EARLIER)
        await earlier_reply(language, services.lookups.of(interaction.guild_id), earlier).replace(interaction)


class BackToToday(LastingButton, template=r"today"):
    """Turns the pages back to today's term."""

    def __init__(self, label: str = "…") -> None:
        super().__init__("today", label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show today's term in place of the one that is shown."""
        services, language = services_of(interaction), language_of(interaction.locale)
        await interaction.response.defer()
        today = await services.daily.today(guild_id := guild_here(interaction))
        reply = today_reply(language, services.lookups.of(guild_id), today, in_guild=guild_id is not None)
        await reply.replace(interaction)
