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
    also_known_as: str
    see_also: str
    source: str
    sources: str
    read_in_this_language: str
    delete: str

    # When something does not work
    cooldown: str  # {seconds}
    term_gone: str
    delete_not_yours: str
    going_offline: str
    command_changed: str
    not_allowed: str
    database_away: str
    incident: str  # {incident}
