"""The list of the descriptions of ``/editor`` and the sentences about rights; each language fills in all of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorWording:
    """The descriptions of ``/editor``, and the sentences about rights, in one language."""

    editor_description: str
    language_option: str
    own_term: str
    add_description: str
    add_name: str
    edit_description: str
    edit_term: str
    remove_description: str
    merge_description: str
    merge_term: str
    merge_into: str
    bring_back_description: str
    bring_back_term: str
    history_description: str
    history_term: str
    stale_description: str
    stale_months: str
    list_description: str
    hide_description: str
    hide_term: str
    unhide_description: str
    unhide_term: str
    role_description: str
    role_role: str
    settings_description: str
    settings_language: str
    settings_private: str
    language_of_each: str
    links_description: str
    links_what: str
    links_allow: str
    links_strip: str
    not_an_editor: str
    not_a_manager: str
    unclear_entry: str
    not_own: str
