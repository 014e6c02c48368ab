"""Buttons below a term that the server sees: they open its form, or ask whether to remove it."""

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, LastingButton
from bot.chat.reply import AnyInteraction, guild_id_of
from bot.cogs.editor.entries.form import open_form, term_form
from bot.cogs.editor.entries.removing import removal_question
from bot.cogs.editor.rights import require_editor
from bot.glossary.errors import TermGone
from bot.glossary.own.editing import Editing


class EditTerm(LastingButton, template=rf"editor-edit:{TERM_ID}"):
    """Opens the form for a term."""

    def __init__(self, term_id: str, label: str = "…") -> None:
        super().__init__(f"editor-edit:{term_id}", label)
        self._term_id = term_id

    async def answer(self, interaction: AnyInteraction) -> None:
        """Open it."""
        await open_form(interaction, term_form(interaction, self._term_id))


class AskRemoval(LastingButton, template=rf"editor-ask-removal:{TERM_ID}"):
    """Asks whether to remove one of the server's own terms."""

    def __init__(self, term_id: str, label: str = "…") -> None:
        super().__init__(f"editor-ask-removal:{term_id}", label)
        self._term_id = term_id

    async def answer(self, interaction: AnyInteraction) -> None:
        """Ask."""
        await interaction.response.defer()
        await require_editor(interaction)
        own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), self._term_id)
        if own is None:
            raise TermGone
        await removal_question(interaction, own, language_of(interaction.locale)).replace(interaction)
