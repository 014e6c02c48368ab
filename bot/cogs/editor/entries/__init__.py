"""Writing a term: the form, the preview, saving, merging and removing."""

from bot.cogs.editor.entries.drafts import Previews
from bot.cogs.editor.entries.form import new_form, open_form, term_form
from bot.cogs.editor.entries.merging import show_merged
from bot.cogs.editor.entries.preview import ChangeDraft, KeepBoth, preview
from bot.cogs.editor.entries.related import BackToDraft, ChooseRelated, RelatedTerms
from bot.cogs.editor.entries.removing import BringItBack, KeepTerm, RemoveTerm, ask_removal
from bot.cogs.editor.entries.saving import CancelDraft, SaveDraft, SaveMine
from bot.cogs.editor.entries.submitting import DraftedEntry, ExistingEntry, NewEntry
from bot.cogs.editor.entries.term_buttons import AskRemoval, EditTerm
from bot.cogs.editor.entries.wording import wording

__all__ = ["FORMS", "ITEMS", "PREVIEWS", "ask_removal", "new_form", "open_form", "show_merged", "term_form", "wording"]

FORMS = (NewEntry, ExistingEntry, DraftedEntry)
ITEMS = (
    *(SaveDraft, SaveMine, CancelDraft, ChangeDraft, KeepBoth, ChooseRelated, RelatedTerms, BackToDraft),
    *(EditTerm, AskRemoval, RemoveTerm, KeepTerm, BringItBack),
)
PREVIEWS = Previews(preview)
