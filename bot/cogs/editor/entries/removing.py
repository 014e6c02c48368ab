"""Removing one of the server's own terms, and bringing it back."""

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import harmless
from bot.cogs.editor.entries.mistakes import mistake_lines
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.own_card import own_card
from bot.cogs.editor.rights import require_editor
from bot.cogs.editor.term_option import own_meant
from bot.errors import UserError
from bot.glossary.own.editing import Editing, Full, NotThere, Refused, Removed, Saved
from bot.glossary.own.model import OwnTerm
from bot.glossary.own.storage.writing import Outdated
from bot.glossary.term import Language

_VERSION = r"(?P<version>[0-9]{1,18})"


class NotToRemove(UserError):
    """The term ``name`` is not what the editor has seen."""

    sentence = "not_to_remove"


async def ask_removal(interaction: AnyInteraction, term: str) -> None:
    """Ask whether to remove the server's own term that is called like this."""
    own = await own_meant(interaction, term)
    await removal_question(interaction, own, language_of(interaction.locale)).send(interaction, private=True)


def removal_question(interaction: AnyInteraction, own: OwnTerm, language: Language) -> Reply:
    """The question whether to remove a term, with its card."""
    lookup, words, term = lookup_of(interaction), wording(language), own.term
    lines = [words.ask_removal.format(name=harmless(term.name[language]))]
    if lookup.below(term.id):
        lines.append(words.shows_shared_again)
    buttons = [
        RemoveTerm(term.id, str(own.version), words.remove),
        KeepTerm(term.id, words.keep),
    ]
    return Reply("\n".join(lines), own_card(interaction, term, language), [buttons])


class RemoveTerm(AnswerButton, template=rf"editor-remove:{TERM_ID}:{_VERSION}"):
    """Removes a term as it is at a version."""

    def __init__(self, term_id: str, version: str, label: str = "…") -> None:
        super().__init__(f"editor-remove:{term_id}:{version}", label, discord.ButtonStyle.danger)
        self._term_id = term_id
        self._version = int(version)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Remove it, and say how to bring it back."""
        await interaction.response.defer()
        await require_editor(interaction)
        words, editing = wording(language_of(interaction.locale)), host_of(interaction).part(Editing)
        name = _name_of(interaction, self._term_id)
        outcome = await editing.remove(guild_id_of(interaction), self._term_id, self._version, interaction.user.id)
        if not isinstance(outcome, Removed):
            raise NotToRemove(name=name)
        back = BringItBack(self._term_id, str(outcome.number), words.bring_it_back)
        return Reply(words.removed.format(name=name), buttons=[[back]])


class KeepTerm(AnswerButton, template=rf"editor-keep:{TERM_ID}"):
    """Leaves a term where it is."""

    def __init__(self, term_id: str, label: str = "…") -> None:
        super().__init__(f"editor-keep:{term_id}", label)
        self._term_id = term_id

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Say that it stays."""
        words = wording(language_of(interaction.locale))
        return Reply(words.is_kept.format(name=_name_of(interaction, self._term_id)))


class BringItBack(AnswerButton, template=rf"editor-bring-back:{TERM_ID}:(?P<number>[0-9]{{1,18}})"):
    """Brings a term back; ``number`` is the change that removed it, which tells one removal from the next."""

    def __init__(self, term_id: str, number: str, label: str = "…") -> None:
        super().__init__(f"editor-bring-back:{term_id}:{number}", label)
        self._term_id = term_id

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Bring it back, or say why not."""
        await interaction.response.defer()
        await require_editor(interaction)
        editing, guild_id = host_of(interaction).part(Editing), guild_id_of(interaction)
        return brought_back(interaction, await editing.bring_back(guild_id, self._term_id, interaction.user.id))


def brought_back(interaction: AnyInteraction, outcome: Saved | Refused | Outdated | Full | NotThere) -> Reply:
    """After a term was brought back, or could not be."""
    language = language_of(interaction.locale)
    words = wording(language)
    match outcome:
        case Saved(term):
            card = own_card(interaction, term, language)
            return Reply(words.is_back.format(name=harmless(term.name[language])), card)
        case Refused(mistakes):
            reason = "\n" + "\n".join(mistake_lines(language, mistakes))
        case Full(limit):
            reason = words.glossary_full.format(limit=limit)
        case Outdated() | NotThere():
            reason = words.nothing_to_bring_back
    return Reply(words.not_back.format(reason=reason))


def _name_of(interaction: AnyInteraction, term_id: str) -> str:
    """What the term is called.

    Raises:
        TermGone: there is none, or no longer.
    """
    return harmless(lookup_of(interaction).term(term_id).name[language_of(interaction.locale)])
