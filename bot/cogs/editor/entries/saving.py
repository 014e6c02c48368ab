"""Saving a draft, and what an editor reads then: that it is done, or what has to be decided first."""

import discord
from discord.utils import format_dt

from bot.chat.bot_parts import host_of
from bot.chat.command_mentions import CommandMentions
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import AnswerButton, LastingButton
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.text import fit_together, harmless
from bot.cogs.editor.entries.drafts import DRAFT, Drafting, drafting
from bot.cogs.editor.entries.term_buttons import EditTerm
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.own_card import own_card
from bot.glossary.own.editing import Full, Refused, Saved
from bot.glossary.own.model import OwnTerm
from bot.glossary.own.storage.writing import Outdated
from bot.glossary.term import Term

_TURN = r"(?P<turn>[0-9]{1,20})"  # tells the buttons of one preview from those of the next


class SaveDraft(AnswerButton, template=rf"editor-save:{DRAFT}:{_TURN}"):
    """Saves a draft."""

    def __init__(self, draft_id: str, language: str, turn: str, label: str = "…") -> None:
        super().__init__(f"editor-save:{draft_id}:{language}:{turn}", label, discord.ButtonStyle.success)
        self._draft_id = draft_id
        self._language = language

    @classmethod
    def of(cls, acting: Drafting, label: str) -> "SaveDraft":
        """The button below a preview."""
        return cls(acting.draft.draft_id, acting.language, str(acting.interaction.id), label)

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Save it."""
        await interaction.response.defer()
        return await _save(await drafting(interaction, self._draft_id, self._language))


class SaveMine(AnswerButton, template=rf"editor-save-mine:{DRAFT}:(?P<version>[0-9]{{1,18}})"):
    """Saves a draft of a term that somebody else has changed since; ``version`` is the one that this was about."""

    def __init__(self, draft_id: str, language: str, version: str, label: str = "…") -> None:
        super().__init__(f"editor-save-mine:{draft_id}:{language}:{version}", label, discord.ButtonStyle.danger)
        self._draft_id = draft_id
        self._language = language
        self._version = int(version) or None

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Save it over the other one; if that was changed once more, ask again."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        return await _save(await acting.of_version(self._version))


class CancelDraft(LastingButton, template=rf"editor-cancel:{DRAFT}"):
    """Throws a draft away."""

    def __init__(self, draft_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"editor-cancel:{draft_id}:{language}", label)
        self._draft_id = draft_id
        self._language = language

    @classmethod
    def of(cls, acting: Drafting, label: str) -> "CancelDraft":
        """The button below a preview."""
        return cls(acting.draft.draft_id, acting.language, label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Throw it away, and say so."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        await acting.editing.drop_draft(acting.guild_id, self._draft_id)
        await Reply(wording(language_of(interaction.locale)).canceled).replace(interaction)


async def _save(acting: Drafting) -> Reply:
    """Save the draft, and say what came of it; it is thrown away only when it is saved."""
    match await acting.save():
        case Saved(term):
            await acting.editing.drop_draft(acting.guild_id, acting.draft.draft_id)
            return _saved(acting, term)
        case Refused(mistakes):
            return await acting.preview(mistakes)
        case Full(limit):
            words = wording(language_of(acting.interaction.locale))
            again = SaveDraft.of(acting, words.save)
            return Reply(_with_commands(acting, words.glossary_full.format(limit=limit)), buttons=[[again]])
        case Outdated() if acting.draft.other:
            return Reply(wording(language_of(acting.interaction.locale)).merge_outdated)
        case Outdated(now):
            return await _outdated(acting, now)


def _saved(acting: Drafting, term: Term) -> Reply:
    words = wording(language_of(acting.interaction.locale))
    sentence = words.saved.format(name=harmless(term.name[acting.language]))
    return Reply(sentence, _card(acting, term), [[EditTerm(term.id, words.edit_again)]])


async def _outdated(acting: Drafting, now: OwnTerm | None) -> Reply:
    """Both versions, and the choice between them."""
    words = wording(language_of(acting.interaction.locale))
    examined = await acting.examined()
    mine = _card(acting, examined.term) if examined.term else None
    version = str(now.version if now else 0)
    label = words.save_mine if now else words.add_again
    buttons: list[AnyButton] = [
        SaveMine(acting.draft.draft_id, acting.language, version, label),
        CancelDraft.of(acting, words.cancel),
    ]
    if now is None or mine is None:
        return Reply(words.removed_meanwhile, mine, [buttons])
    theirs = _card(acting, now.term).set_author(name=words.now_is)
    mine.set_author(name=words.yours_is)
    fit_together(theirs, mine)
    when = format_dt(now.changed_at, "R")
    sentence = words.changed_meanwhile.format(user=f"<@{now.changed_by}>", when=when)
    return Reply(sentence, theirs, [buttons], below=[mine])


def _card(acting: Drafting, term: Term) -> discord.Embed:
    return own_card(acting.interaction, term, acting.language)


def _with_commands(acting: Drafting, sentence: str) -> str:
    return host_of(acting.interaction).part(CommandMentions).within(sentence)
