"""What an editor sees before saving: the card that a draft makes, or what is wrong with it, and what they can do."""

from collections.abc import Iterator, Sequence

from bot.chat.languages import language_of, listed_in
from bot.chat.lasting_buttons import LastingButton
from bot.chat.lasting_forms import Form
from bot.chat.reply import AnyButton, AnyInteraction, Reply
from bot.chat.term_reply import in_bold, lookup_of
from bot.chat.text import BUTTON_LABEL, clip, harmless
from bot.cogs.editor.entries.drafts import DRAFT, Drafting, drafting
from bot.cogs.editor.entries.form import draft_form, open_form
from bot.cogs.editor.entries.mistakes import mistake_lines
from bot.cogs.editor.entries.related import ChooseRelated
from bot.cogs.editor.entries.saving import CancelDraft, SaveDraft
from bot.cogs.editor.entries.term_buttons import EditTerm
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.own_card import own_card
from bot.glossary.entry.mistakes import Mistake, Wrong
from bot.glossary.own.drafting import name_in, with_shared_name
from bot.glossary.own.examining import Examined
from bot.glossary.term import Language, Term


async def preview(acting: Drafting, mistakes: Sequence[Mistake] = ()) -> Reply:
    """The card that the draft makes, with the buttons to save and change it; or what is wrong with it."""
    examined = await acting.examined()
    wrong = tuple(mistakes) or examined.mistakes
    if wrong or examined.term is None:
        return _refusal(acting, wrong)
    card = own_card(acting.interaction, examined.term, acting.language)
    return Reply("\n".join(_lines(acting, examined, examined.term)), card, list(_buttons(acting, examined)))


def _refusal(acting: Drafting, mistakes: Sequence[Mistake]) -> Reply:
    """What is wrong with the draft, and the ways to mend it."""
    reader = language_of(acting.interaction.locale)
    words = wording(reader)
    buttons: list[AnyButton] = [ChangeDraft.of(acting, acting.language, words.change)]
    if taken := next((each.details for each in mistakes if each.wrong is Wrong.TAKEN), None):
        label = words.edit_that_one.format(name=taken["name"])
        buttons.append(KeepBoth.of(acting, words.keep_both))
        buttons.append(EditTerm(str(taken["term_id"]), clip(label, BUTTON_LABEL)))
    buttons.append(CancelDraft.of(acting, words.cancel))
    return Reply("\n".join([words.has_mistakes, *mistake_lines(reader, mistakes)]), buttons=[buttons])


def _lines(acting: Drafting, examined: Examined, term: Term) -> Iterator[str]:
    """What stands above the card."""
    lookup, reader, draft = lookup_of(acting.interaction), language_of(acting.interaction.locale), acting.draft
    words = wording(reader)
    name = harmless(term.name[acting.language])
    gone = lookup.get(draft.other[0]) if draft.other else None
    if gone:
        yield words.preview_merged.format(name=name, gone=harmless(gone.name[reader]))
    else:
        yield (words.preview_edit if draft.term_id else words.preview_new).format(name=name)
    if examined.over and not lookup.is_own(examined.over.id):
        yield words.lies_over.format(name=harmless(examined.over.name[reader]))
    if examined.similar:
        similar = [in_bold(each, reader) for each in examined.similar]
        yield words.looks_like.format(names=listed_in(reader, similar))
    yield words.draft_kept


def _buttons(acting: Drafting, examined: Examined) -> Iterator[list[AnyButton]]:
    words, other = wording(language_of(acting.interaction.locale)), acting.language.other
    yield [
        SaveDraft.of(acting, words.save),
        ChangeDraft.of(acting, acting.language, words.change),
        ChooseRelated.of(acting, words.related),
        ChangeDraft.of(acting, other, words.in_other_language[other]),
        CancelDraft.of(acting, words.cancel),
    ]
    if acting.draft.term_id is None and examined.over:
        yield [KeepBoth.of(acting, words.keep_both)]


class ChangeDraft(LastingButton, template=rf"editor-change:{DRAFT}"):
    """Opens the form for a draft, in the language that its label says."""

    def __init__(self, draft_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"editor-change:{draft_id}:{language}", label)
        self._draft_id = draft_id
        self._language = Language(language)

    @classmethod
    def of(cls, acting: Drafting, language: Language, label: str) -> "ChangeDraft":
        """The button below a preview."""
        return cls(acting.draft.draft_id, language, label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Open it."""
        await open_form(interaction, self._form(interaction))

    async def _form(self, interaction: AnyInteraction) -> Form:
        return draft_form(await drafting(interaction, self._draft_id, self._language), self._language)


class KeepBoth(LastingButton, template=rf"editor-keep-both:{DRAFT}"):
    """Makes a draft another meaning of its name, which other terms keep."""

    def __init__(self, draft_id: str, language: str, label: str = "…") -> None:
        super().__init__(f"editor-keep-both:{draft_id}:{language}", label)
        self._draft_id = draft_id
        self._language = language

    @classmethod
    def of(cls, acting: Drafting, label: str) -> "KeepBoth":
        """The button below a preview, or below what is wrong."""
        return cls(acting.draft.draft_id, acting.language, label)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Declare the names that others have, and show the preview again."""
        await interaction.response.defer()
        acting = await drafting(interaction, self._draft_id, self._language)
        examined = await acting.examined()
        draft = acting.draft.draft
        for mistake in examined.mistakes:
            if mistake.wrong is Wrong.TAKEN:
                draft = with_shared_name(draft, str(mistake.details["text"]))
        if examined.over:
            draft = with_shared_name(draft, name_in(draft, acting.language))
        await (await (await acting.changed(draft)).preview()).replace(interaction)
