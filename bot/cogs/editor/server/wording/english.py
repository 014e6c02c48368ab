"""The sentences about what a server decides, in English."""

from bot.cogs.editor.server.wording.sentences import ServerWording
from bot.glossary.term import Language

ENGLISH = ServerWording(
    undo_change="Undo",
    now_hidden="{name} is hidden on this server: nobody here finds it anymore. `/editor unhide` shows it again.",
    is_hidden="{name} is hidden on this server already. `/editor unhide` shows it again.",
    own_not_hidden=(
        "{name} is one of this server's own terms, and only shared ones can be hidden. `/editor remove` removes it."
    ),
    own_over_shared=(
        "{name} is one of this server's own terms. It already stands in the place of the shared one, so there is "
        "nothing to hide. `/editor remove` removes yours; then you can hide the shared one."
    ),
    shown_again="{name} is shown on this server again.",
    shown_below=(
        "{name} is no longer hidden. This server's own term stands in its place, with a button to the shared one."
    ),
    is_not_hidden="{name} is not hidden on this server.",
    no_role="No role is set: the editors of this server's glossary are the members with *Manage Server*.",
    role_is="The editors of this server's glossary are the members with *Manage Server* and those with {role}.",
    role_now="Done: members with {role} are editors of this server's glossary now, as are those with *Manage Server*.",
    role_away="Done: only members with *Manage Server* are editors of this server's glossary now.",
    editors_may=(
        "-# Editors add, change, merge and remove this server's own terms, hide shared ones, and take changes back. "
        "`/editor role`, `/editor settings` and `/editor links` need *Manage Server*."
    ),
    take_role_away="Take the role away",
    role_everyone="That would make everybody an editor. Choose a role that only your editors have.",
    role_of_a_bot="That role belongs to a bot, so no member can have it. Choose another one.",
    all_settings="The glossary on this server:",
    nothing_changed="It was set like this already:",
    changed_to="{what}: **{new}** (before: {old})",
    how_to_change="-# Change them with `/editor settings`, `/editor links` and `/editor role`.",
    cards_language="Language of all cards",
    settings_languages={None: "each reader's own", Language.EN: "English", Language.DE: "German"},
    cards_seen_by="Who sees the cards of /define, unless they say otherwise",
    everybody="everybody in the channel",
    only_asker="only the person who asks",
    links_in_own="Links in this server's own terms",
    links_shown="shown",
    links_left_out="left out",
    editors_are="Editors",
    managers="members with *Manage Server*",
    managers_and="members with *Manage Server* and those with {role}",
)
