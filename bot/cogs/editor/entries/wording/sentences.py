"""The list of the sentences about writing a term; each language fills in all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.glossary.entry.mistakes import Wrong
from bot.glossary.term import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesWording:
    """The sentences about writing a term, in one language."""

    languages: Mapping[Language, str]
    form_new: str
    form_edit: str
    field_name: str
    field_definition: str
    field_definition_hint: str
    field_definition_cut: str
    field_synonyms: str
    field_synonyms_hint: str
    field_in_practice: str
    field_in_practice_hint: str
    field_category: str
    fields: Mapping[str, str]
    mistakes: Mapping[Wrong, str]
    mistake_nearest: str
    has_mistakes: str
    preview_new: str
    preview_edit: str
    preview_merged: str
    lies_over: str
    looks_like: str
    draft_kept: str
    save: str
    change: str
    related: str
    in_other_language: Mapping[Language, str]
    cancel: str
    keep_both: str
    edit_that_one: str
    canceled: str
    draft_gone: str
    saved: str
    edit_again: str
    glossary_full: str
    changed_meanwhile: str
    removed_meanwhile: str
    save_mine: str
    add_again: str
    now_is: str
    yours_is: str
    choose_related: str
    choose_related_hint: str
    no_proposals: str
    back_to_draft: str
    not_kept: str
    ask_removal: str
    shows_shared_again: str
    remove: str
    keep: str
    removed: str
    is_kept: str
    bring_it_back: str
    is_back: str
    not_to_remove: str
    not_back: str
    nothing_to_bring_back: str
    merge_same: str
    merge_outdated: str
    message_empty: str
    message_source: str
    message_elsewhere: str
    menu_add: str
