"""The list of every sentence that features share. Each language fills in all of it, or the type checker complains.

Sentences with ``{names}`` are filled with ``str.format``; the names are the same in every language. Button labels have
at most 80 characters (Discord's limit).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The shared sentences, in one language."""

    # The card
    in_practice: str
    not_to_be_confused: str
    also_known_as: str
    other_language: str
    source: str
    sources: str
    not_translated: str
    partly_translated: str
    as_of: str  # {month}
    own_definition: str

    # Its buttons
    read_in_this_language: str
    show_shared: str
    show_own: str
    back: str
    share: str
    delete: str
    shared: str  # {user}, {name}

    # When something does not work
    cooldown: str  # {seconds}
    term_gone: str
    category_unclear: str  # {given}
    delete_not_yours: str
    cannot_share: str
    going_offline: str
    command_changed: str
    outdated: str
    not_allowed: str
    database_away: str
    incident: str  # {incident}
