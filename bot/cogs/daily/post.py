"""The daily post itself: the term's card under a heading, with buttons, one of which identifies the post."""

import discord

from bot.chat.languages import date_in
from bot.chat.lasting_buttons import TERM_ID, LastingButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_reply import card_of, in_bold, lookup_of, private_card, related_buttons
from bot.chat.text import THREAD_NAME, clip
from bot.chat.wording import wording as shared_wording
from bot.cogs.daily.schedule_ids import number_of
from bot.cogs.daily.wording import wording
from bot.daily.courier import Announcement
from bot.daily.model import PostKey
from bot.glossary.guild_lookups import Lookup
from bot.glossary.term import Language, Term


def daily_reply(lookup: Lookup, announcement: Announcement, *, ping: int | None = None) -> Reply:
    """The post. ``ping`` is the id of the role to ping."""
    term, language, words = announcement.term, announcement.settings.language, wording(announcement.settings.language)
    heading = words.heading_on.format(
        heading=words.heading, name=in_bold(term, language), date=date_in(language, announcement.key.local_date)
    )
    other = ShowOtherLanguage.of(announcement.key, term, language.other)
    rows: list[list[AnyButton]] = [related_buttons(lookup, term, language, for_all=True), [other]]
    return Reply(
        f"<@&{ping}> {heading}" if ping else heading,
        card_of(lookup, term, language),
        [row for row in rows if row],
    )


def is_post_of(message: discord.Message, key: PostKey) -> bool:
    """Whether the message, one of the bot's own, is the post of this key."""
    beginning = ShowOtherLanguage.beginning(key)
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    ids = [button.custom_id for row in rows for button in row.children if isinstance(button, discord.Button)]
    return any(custom_id is not None and custom_id.startswith(beginning) for custom_id in ids)


def thread_name(announcement: Announcement) -> str:
    """The name of the thread below the post."""
    words = wording(announcement.settings.language)
    return clip(f"{words.heading}: {announcement.term.name[announcement.settings.language]}", THREAD_NAME)


class ShowOtherLanguage(
    LastingButton,
    template=rf"daily:(?P<day>[0-9-]{{10}}):(?P<extra>[0-9]{{1,2}})(?:\.(?P<number>[0-9]{{1,5}}))?"
    rf":{TERM_ID}:(?P<language>en|de)",
):
    """Shows the post's term in the other language, only to the person who clicks; its custom id names the post."""

    def __init__(self, day: str, extra: str, number: str | None, term_id: str, language: str, label: str = "…") -> None:
        post = f"{extra}.{number}" if number else extra
        super().__init__(f"daily:{day}:{post}:{term_id}:{language}", label)
        self._term_id = term_id
        self._language = Language(language)

    @classmethod
    def of(cls, key: PostKey, term: Term, language: Language) -> "ShowOtherLanguage":
        """The button below the post of ``key``."""
        label = shared_wording(language).read_in_this_language
        return cls(key.local_date.isoformat(), str(key.extra), number_of(key.schedule), term.id, language.value, label)

    @staticmethod
    def beginning(key: PostKey) -> str:
        """How the custom id begins on the post of ``key`` and on no other message of its guild.

        That of a guild's first schedule is as it was when there were no others.
        """
        number = number_of(key.schedule)
        post = f"{key.extra}.{number}" if number else f"{key.extra}"
        return f"daily:{key.local_date.isoformat()}:{post}:"

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the card."""
        term = lookup_of(interaction).term(self._term_id)
        await private_card(interaction, term, self._language).send(interaction, private=True)
