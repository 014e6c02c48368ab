"""The list of every sentence about what a server decides; each language fills in all of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.glossary.term import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWording:
    """The sentences about what a server decides, in one language."""

    undo_change: str

    # Hiding
    now_hidden: str  # {name}
    is_hidden: str  # {name}
    own_not_hidden: str  # {name}
    own_over_shared: str  # {name}
    shown_again: str  # {name}
    shown_below: str  # {name}
    is_not_hidden: str  # {name}

    # The role
    no_role: str
    role_is: str  # {role}
    role_now: str  # {role}
    role_away: str
    editors_may: str
    take_role_away: str
    role_everyone: str
    role_of_a_bot: str

    # Settings
    all_settings: str
    nothing_changed: str
    changed_to: str  # {what}, {old}, {new}
    how_to_change: str
    cards_language: str
    settings_languages: Mapping[Language | None, str]
    cards_seen_by: str
    everybody: str
    only_asker: str
    links_in_own: str
    links_shown: str
    links_left_out: str
    editors_are: str
    managers: str
    managers_and: str  # {role}
