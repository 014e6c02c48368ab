"""What ``/define`` answers for each outcome of a lookup: a card, a list to pick from, or a sentence."""

from collections.abc import Iterator, Sequence

import discord

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_reply import Back, card_language, has_other_readers, in_bold, lookup_of, private_card, public_card
from bot.chat.text import BUTTON_LABEL, clip, harmless, quoted
from bot.chat.trail import SHORT_HASH, Page, short_hash
from bot.cogs.define.compared_reply import Compared
from bot.cogs.define.wording import wording
from bot.glossary.term import Language, Term
from bot.lookup.normalize import form, is_blank
from bot.lookup.outcomes import THE_SAME, Confident, Exact, How, Match, Mentioned, Nothing, Outcome, Suggestions

_FIRST_WORDS = 100  # characters of a definition, enough to tell it from another one

_ASKED_FOR = THE_SAME | {How.WITHIN}  # the tiers in which a query holds the name itself

_PUBLIC, _PRIVATE = "public", "private"
"""Who will see the card, in the custom id of ``PickTerm``."""


async def answer_outcome(interaction: AnyInteraction, query: str, outcome: Outcome[Term], *, private: bool) -> None:
    """Answer ``/define``: the card with the visibility that was asked for, everything else only to the asker."""
    language = card_language(interaction)
    match outcome:
        case Exact(best=best) | Confident(best=best):
            card = private_card if private else public_card
            above = _above(query, outcome, language)
            await card(interaction, best.entry, language, content=above).send(interaction, private=private)
        case Suggestions(matches=(one, other)) if outcome.are_compared:
            compared = Compared(one.entry, other.entry)
            above = wording(language).showing.format(name=compared.in_bold(language), query=quoted(query))
            cards = compared.private_cards if private else compared.public_cards
            await cards(interaction, language, content=above).send(interaction, private=private)
        case Suggestions(matches=matches) if outcome.are_senses:
            await _senses(interaction, query, matches, private=private).send(interaction, private=True)
        case Suggestions() | Mentioned():
            await _list(interaction, query, outcome, private=private).send(interaction, private=True)
        case Nothing():
            await _nothing(interaction, query).send(interaction, private=True)


def _above(query: str, outcome: Exact[Term] | Confident[Term], language: Language) -> str | None:
    """The line above the card where that is not what was asked for by name."""
    best = outcome.best
    if _is_explained(best, language):
        return _explained_under(best.entry, best.spelling, language)
    if isinstance(outcome, Exact):
        return None
    return wording(language).showing.format(name=in_bold(best.entry, language), query=quoted(query))


def _is_explained(match: Match[Term], language: Language) -> bool:
    """Whether to say that the card explains a covered name: if that was asked for, or the card's own begins otherwise.

    Nobody who types "shadr" has Shard in mind when they see Sharding.
    """
    if not match.is_covered:
        return False
    own, covered = form(match.entry.name[language]).squashed, form(match.spelling).squashed
    return match.how in _ASKED_FOR or not own.startswith(covered)


def _explained_under(term: Term, covered: str, language: Language) -> str:
    return wording(language).explained_under.format(covered=harmless(covered), name=in_bold(term, language))


def _list(
    interaction: AnyInteraction, query: str, outcome: Suggestions[Term] | Mentioned[Term], *, private: bool
) -> Reply:
    """Up to five buttons in one row, best first, and one to all terms, because none of these may be meant."""
    language = card_language(interaction)
    line = _list_line(outcome, language).format(query=quoted(query))
    buttons: list[AnyButton] = [
        PickTerm.of(match, match.entry.name[language], language, private=private) for match in outcome.matches[:5]
    ]
    note = _note(interaction, language, private=private)
    return Reply("\n".join([line, *note]), buttons=[buttons, [_browse(language)]])


def _list_line(outcome: Suggestions[Term] | Mentioned[Term], language: Language) -> str:
    """The line above a list, which says why there is no card."""
    words, is_one = wording(language), len(outcome.matches) == 1
    if isinstance(outcome, Mentioned):
        return words.mentioned_in_this if is_one else words.mentioned
    if all(match.how is How.WITHIN for match in outcome.matches):
        return words.this_may_help if is_one else words.may_help
    return words.did_you_mean_this if is_one else words.did_you_mean


def _senses(interaction: AnyInteraction, query: str, matches: Sequence[Match[Term]], *, private: bool) -> Reply:
    """The terms that all have the name that was asked for, numbered, each with a button."""
    language = card_language(interaction)
    lines = [wording(language).several_meanings.format(query=quoted(query))]
    buttons: list[AnyButton] = []
    for number, match in enumerate(matches[:5], start=1):
        term = match.entry
        first_words = harmless(clip(term.definition[language], _FIRST_WORDS))
        lines.append(f"{number}. {in_bold(term, language)} ({harmless(term.category.name[language])}): {first_words}")
        label = f"{number} · {term.name[language]}"
        buttons.append(PickTerm.of(match, label, language, private=private))
    lines.extend(_note(interaction, language, private=private))
    return Reply("\n".join(lines), buttons=[buttons])


def _note(interaction: AnyInteraction, language: Language, *, private: bool) -> Iterator[str]:
    """A small line below a list from which a click posts a card that others see."""
    if not private and has_other_readers(interaction):
        yield f"-# {wording(language).appears_for_everyone}"


def _nothing(interaction: AnyInteraction, query: str) -> Reply:
    language = language_of(interaction.locale)
    words, mentions = wording(language), host_of(interaction).part(CommandMentions)
    found = words.nothing_typed if is_blank(query) else words.nothing_found
    sentence = mentions.within(found).format(query=quoted(query))
    return Reply(sentence, buttons=[[_browse(language)]])


def _browse(language: Language) -> Back:
    """The button to the list of all terms."""
    return Back(language, Page().step, wording(language).browse)


class PickTerm(
    AnswerButton,
    template=rf"pick:{TERM_ID}:(?P<visibility>{_PUBLIC}|{_PRIVATE})(?::(?P<covered>{SHORT_HASH}))?",
):
    """Picks a term from the list; the card comes with the visibility that was asked for.

    ``covered`` is the short hash of a covered name, if the line above the card says that the card explains it.
    """

    def __init__(self, term_id: str, visibility: str, covered: str | None = None, label: str = "…") -> None:
        custom_id = f"pick:{term_id}:{visibility}" + (f":{covered}" if covered else "")
        super().__init__(custom_id, label, discord.ButtonStyle.primary)
        self._term_id = term_id
        self._private = visibility == _PRIVATE
        self._covered = covered

    @classmethod
    def of(cls, match: Match[Term], label: str, language: Language, *, private: bool) -> "PickTerm":
        """The button for one match of a list in ``language``."""
        covered = short_hash(match.spelling) if _is_explained(match, language) else None
        return cls(match.entry.id, _PRIVATE if private else _PUBLIC, covered, clip(label, BUTTON_LABEL))

    async def act(self, interaction: AnyInteraction) -> Reply | None:
        """Replace the list with the card, or post a public card; then a sentence replaces the list."""
        term = lookup_of(interaction).pick(self._term_id)
        language = card_language(interaction)
        covered = next((name for name in term.covers if short_hash(name) == self._covered), None)
        above = _explained_under(term, covered, language) if covered else None
        if self._private:
            await private_card(interaction, term, language, content=above).replace(interaction)
            return None
        await interaction.response.defer()
        await public_card(interaction, term, language, content=above).send(interaction, private=False)
        return Reply(wording(language).picked.format(name=in_bold(term, language)))
