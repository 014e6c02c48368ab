"""The list of the sentences about what was changed and what there is; each language fills in all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.glossary.own.model import Kind
from bot.glossary.term import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryWording:
    """The sentences about what was changed and what there is, in one language."""

    kinds: Mapping[Kind, str]
    short_kinds: Mapping[Kind, str]
    more_fields: Mapping[str, str]
    missing: Mapping[Language, str]
    changes_title: str
    changes_of_title: str
    no_changes: str
    no_changes_of: str
    open_change: str
    earlier_changes: str
    later: str
    back_to_changes: str
    nothing_visible: str
    take_back: str
    take_back_brings: str
    take_back_removes: str
    as_before_already: str
    not_there_now: str
    taken_back: str
    revert_outdated: str
    revert_removed: str
    revert_refused: str
    revert_full: str
    change_gone: str
    unclear_removed: str
    nothing_removed: str
    removed_choice: str
    own_title: str
    own_count: str
    no_own: str
    open_own: str
    list_earlier: str
    list_later: str
    back_to_list: str
    last_changed: str
    last_confirmed: str
    stale_title: str
    stale_title_one: str
    stale_count: str
    none_stale: str
    still_right: str
    is_still_right: str
    not_as_seen: str
    edit_own: str
    own_history: str
    remove_own: str
