"""What admins read after ``/daily preview``, ``next``, ``post-now`` and ``resume``, and the buttons below it."""

from collections.abc import Sequence

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import date_in, language_of
from bot.chat.lasting_buttons import AnswerButton, LastingButton, LastingSelect
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import in_bold, lookup_of, private_card
from bot.chat.text import CHOICES, CONTENT, OPTION, clip, joined
from bot.cogs.daily.phrases import (
    dropped_note,
    from_now,
    link_to,
    naming_channel,
    next_or_paused,
    no_term,
    on_both_clocks,
    queue_lines,
    trouble_sentence,
)
from bot.cogs.daily.rights import require_manager
from bot.cogs.daily.schedule_ids import NUMBER
from bot.cogs.daily.set_answers import cannot_set
from bot.cogs.daily.wording import wording
from bot.daily.delivery import Delivered, GivenUp, Lost, Waiting
from bot.daily.model import MOST_EXTRAS, PostState, ScheduleKey
from bot.daily.storage.claims import ThereAlready
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import NoTerm, Planned
from bot.daily.use_cases.posting import PostedNow, Preview, Queue
from bot.daily.use_cases.setting_up import Resumed
from bot.glossary.term import Language, Term


def resume_reply(language: Language, resumed: Resumed) -> Reply:
    """After ``/daily resume``: when the next posts come, or what is missing."""
    words = wording(language)
    match resumed.result:
        case Planned(upcoming):
            return Reply(f"{words.resumed}\n{next_or_paused(language, resumed.settings, upcoming)}")
        case reason:
            return cannot_set(language, resumed.settings, reason)


def preview_reply(interaction: AnyInteraction, key: ScheduleKey, outcome: Preview | NoTerm) -> Reply:
    """After ``/daily preview``: the card of the next post, in the language of the post."""
    language = language_of(interaction.locale)
    words = wording(language)
    if isinstance(outcome, NoTerm):
        return Reply(no_term(language, filtered=bool(outcome.category_id or outcome.level)))
    day = outcome.local_date
    sentences = [words.preview.format(date=date_in(language, day)) if day else words.preview_paused]
    if outcome.is_chosen:
        sentences.append(words.was_chosen)
    if outcome.dropped:
        sentences.append(dropped_note(language, lookup_of(interaction), outcome.dropped))
    more = [] if outcome.is_chosen else [DrawAnother(str(key.number), words.draw_another)]
    return private_card(interaction, outcome.term, outcome.language, content="\n".join(sentences), more=more)


class DrawAnother(LastingButton, template=rf"daily-draw:{NUMBER}"):
    """Draws another term for the next post."""

    def __init__(self, number: str, label: str = "…") -> None:
        super().__init__(f"daily-draw:{number}", label)
        self._number = int(number)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the other term in place of the one that is shown."""
        require_manager(interaction)
        key = ScheduleKey(guild_id_of(interaction), self._number)
        await interaction.response.defer()
        daily = host_of(interaction).part(Daily)
        reply = preview_reply(interaction, key, await daily.draw_another(key))
        await naming_channel(reply, key, await daily.list(key.guild_id)).replace(interaction)


def queue_reply(language: Language, queue: Queue, added: Term | None = None) -> Reply:
    """After ``/daily next``: the terms that were chosen, and when each comes; a select takes one away again."""
    words, schedule = wording(language), queue.schedule
    if not queue.terms:
        return Reply(words.queue_empty)
    lines: list[str] = []
    if added in queue.terms:
        name, planned = in_bold(added, language), queue.upcoming[queue.terms.index(added) :]
        when = on_both_clocks(language, schedule.settings, planned[0]) if planned else ""
        lines.append((words.is_queued_for if when else words.is_queued).format(name=name, when=when))
    lines += [words.is_paused] if schedule.paused else []
    lines += [words.queue, *queue_lines(language, queue)]
    return Reply(joined(lines, "\n", CONTENT), buttons=[[TakeOut.of(schedule.key, queue.terms, language)]])


class TakeOut(LastingSelect, template=rf"daily-take-out:{NUMBER}"):
    """Takes a term out of the queue."""

    def __init__(self, number: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(f"daily-take-out:{number}", placeholder, options)
        self._number = int(number)

    @classmethod
    def of(cls, key: ScheduleKey, queue: Sequence[Term], language: Language) -> "TakeOut":
        """The select for the queue; of more than 25 terms, the first ones."""
        options = [
            discord.SelectOption(label=clip(term.name[language], OPTION), value=term.id) for term in queue[:CHOICES]
        ]
        return cls(str(key.number), wording(language).take_out, options)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the rest of the queue."""
        require_manager(interaction)
        key, daily = ScheduleKey(guild_id_of(interaction), self._number), host_of(interaction).part(Daily)
        await interaction.response.defer()
        reply = queue_reply(language_of(interaction.locale), await daily.unchoose(key, self.chosen(interaction)))
        await naming_channel(reply, key, await daily.list(key.guild_id)).replace(interaction)


def post_now_reply(  # noqa: PLR0911 -- one per outcome
    language: Language, key: ScheduleKey, outcome: PostedNow, *, ping: bool = False
) -> Reply:
    """After ``/daily post-now``: where the post is, why there is none, or the question whether to post another."""
    words = wording(language)
    another = PostAnother(str(key.number), "ping" if ping else None, words.post_another)
    match outcome.result:
        case Delivered(post, message_id, trouble):
            sentences = [words.posted.format(link=link_to(post, message_id))]
            if trouble:
                sentences.append(trouble_sentence(language, outcome.settings, trouble))
            return Reply("\n".join(sentences))
        case ThereAlready(post) if post.key.extra == MOST_EXTRAS:
            return Reply(words.no_more_today)
        case ThereAlready(post) if post.message_id:
            question = words.posted_already.format(link=link_to(post))
            return Reply(question, buttons=[[another]])
        case ThereAlready(post) if post.state is PostState.UNKNOWN:
            return Reply(words.perhaps_posted, buttons=[[another]])
        case ThereAlready() | Lost():
            return Reply(words.post_taken)
        case Waiting(trouble, until):
            problem = trouble_sentence(language, outcome.settings, trouble)
            return Reply(words.post_waits.format(problem=problem, moment=from_now(until)))
        case GivenUp(_, trouble):
            problem = trouble_sentence(language, outcome.settings, trouble)
            return Reply(words.post_given_up.format(problem=problem))
        case NoTerm(category_id, level):
            return Reply(no_term(language, filtered=bool(category_id or level)))


class PostAnother(AnswerButton, template=rf"daily-another(?::{NUMBER}(?::(?P<ping>ping))?)?"):
    """Posts another term today although one is already posted; shown below the question whether to.

    It pings the role only if the command was to. Without a number, which older messages lack, it is for the server's
    first schedule.
    """

    def __init__(self, number: str | None = None, ping: str | None = None, label: str = "…") -> None:
        super().__init__(":".join(filter(None, ("daily-another", number, ping))), label)
        self._number = int(number or 0)
        self._ping = ping is not None

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Post it; first remove the button from the question."""
        require_manager(interaction)
        key = ScheduleKey(guild_id_of(interaction), self._number)
        await interaction.response.edit_message(view=None)
        outcome = await host_of(interaction).part(Daily).post_now(key, again=True, ping=self._ping)
        return post_now_reply(language_of(interaction.locale), key, outcome, ping=self._ping)
