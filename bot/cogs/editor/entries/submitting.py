"""What happens to a form for a term: what was written is kept as a draft, and shown as a card."""

from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID
from bot.chat.lasting_forms import FormHandler, Values
from bot.chat.reply import AnyInteraction, Reply
from bot.chat.term_reply import answer_privately
from bot.chat.text import plain
from bot.cogs.editor.entries.drafts import DRAFT, Drafting, as_it_is, drafting, keep_draft
from bot.cogs.editor.entries.form import DRAFTED, EXISTING, NEW, read_form
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.rights import require_editor
from bot.database.errors import DatabaseUnavailable
from bot.glossary.own.drafting import Fields, filled_in
from bot.glossary.term import Language


class EntryHandler(FormHandler, template=r"\b\B"):
    """What the forms for terms have in common. The template of this base class matches nothing."""

    async def answer(self, interaction: AnyInteraction, values: Values) -> None:
        """Keep what was written, and show the card that it makes."""
        is_first = interaction.message is None or not interaction.message.flags.ephemeral
        await interaction.response.defer(ephemeral=True, thinking=is_first)
        fields = read_form(values)
        try:
            await require_editor(interaction)
            acting = await self.keep(interaction, fields)
            reply = await acting.preview()
        except DatabaseUnavailable:
            await _give_back(interaction, fields)
            return
        await answer_privately(interaction, reply)

    async def keep(self, interaction: AnyInteraction, fields: Fields) -> Drafting:
        """Keep what was written as a draft."""
        raise NotImplementedError


class NewEntry(EntryHandler, template=rf"{NEW}:(?P<language>en|de)"):
    """Takes the form for a new term."""

    def __init__(self, language: str) -> None:
        self._language = Language(language)

    async def keep(self, interaction: AnyInteraction, fields: Fields) -> Drafting:
        """Keep a draft of a new term."""
        return await keep_draft(interaction, filled_in({}, fields, self._language), self._language)


class ExistingEntry(EntryHandler, template=rf"{EXISTING}:{TERM_ID}:(?P<version>[0-9]{{1,18}}):(?P<language>en|de)"):
    """Takes the form for a term as it was at a version; 0 is a shared term, of which the server gets a copy."""

    def __init__(self, term_id: str, version: str, language: str) -> None:
        self._term_id = term_id
        self._version = int(version) or None
        self._language = Language(language)

    async def keep(self, interaction: AnyInteraction, fields: Fields) -> Drafting:
        """Keep a draft of the term; what the form does not show stays as it is now."""
        draft = filled_in(await as_it_is(interaction, self._term_id), fields, self._language)
        return await keep_draft(interaction, draft, self._language, term_id=self._term_id, version=self._version)


class DraftedEntry(EntryHandler, template=f"{DRAFTED}:{DRAFT}"):
    """Takes the form for a draft."""

    def __init__(self, draft_id: str, language: str) -> None:
        self._draft_id = draft_id
        self._language = Language(language)

    async def keep(self, interaction: AnyInteraction, fields: Fields) -> Drafting:
        """Change the draft."""
        acting = await drafting(interaction, self._draft_id, self._language)
        return await acting.changed(filled_in(acting.draft.draft, fields, self._language))


async def _give_back(interaction: AnyInteraction, fields: Fields) -> None:
    """Say that nothing was kept, and give back what was written."""
    written = (fields.name, fields.definition, fields.synonyms, fields.in_practice)
    quote = "\n".join(f"> {plain(line)}" for text in written for line in text.splitlines())
    sentence = wording(language_of(interaction.locale)).not_kept
    await Reply(f"{sentence}\n{quote}").send(interaction, private=True)
