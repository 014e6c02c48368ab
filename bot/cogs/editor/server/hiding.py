"""Hiding shared terms that a server does not want, and showing them again."""

from collections.abc import Iterator, Sequence

from discord import app_commands

from bot.chat.bot_parts import host_of
from bot.chat.choices import Choices, choice, term_choices
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import in_bold, lookup_of
from bot.chat.text import CHOICES
from bot.cogs.editor.rights import is_editor, require_editor
from bot.cogs.editor.server.wording import wording
from bot.cogs.editor.term_option import UnclearEntry, meant
from bot.glossary.guild_lookups import chosen, chosen_id, typed_for
from bot.glossary.own.editing import Editing, NotThere
from bot.glossary.term import Language, Term
from bot.lookup.normalize import form


async def hide(interaction: AnyInteraction, text: str) -> None:
    """Hide the shared term that is called like this; say what to do instead if it is an own one.

    Raises:
        UnclearEntry: it is not sure which term is meant.
    """
    await (await _hide(interaction, text)).send(interaction, private=True)


async def unhide(interaction: AnyInteraction, text: str) -> None:
    """Show the hidden term again that is called like this.

    Raises:
        UnclearEntry: no hidden term is, or several are.
    """
    language = language_of(interaction.locale)
    called = _called(text, await _hidden(interaction))
    if len(called) == 1:
        reply = await _unhide(interaction, called[0])
    elif not called and (seen := lookup_of(interaction).named(text)):
        reply = Reply(wording(language).is_not_hidden.format(name=in_bold(seen, language)))
    else:
        raise UnclearEntry(given=typed_for(text) or text)
    await reply.send(interaction, private=True)


def shared_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """The shared terms that the server sees."""
    language = language_of(interaction.locale)
    return term_choices(lookup_of(interaction).complete_shared(beginning, language), beginning, language)


async def hidden_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """The terms that the server hides, by name; those whose name begins with what was typed come first. For editors."""
    if not await is_editor(interaction):
        return []
    language, typed = language_of(interaction.locale), form(typed_for(beginning)).squashed
    found = [
        (not name.startswith(typed), name, term)
        for term in await _hidden(interaction)
        if any(typed in spelled for spelled in _forms(term.spellings))
        for name in _forms([term.name[language]])
    ]
    found.sort(key=lambda each: each[:2])
    return [_choice(term, language) for _, _, term in found[:CHOICES]]


class ShowAgain(AnswerButton, template=rf"editor-show-again:{TERM_ID}"):
    """Shows a term again that was just hidden."""

    def __init__(self, term_id: str, label: str = "…") -> None:
        super().__init__(f"editor-show-again:{term_id}", label)
        self._term_id = term_id

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Show it again, unless somebody else has."""
        await interaction.response.defer()
        await require_editor(interaction)
        term = next((each for each in await _hidden(interaction) if each.id == self._term_id), None)
        if term:
            return await _unhide(interaction, term)
        language = language_of(interaction.locale)
        seen = lookup_of(interaction).term(self._term_id)
        return Reply(wording(language).is_not_hidden.format(name=in_bold(seen, language)))


async def _hide(interaction: AnyInteraction, text: str) -> Reply:
    language, lookup = language_of(interaction.locale), lookup_of(interaction)
    words, hidden, seen = wording(language), _called(text, await _hidden(interaction)), lookup.named(text)
    if hidden and (seen is None or not _called(text, [seen])):  # else another term might be taken for it
        return _said(interaction, words.is_hidden, hidden[0])
    term = meant(interaction, text)
    if lookup.is_own(term.id):
        return _said(interaction, words.own_over_shared if lookup.below(term.id) else words.own_not_hidden, term)
    outcome = await host_of(interaction).part(Editing).hide(guild_id_of(interaction), term.id, interaction.user.id)
    if isinstance(outcome, NotThere):
        raise UnclearEntry(given=text)
    reply = _said(interaction, words.now_hidden if outcome else words.is_hidden, term)
    return Reply(reply.content, buttons=[[ShowAgain(term.id, words.undo_change)]])


async def _unhide(interaction: AnyInteraction, term: Term) -> Reply:
    words = wording(language_of(interaction.locale))
    done = await host_of(interaction).part(Editing).unhide(guild_id_of(interaction), term.id, interaction.user.id)
    own = lookup_of(interaction).is_own(term.id)
    return _said(interaction, words.shown_below if own else words.shown_again if done else words.is_not_hidden, term)


def _said(interaction: AnyInteraction, sentence: str, term: Term) -> Reply:
    """The sentence about a term, with commands that can be clicked."""
    sentence = host_of(interaction).part(CommandMentions).within(sentence)
    return Reply(sentence.format(name=in_bold(term, language_of(interaction.locale))))


async def _hidden(interaction: AnyInteraction) -> Sequence[Term]:
    return await host_of(interaction).part(Editing).hidden(guild_id_of(interaction))


def _called(text: str, terms: Sequence[Term]) -> list[Term]:
    """The terms that a chosen completion or a name stands for exactly; synonyms count if none is called so."""
    if (term_id := chosen_id(text)) is not None:
        return [term for term in terms if term.id == term_id]
    typed = form(text).squashed
    return [term for term in terms if typed in _forms(term.names)] or [
        term for term in terms if typed in _forms(term.spellings)
    ]


def _forms(spellings: Sequence[str]) -> Iterator[str]:
    return (form(spelling).squashed for spelling in spellings)


def _choice(term: Term, language: Language) -> app_commands.Choice[str]:
    name = term.name[language]
    return choice(name, chosen(term, name, ""))
