"""A draft in the hands of an editor: the one that a custom id names, and what it needs."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.chat.bot_parts import host_of
from bot.chat.reply import AnyInteraction, Reply, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.cogs.editor.rights import require_editor
from bot.errors import UserError
from bot.glossary.entry.mistakes import Mistake
from bot.glossary.errors import TermGone
from bot.glossary.own.drafting import draft_of
from bot.glossary.own.editing import Editing, Full, Refused, Saved
from bot.glossary.own.examining import Examined
from bot.glossary.own.model import Draft, OwnDraft
from bot.glossary.own.storage.writing import Outdated
from bot.glossary.term import Language

DRAFT = r"(?P<draft_id>[a-z0-9]{10}):(?P<language>en|de)"
"""In a custom id: a draft, and the language in which its editor writes."""


@dataclass(frozen=True, slots=True)
class Previews:
    """What the bot offers to those who change a draft: the way to show it again."""

    show: "Callable[[Drafting, Sequence[Mistake]], Awaitable[Reply]]"
    """Shows the card that the draft makes, or what is wrong with it: these mistakes, if they are known."""


class DraftGone(UserError):
    """The draft was saved or canceled, or is too old."""

    sentence = "draft_gone"


@dataclass(frozen=True, slots=True)
class Drafting:
    """An editor who works on a draft in a language."""

    interaction: AnyInteraction
    draft: OwnDraft
    language: Language

    @property
    def editing(self) -> Editing:
        """The use cases."""
        return host_of(self.interaction).part(Editing)

    @property
    def guild_id(self) -> int:
        """Where they edit."""
        return guild_id_of(self.interaction)

    @property
    def place(self) -> str:
        """The draft and the language, for a custom id."""
        return f"{self.draft.draft_id}:{self.language}"

    async def changed(self, draft: Draft) -> "Drafting":
        """Change what the draft says."""
        return await self._kept(replace(self.draft, draft=draft))

    async def of_version(self, version: int | None) -> "Drafting":
        """Make it a draft of the term as it was at this version; None if it was not there."""
        return await self._kept(replace(self.draft, version=version))

    async def _kept(self, draft: OwnDraft) -> "Drafting":
        await self.editing.change_draft(self.guild_id, draft)
        return replace(self, draft=draft)

    async def save(self) -> Saved | Refused | Full | Outdated:
        """Make it what members see."""
        draft, by = self.draft, self.interaction.user.id
        if draft.term_id is None:
            return await self.editing.add(self.guild_id, draft.draft, by)
        if draft.version is None:
            return await self.editing.add_over(self.guild_id, draft.term_id, draft.draft, by)
        if draft.other is None:
            return await self.editing.edit(self.guild_id, draft.term_id, draft.version, draft.draft, by)
        return await self.editing.merge(self.guild_id, (draft.term_id, draft.version), draft.other, draft.draft, by)

    async def preview(self, mistakes: Sequence[Mistake] = ()) -> Reply:
        """The card that the draft makes, or what is wrong with it."""
        return await host_of(self.interaction).part(Previews).show(self, mistakes)

    async def examined(self) -> Examined:
        """What becomes of the draft if it is saved."""
        gone = frozenset({self.draft.other[0]}) if self.draft.other else frozenset[str]()
        return await self.editing.examine(self.guild_id, self.draft.draft, self.draft.term_id, gone)


async def drafting(interaction: AnyInteraction, draft_id: str, language: str) -> Drafting:
    """The draft with this id, for an editor who acts on it.

    Raises:
        NotAnEditor: the person is none, or not anymore.
        DraftGone: there is no such draft of theirs.
    """
    await require_editor(interaction)
    draft = await host_of(interaction).part(Editing).draft(guild_id_of(interaction), draft_id)
    if draft is None or draft.by != interaction.user.id:
        raise DraftGone
    return Drafting(interaction, draft, Language(language))


async def keep_draft(
    interaction: AnyInteraction,
    draft: Draft,
    language: Language,
    *,
    term_id: str | None = None,
    version: int | None = None,
    other: tuple[str, int] | None = None,
) -> Drafting:
    """Keep a draft of the person who acts; what it is of is as for ``OwnDraft``."""
    kept = OwnDraft("", term_id, version, draft, interaction.user.id, other)
    kept = await host_of(interaction).part(Editing).keep_draft(guild_id_of(interaction), kept)
    return Drafting(interaction, kept, language)


async def as_it_is(interaction: AnyInteraction, term_id: str) -> Draft:
    """What an editor would have written for the term, whether it is the server's own or shared.

    Raises:
        TermGone: there is none with this id, or no longer.
    """
    own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), term_id)
    if own:
        return own.draft
    lookup = lookup_of(interaction)
    below = lookup.below(term_id) if lookup.is_own(term_id) else lookup.term(term_id)
    if below is None:  # it was the server's own until a moment ago
        raise TermGone
    return draft_of(below)
