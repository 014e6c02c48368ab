"""Two cards in one message, for a query that compares two terms, with their buttons and what those do.

As with a single card, the buttons of a public message answer only the person who clicks, and those of a private one
change it in place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

import discord

from bot.chat.lasting_buttons import LastingButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_reply import (
    READERS,
    DeleteCard,
    ShowTerm,
    answer_privately,
    card_of,
    in_bold,
    lookup_of,
    may_share,
    show_to_everyone,
)
from bot.chat.text import BUTTON_LABEL, clip, fit_together
from bot.chat.trail import PAIR, last_step, pair_of, step_of_pair
from bot.chat.wording import wording as chat_wording
from bot.cogs.define.wording import wording
from bot.glossary.errors import TermGone
from bot.glossary.guild_lookups import Lookup
from bot.glossary.term import Language, Term

_PAIR = rf"(?P<pair>{PAIR})"
_MOST_RELATED = 5  # a row of buttons


@dataclass(frozen=True, slots=True)
class Compared:
    """Two terms that are shown together, in the order they were named."""

    one: Term
    other: Term

    @classmethod
    def of(cls, pair: str, lookup: Lookup) -> "Compared":
        """The terms that the custom id of a button stands for.

        Raises:
            TermGone: one of them is no longer there.
        """
        terms, _ = last_step(step_of_pair(pair), lookup.terms)
        if not isinstance(terms, tuple):
            raise TermGone
        return cls(*terms)

    @property
    def pair(self) -> str:
        """Both terms, short enough for a custom id."""
        return pair_of(self.one, self.other)

    def in_bold(self, language: Language) -> str:
        """Both names for a sentence."""
        one, other = in_bold(self.one, language), in_bold(self.other, language)
        return wording(language).both.format(one=one, other=other)

    def public_cards(self, interaction: AnyInteraction, language: Language, *, content: str | None = None) -> Reply:
        """The cards for everyone, which the person who acts can delete."""
        delete = DeleteCard(str(interaction.user.id), chat_wording(language).delete)
        last = [*self._in_other_language(language), delete]
        related = self._related(lookup_of(interaction), language, for_all=True)
        return self._reply(interaction, language, content, related, last)

    def private_cards(self, interaction: AnyInteraction, language: Language, *, content: str | None = None) -> Reply:
        """The cards for the person who acts. Whoever may post here can show them to everyone."""
        last = list(self._in_other_language(language))
        if may_share(interaction):
            last.append(ShareCompared(self.pair, language, str(interaction.id), chat_wording(language).share))
        related = self._related(lookup_of(interaction), language)
        return self._reply(interaction, language, content, related, last)

    def _reply(
        self,
        interaction: AnyInteraction,
        language: Language,
        content: str | None,
        related: list[AnyButton],
        last: list[AnyButton],
    ) -> Reply:
        """The message; without other ``content``, the line above the cards is their names."""
        one, other = self._cards(lookup_of(interaction), language)
        rows = [row for row in (related, last) if row]
        return Reply(content or self.in_bold(language), one, rows, below=[other])

    def _cards(self, lookup: Lookup, language: Language) -> tuple[discord.Embed, discord.Embed]:
        """Both cards, short enough for one message."""
        one, other = (card_of(lookup, term, language) for term in (self.one, self.other))
        fit_together(one, other)
        return one, other

    def _related(self, lookup: Lookup, language: Language, *, for_all: bool = False) -> list[AnyButton]:
        """A button for each term related to both, then to one of them, in turn. They lead back here."""
        ones, others = lookup.see_also(self.one), lookup.see_also(self.other)
        shared = [term for term in ones if term in others]
        in_turn = (term for term in chain.from_iterable(zip_longest(ones, others)) if term is not None)
        related = {term.id: term for term in chain(shared, in_turn) if term not in (self.one, self.other)}
        opens_in, back = READERS if for_all else language.value, step_of_pair(self.pair)
        return [
            ShowTerm(term.id, opens_in, back, clip(term.name[language], BUTTON_LABEL))
            for term in list(related.values())[:_MOST_RELATED]
        ]

    def _in_other_language(self, language: Language) -> Iterator[AnyButton]:
        """The button to the other language, if one of the terms is explained in it."""
        other = language.other
        if self.one.definition.is_in(other) or self.other.definition.is_in(other):
            yield ShowCompared(self.pair, other, chat_wording(other).read_in_this_language)


def comparison(interaction: AnyInteraction, one: Term, other: Term, language: Language) -> Reply:
    """The cards of both terms for the person who comes back to them."""
    return Compared(one, other).private_cards(interaction, language)


class ShowCompared(LastingButton, template=rf"compared:{_PAIR}:(?P<language>en|de)"):
    """Shows the same two cards in the other language."""

    def __init__(self, pair: str, language: str, label: str = "…") -> None:
        super().__init__(f"compared:{pair}:{language}", label)
        self._pair = pair
        self._language = Language(language)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the cards."""
        compared = Compared.of(self._pair, lookup_of(interaction))
        await answer_privately(interaction, compared.private_cards(interaction, self._language))


class ShareCompared(LastingButton, template=rf"share-compared:{_PAIR}:(?P<language>en|de):(?P<card_id>[0-9]{{1,20}})"):
    """Posts the two cards of a private message for everyone, naming who shared them; see ``ShareCard``."""

    def __init__(self, pair: str, language: str, card_id: str, label: str = "…") -> None:
        super().__init__(f"share-compared:{pair}:{language}:{card_id}", label)
        self._pair = pair
        self._language = Language(language)
        self._card_id = int(card_id)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Post the cards, and take the button away from the private ones."""
        compared = Compared.of(self._pair, lookup_of(interaction))
        words = chat_wording(self._language).shared
        content = words.format(user=interaction.user.mention, name=compared.in_bold(self._language))
        cards = compared.public_cards(interaction, self._language, content=content)
        await show_to_everyone(interaction, cards, self._card_id, self.custom_id)
