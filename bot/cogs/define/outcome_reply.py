"""What ``/define`` answers for each outcome of a lookup: a card, a list to pick from, or a sentence."""

from collections.abc import Sequence

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_reply import term_reply
from bot.chat.text import BUTTON_LABEL, clip, harmless, quoted
from bot.cogs.define.wording import wording
from bot.glossary.guild_lookups import Lookup, Lookups
from bot.glossary.term import Language, Term
from bot.lookup.normalize import is_blank
from bot.lookup.outcomes import Confident, Exact, Match, Nothing, Outcome, Suggestions

_PUBLIC, _PRIVATE = "public", "private"
"""Who will see the card, in the custom id of ``PickTerm``."""


async def answer_outcome(
    interaction: AnyInteraction, lookup: Lookup, query: str, outcome: Outcome[Term], *, private: bool
) -> None:
    """Answer ``/define``: the card with the visibility that was asked for, everything else only to the asker."""
    language = language_of(interaction.locale)
    asker_id = None if private else interaction.user.id
    match outcome:
        case Exact(best=best):
            await term_reply(lookup, best.entry, language, asker_id=asker_id).send(interaction, private=private)
        case Confident(best=best):
            showing = wording(language).showing.format(name=harmless(best.entry.name), query=quoted(query))
            reply = term_reply(lookup, best.entry, language, asker_id=asker_id, content=showing)
            await reply.send(interaction, private=private)
        case Suggestions(matches=matches):
            await _list(query, matches, language, private=private).send(interaction, private=True)
        case Nothing():
            await _nothing(query, language).send(interaction, private=True)


def _list(query: str, matches: Sequence[Match[Term]], language: Language, *, private: bool) -> Reply:
    """Up to five buttons in one row, best first."""
    visibility = _PRIVATE if private else _PUBLIC
    buttons: list[AnyButton] = [
        PickTerm(match.entry.id, visibility, clip(match.entry.name, BUTTON_LABEL)) for match in matches[:5]
    ]
    words = wording(language)
    question = words.did_you_mean_this if len(buttons) == 1 else words.did_you_mean
    return Reply(question.format(query=quoted(query)), buttons=[buttons])


def _nothing(query: str, language: Language) -> Reply:
    words = wording(language)
    return Reply(words.nothing_typed if is_blank(query) else words.nothing_found.format(query=quoted(query)))


class PickTerm(AnswerButton, template=rf"pick:{TERM_ID}:(?P<visibility>{_PUBLIC}|{_PRIVATE})"):
    """Picks a term from the list; the card comes with the visibility that was asked for."""

    def __init__(self, term_id: str, visibility: str, label: str = "…") -> None:
        super().__init__(f"pick:{term_id}:{visibility}", label, discord.ButtonStyle.primary)
        self._term_id = term_id
        self._private = visibility == _PRIVATE

    async def act(self, interaction: AnyInteraction) -> None:
        """Replace the list with the card; a public card is posted instead, and then a sentence replaces the list."""
        lookup = host_of(interaction).part(Lookups).of(interaction.guild_id)
        term = lookup.pick(self._term_id)
        language = language_of(interaction.locale)
        card = term_reply(lookup, term, language, asker_id=None if self._private else interaction.user.id)
        if self._private:
            await card.replace(interaction)
            return
        await interaction.response.defer()
        await card.send(interaction, private=False)
        picked = wording(language).picked.format(name=harmless(term.name))
        await interaction.edit_original_response(content=picked, view=None)
