"""A term's card with its buttons, and what those buttons do.

On a public card the buttons answer only the person who clicks. On a private card they change it in place and lead back
through what that person came through. The flags of the message tell whether a card is private.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, LastingButton
from bot.chat.once import Once
from bot.chat.reply import AnyButton, AnyInteraction, Reply, guild_here, put_back, take_away
from bot.chat.term_card import term_card
from bot.chat.text import BUTTON_LABEL, clip, harmless
from bot.chat.trail import TRAIL, followed_by, is_day, last_step, step_of
from bot.chat.wording import wording
from bot.errors import UserError
from bot.glossary.errors import TermGone
from bot.glossary.guild_lookups import Lookup, Lookups
from bot.glossary.term import Language, Term

READERS = "auto"  # in a custom id: the language of cards for the person who clicks


@dataclass(frozen=True, slots=True)
class Pages:
    """The list of terms, page by page: a part that the feature with the list offers."""

    show: Callable[[AnyInteraction, str], Reply]
    """Gives the page that a step stands for."""


@dataclass(frozen=True, slots=True)
class Days:
    """The terms of days: a part that the feature with the term of the day offers."""

    show: Callable[[AnyInteraction, str], Awaitable[Reply]]
    """Gives the term of the day that a step stands for."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Two cards in one message: a part that the feature that compares terms offers."""

    show: Callable[[AnyInteraction, Term, Term, Language], Reply]
    """Gives the cards of both terms for the person who acts."""


def private_card(  # noqa: PLR0913 -- each is a part of the message
    interaction: AnyInteraction,
    term: Term,
    language: Language,
    *,
    content: str | None = None,
    trail: str = "",
    step: str = "",
    more: Sequence[AnyButton] = (),
) -> Reply:
    """The card of ``term`` for the person who acts; its buttons lead on, and back along the ``trail``.

    ``step`` leads back here, if the term's own does not bring back the ``content``. Whoever may post here can show the
    card to everyone. Up to two ``more`` buttons come at the end; beside a trail, one.
    """
    lookup, words = lookup_of(interaction), wording(language)
    last = [*_in_other_language(term, language, trail + step), *_to_shared(lookup, term, language, trail)]
    if may_share(interaction):
        last.append(ShareCard(term.id, language, str(interaction.id), words.share))
    if trail:
        last.append(Back(language, trail, words.back))
    last.extend(more)
    related = related_buttons(lookup, term, language, trail=trail, step=step)
    return Reply(content, card_of(lookup, term, language), [row for row in (related, last) if row])


def public_card(interaction: AnyInteraction, term: Term, language: Language, *, content: str | None = None) -> Reply:
    """The card of ``term`` for everyone, which the person who acts can delete.

    Without other ``content``, the line above it is its name, for those who do not see embeds and in notifications.
    """
    lookup, words = lookup_of(interaction), wording(language)
    last = [*_in_other_language(term, language), *_to_shared(lookup, term, language)]
    last.append(DeleteCard(str(interaction.user.id), words.delete))
    related = related_buttons(lookup, term, language, for_all=True)
    card = card_of(lookup, term, language)
    return Reply(content or in_bold(term, language), card, [row for row in (related, last) if row])


def card_of(lookup: Lookup, term: Term, language: Language) -> discord.Embed:
    """The card of a term that the lookup has, which says whether it is the server's own."""
    return term_card(term, lookup.contrasts(term), language, is_own=lookup.is_own(term.id))


def in_bold(term: Term, language: Language) -> str:
    """The name of a term for a sentence."""
    return f"**{harmless(term.name[language])}**"


def related_buttons(
    lookup: Lookup, term: Term, language: Language, *, for_all: bool = False, trail: str = "", step: str = ""
) -> list[AnyButton]:
    """A button for each related term, which leads back here; ``for_all``, it answers in the reader's own language."""
    opens_in, further = READERS if for_all else language.value, followed_by(trail, step or step_of(term))
    return [
        ShowTerm(other.id, opens_in, further, clip(other.name[language], BUTTON_LABEL))
        for other in lookup.see_also(term)
    ]


def has_other_readers(interaction: AnyInteraction) -> bool:
    """Whether others see a public answer; in the direct messages with the bot there is nobody else."""
    return interaction.guild_id is not None or interaction.context.private_channel


def may_share(interaction: AnyInteraction) -> bool:
    """Whether the person who acts may post in this channel, with the bot even where only they have installed it."""
    if interaction.guild_id is None:
        return has_other_readers(interaction)
    rights = interaction.permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    may_post = rights.send_messages_in_threads if in_thread else rights.send_messages
    return may_post and (guild_here(interaction) is not None or rights.use_external_apps)


async def answer_privately(interaction: AnyInteraction, reply: Reply) -> None:
    """Answer a click: in place if it was on a private card, else only to the person who clicked."""
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await reply.replace(interaction)
    else:
        await reply.send(interaction, private=True)


