"""The terms that a card leads to: an editor chooses them from proposals."""

from itertools import chain

from discord import ui

from bot.chat.languages import language_of
from bot.chat.lasting_buttons import LastingButton, LastingItem
from bot.chat.reply import AnyInteraction, Reply
from bot.chat.term_reply import lookup_of
from bot.chat.text import CHOICES, OPTION, clip, harmless
from bot.cogs.editor.entries.drafts import DRAFT, Drafting, drafting
from bot.cogs.editor.entries.wording import wording
from bot.glossary.entry.schema import MAX_SEE_ALSO
from bot.glossary.own.drafting import name_in, with_related
from bot.glossary.term import Term


class ChooseRelated(LastingButton, template=rf"editor-related:{DRAFT}"):
    """Shows proposals for a draft's related terms."""

    def __init__(self, draft_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"editor-related:{draft_id}:{language}", label)
        self._draft_id = draft_id
        self._language = language

    @classmethod
    def of(cls, acting: Drafting, label: str) -> "ChooseRelated":
        """The button below a preview."""
        return cls(acting.draft.draft_id, acting.language, label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Replace the preview with them."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        words = wording(language_of(interaction.locale))
        back = [BackToDraft.of(acting, words.back_to_draft)]
        proposals = await _proposals(acting)
        if not proposals:
            await Reply(words.no_proposals, buttons=[back]).replace(interaction)
            return
        name = harmless(name_in(acting.draft.draft, acting.language))
        select = RelatedTerms(acting.draft.draft_id, acting.language, words.choose_related_hint)
        select.offer(proposals, chosen=acting.draft.draft.get("see_also", ()), acting=acting)
        await Reply(words.choose_related.format(name=name), buttons=[[select], back]).replace(interaction)


class RelatedTerms(LastingItem[ui.Select[ui.View]], template=rf"editor-related-to:{DRAFT}"):
    """Chooses a draft's related terms: all that are marked, and no others."""

    def __init__(self, draft_id: str, language: str, placeholder: str = "…") -> None:
        super().__init__(
            ui.Select(custom_id=f"editor-related-to:{draft_id}:{language}", placeholder=placeholder, min_values=0)
        )
        self._draft_id = draft_id
        self._language = language

    def offer(self, terms: list[Term], *, chosen: list[str], acting: Drafting) -> None:
        """List these terms, with those marked that are ``chosen``."""
        for term in terms:
            self.item.add_option(
                label=clip(term.name[acting.language], OPTION),
                value=term.id,
                description=clip(term.definition[acting.language], OPTION),
                default=term.id in chosen,
            )
        self.item.max_values = min(MAX_SEE_ALSO, len(terms))

    async def answer(self, interaction: AnyInteraction) -> None:
        """Keep the choice, and show the card with it."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        acting = await acting.changed(with_related(acting.draft.draft, self.item.values))
        await (await acting.preview()).replace(interaction)


class BackToDraft(LastingButton, template=rf"editor-preview:{DRAFT}"):
    """Shows the preview again."""

    def __init__(self, draft_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"editor-preview:{draft_id}:{language}", label)
        self._draft_id = draft_id
        self._language = language

    @classmethod
    def of(cls, acting: Drafting, label: str) -> "BackToDraft":
        """The button below what stands in the preview's place."""
        return cls(acting.draft.draft_id, acting.language, label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show it."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        await (await acting.preview()).replace(interaction)


async def _proposals(acting: Drafting) -> list[Term]:
    """The terms that the draft leads to already, then those that it may lead to."""
    lookup = lookup_of(acting.interaction)
    chosen = [term for term_id in acting.draft.draft.get("see_also", ()) if (term := lookup.get(term_id))]
    examined = await acting.examined()
    others = lookup.proposals(examined.term) if examined.term else ()
    found = {term.id: term for term in chain(chosen, others)}
    return list(found.values())[:CHOICES]
