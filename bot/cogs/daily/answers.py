"""What admins read after ``/daily …``: each outcome as a reply that only they see."""

from bot.chat.bot_parts import host_of
from bot.chat.languages import date_in, language_of
from bot.chat.lasting_buttons import AnswerButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import private_card
from bot.cogs.daily.phrases import (
    days_phrase,
    from_now,
    how_lines,
    link_to,
    next_posts,
    no_term,
    permission_names,
    problem_sentence,
)
from bot.cogs.daily.wording import wording
from bot.daily.courier import Blocked, Temporary
from bot.daily.delivery import Delivered, GivenUp, Lost, Waiting
from bot.daily.errors import NotSetUp
from bot.daily.model import MOST_EXTRAS, DailySettings, PostState, Problem, ScheduleKey, Trouble
from bot.daily.storage.claims import ThereAlready
from bot.daily.use_cases import Daily
from bot.daily.use_cases.common import NoTerm, Planned, Several
from bot.daily.use_cases.posting import PostedNow, Preview, Skipped
from bot.daily.use_cases.setting_up import CannotPost, Changed, ChannelTaken, TooMany
from bot.errors import UserError
from bot.glossary.term import Category, Language


def set_reply(
    language: Language, outcome: Changed | ChannelTaken | TooMany | CannotPost, categories: tuple[Category, ...]
) -> Reply:
    """After ``/daily set``: all settings and when the next posts come, or what is missing."""
    words = wording(language)
    match outcome:
        case Changed(schedule):
            settings = schedule.settings
            how = " · ".join(how_lines(language, settings, categories))
            done = words.is_set.format(
                how=how[0].upper() + how[1:],
                channel=f"<#{settings.channel_id}>",
                days=days_phrase(language, settings.schedule.days),
                time=f"{settings.schedule.time:%H:%M}",
                zone=settings.schedule.zone,
            )
            return _planned(language, done, Planned(outcome.upcoming))
        case ChannelTaken(schedule):
            return Reply(words.channel_taken.format(channel=f"<#{schedule.settings.channel_id}>"))
        case TooMany():
            return Reply(words.too_many_schedules)
        case CannotPost(reason, settings):
            return _cannot_set(language, settings, reason)


def resume_reply(language: Language, settings: DailySettings, outcome: Planned | Blocked | Temporary) -> Reply:
    """After ``/daily resume``: when the next posts come, or what is missing."""
    if isinstance(outcome, Planned):
        return _planned(language, wording(language).resumed, outcome)
    return _cannot_post(language, settings, outcome)


def preview_reply(interaction: AnyInteraction, language: Language, outcome: Preview | NoTerm) -> Reply:
    """After ``/daily preview``: the card of the next post, in the language of the post."""
    if isinstance(outcome, NoTerm):
        return Reply(no_term(language, outcome.category_id))
    words, day = wording(language), outcome.local_date
    sentence = words.preview.format(date=date_in(language, day)) if day else words.preview_paused
    return private_card(interaction, outcome.term, outcome.language, content=sentence)


def skip_reply(language: Language, outcome: Skipped) -> Reply:
    """After ``/daily skip``: which day is skipped."""
    words, day = wording(language), outcome.local_date
    if day is None:
        return Reply(words.nothing_to_skip)
    return Reply((words.skipped_already if outcome.before else words.skipped).format(date=date_in(language, day)))


def post_now_reply(language: Language, outcome: PostedNow) -> Reply:  # noqa: PLR0911 -- one per outcome
    """After ``/daily post-now``: where the post is, why there is none, or the question whether to post another."""
    words = wording(language)
    match outcome.result:
        case Delivered(post, message_id):
            return Reply(words.posted.format(link=link_to(post, message_id)))
        case ThereAlready(post) if post.key.extra == MOST_EXTRAS:
            return Reply(words.no_more_today)
        case ThereAlready(post) if post.message_id:
            question = words.posted_already.format(link=link_to(post))
            return Reply(question, buttons=[[PostAnother(words.post_another)]])
        case ThereAlready(post) if post.state is PostState.UNKNOWN:
            return Reply(words.perhaps_posted, buttons=[[PostAnother(words.post_another)]])
        case ThereAlready() | Lost():
            return Reply(words.post_taken)
        case Waiting(trouble, until):
            problem = _problem(language, outcome.settings, trouble)
            return Reply(words.post_waits.format(problem=problem, moment=from_now(until)))
        case GivenUp(_, trouble):
            return Reply(words.post_given_up.format(problem=_problem(language, outcome.settings, trouble)))
        case NoTerm(category_id):
            return Reply(no_term(language, category_id))


class WhichSchedule(UserError):
    """The server has several schedules, and the command was used in another channel."""

    sentence = "which_schedule"


async def only_schedule(daily: Daily, interaction: AnyInteraction) -> ScheduleKey:
    """The schedule of the channel, or else the server's only one.

    Raises:
        NotSetUp, ScheduleDamaged, WhichSchedule: there is none to act on.
    """
    found = await daily.find(guild_id_of(interaction), interaction.channel_id)
    if isinstance(found, Several):
        channels = [f"<#{each.settings.channel_id}>" for each in found.schedules.on]
        raise WhichSchedule(channels=", ".join(channels))
    return found.key


class CannotPostAnother(UserError):
    """The person who clicked may not manage the server, or not anymore."""

    sentence = "cannot_post_another"


class PostAnother(AnswerButton, template=r"daily-another"):
    """Posts another term today although one is already posted; shown below the question whether to do that.

    Discord checks the rights of a command, but not those of a click. The click tells whether the person may manage the
    server at that moment, and nothing of what the server's integration settings grant; the command is left for those.
    """

    def __init__(self, label: str = "…") -> None:
        super().__init__("daily-another", label)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Post it; first remove the button from the question."""
        if not interaction.permissions.manage_guild:
            raise CannotPostAnother
        language, daily = language_of(interaction.locale), host_of(interaction).part(Daily)
        await interaction.response.edit_message(view=None)
        try:
            key = await only_schedule(daily, interaction)
            return post_now_reply(language, await daily.post_now(key, again=True))
        except NotSetUp:  # the schedule was turned off in the meantime
            return Reply(wording(language).not_set)


def _planned(language: Language, done: str, planned: Planned) -> Reply:
    moments = "\n" + next_posts(planned.upcoming)
    return Reply(f"{done}\n{wording(language).next_posts.format(moments=moments)}")


def _cannot_set(language: Language, settings: DailySettings, reason: Blocked | Temporary | NoTerm) -> Reply:
    if isinstance(reason, NoTerm):
        return Reply(no_term(language, reason.category_id))
    if isinstance(reason, Blocked) and reason.problem is Problem.CHANNEL_GONE:  # the admin has just chosen it
        return Reply(wording(language).cannot_see.format(channel=f"<#{settings.channel_id}>"))
    return _cannot_post(language, settings, reason)


def _cannot_post(language: Language, settings: DailySettings, reason: Blocked | Temporary) -> Reply:
    words = wording(language)
    match reason:
        case Blocked(Problem.PERMISSION_LOST, missing) if missing:
            names = permission_names(language, missing)
            return Reply(words.cannot_post_there.format(channel=f"<#{settings.channel_id}>", permissions=names))
        case Blocked(problem, missing):
            return Reply(problem_sentence(language, settings, problem, missing=missing))
        case Temporary():
            return Reply(words.cannot_tell)


def _problem(language: Language, settings: DailySettings, trouble: Trouble) -> str:
    return problem_sentence(language, settings, trouble.problem, trouble.details, missing=trouble.missing)