class ShowTerm(LastingButton, template=rf"show:{TERM_ID}:(?P<language>en|de|{READERS})(?::{TRAIL})?"):
    """Shows a term: a related one, or the same one in the other language."""

    def __init__(self, term_id: str, language: str, trail: str | None = None, label: str = "…") -> None:
        super().__init__(f"show:{term_id}:{language}" + (f":{trail}" if trail else ""), label)
        self._term_id = term_id
        self._language = language
        self._trail = trail or ""

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the card."""
        language = card_language(interaction) if self._language == READERS else Language(self._language)
        term = lookup_of(interaction).term(self._term_id)
        await answer_privately(interaction, private_card(interaction, term, language, trail=self._trail))


class ShowShared(LastingButton, template=rf"shared:{TERM_ID}:(?P<language>en|de)(?::{TRAIL})?"):
    """Shows the shared term that a server's own one lies over."""

    def __init__(self, term_id: str, language: str, trail: str | None = None, label: str = "…") -> None:
        super().__init__(f"shared:{term_id}:{language}" + (f":{trail}" if trail else ""), label)
        self._term_id = term_id
        self._language = Language(language)
        self._trail = trail or ""

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show its card; if there are no longer two, the one that is left."""
        lookup = lookup_of(interaction)
        if below := lookup.below(self._term_id):
            card = _shared_card(lookup, below, self._language, self._trail)
        else:
            card = private_card(interaction, lookup.term(self._term_id), self._language, trail=self._trail)
        await answer_privately(interaction, card)


class Back(LastingButton, template=rf"back:(?P<language>en|de):{TRAIL}"):
    """Goes back to the latest step of the trail that is still there."""

    def __init__(self, language: str, trail: str, label: str = "…") -> None:
        super().__init__(f"back:{language}:{trail}", label)
        self._language = Language(language)
        self._trail = trail

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the card, the comparison, the day or the page."""
        place, before = last_step(self._trail, lookup_of(interaction).terms)
        match place:
            case Term():
                reply = private_card(interaction, place, self._language, trail=before)
            case (one, other):
                reply = host_of(interaction).part(Comparisons).show(interaction, one, other, self._language)
            case str() if is_day(place):
                await interaction.response.defer()
                reply = await host_of(interaction).part(Days).show(interaction, place)
            case str():
                reply = host_of(interaction).part(Pages).show(interaction, place)
            case None:
                raise TermGone
        await answer_privately(interaction, reply)


class SharedCards(Once):
    """The private cards that somebody has shown to everyone, by the ids of the interactions that brought them."""


class CannotShare(UserError):
    """Somebody who may not post here tried to show a card to everyone."""

    sentence = "cannot_share"


async def show_to_everyone(interaction: AnyInteraction, card: Reply, card_id: int, custom_id: str) -> None:
    """Take the button with this custom id away and post ``card``, once for each ``card_id``.

    The button goes first, in the answer to the click, so that what somebody clicks next is not undone.

    Raises:
        CannotShare: the person who clicks may not post here.
    """
    if not may_share(interaction):
        raise CannotShare
    shared = host_of(interaction).part(SharedCards)
    if not shared.is_first(card_id):
        await interaction.response.defer()
        return
    try:
        await take_away(interaction, custom_id)
        await card.send(interaction, private=False)
    except Exception:
        shared.forget(card_id)
        await put_back(interaction)
        raise


class ShareCard(LastingButton, template=rf"share:{TERM_ID}:(?P<language>en|de):(?P<card_id>[0-9]{{1,20}})"):
    """Posts a private card for everyone, naming who shared it.

    ``card_id`` is the interaction that brought the card: of several clicks on one card only the first counts, and
    a card that somebody comes back to can be shown again.
    """

    def __init__(self, term_id: str, language: str, card_id: str, label: str = "…") -> None:
        super().__init__(f"share:{term_id}:{language}:{card_id}", label)
        self._term_id = term_id
        self._language = Language(language)
        self._card_id = int(card_id)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Post the card, and take the button away from the private one."""
        term = lookup_of(interaction).term(self._term_id)
        words = wording(self._language).shared
        content = words.format(user=interaction.user.mention, name=in_bold(term, self._language))
        card = public_card(interaction, term, self._language, content=content)
        await show_to_everyone(interaction, card, self._card_id, self.custom_id)


class DeleteNotYours(UserError):
    """Somebody tried to delete another person's card."""

    sentence = "delete_not_yours"


class DeleteCard(LastingButton, template=r"delete:(?P<asker_id>[0-9]{1,20})"):
    """Deletes a public card, for the person who asked and for members who may manage messages."""

    def __init__(self, asker_id: str, label: str = "…") -> None:
        super().__init__(f"delete:{asker_id}", label)
        self._asker_id = int(asker_id)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Delete the message with the button, through the interaction, so that the bot needs no permission."""
        if interaction.user.id != self._asker_id and not interaction.permissions.manage_messages:
            raise DeleteNotYours
        await interaction.response.defer()
        await interaction.delete_original_response()


def lookup_of(interaction: AnyInteraction) -> Lookup:
    """The lookup where somebody acts."""
    return host_of(interaction).part(Lookups).of(interaction.guild_id)


def card_language(interaction: AnyInteraction) -> Language:
    """The language of cards and lists where somebody acts: what the server has chosen, else their own."""
    return lookup_of(interaction).settings.language or language_of(interaction.locale)


def _to_shared(lookup: Lookup, term: Term, language: Language, trail: str = "") -> list[AnyButton]:
    """The button to the shared term that this own one lies over, if it does."""
    return [ShowShared(term.id, language, trail, wording(language).show_shared)] if lookup.below(term.id) else []


def _shared_card(lookup: Lookup, below: Term, language: Language, trail: str) -> Reply:
    """The card of a shared term that the server's own one lies over, with the way back to that."""
    words, other = wording(language), language.other
    last: list[AnyButton] = [ShowTerm(below.id, language, trail, words.show_own)]
    if any(below.texts_in(other)):
        last.insert(0, ShowShared(below.id, other, trail, wording(other).read_in_this_language))
    if trail:
        last.append(Back(language, trail, words.back))
    related = related_buttons(lookup, below, language, trail=trail)
    return Reply(None, term_card(below, lookup.contrasts(below), language), [row for row in (related, last) if row])


def _in_other_language(term: Term, language: Language, trail: str = "") -> list[AnyButton]:
    """The button to the other language, if the term is explained in it."""
    other = language.other
    if not any(term.texts_in(other)):
        return []
    return [ShowTerm(term.id, other, trail, wording(other).read_in_this_language)]
