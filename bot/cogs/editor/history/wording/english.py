"""The sentences about what was changed and what there is, in English."""

from bot.cogs.editor.history.wording.sentences import HistoryWording
from bot.glossary.own.model import Kind
from bot.glossary.term import Language

ENGLISH = HistoryWording(
    kinds={
        Kind.ADDED: "{when} · {user} added **{name}**",
        Kind.EDITED: "{when} · {user} edited **{name}**",
        Kind.REMOVED: "{when} · {user} removed **{name}**",
        Kind.MERGED: "{when} · {user} merged **{name}** into another term",
        Kind.BROUGHT_BACK: "{when} · {user} brought **{name}** back",
        Kind.REVERTED: "{when} · {user} took back a change to **{name}**",
        Kind.HIDDEN: "{when} · {user} hid **{name}**",
        Kind.UNHIDDEN: "{when} · {user} showed **{name}** again",
    },
    short_kinds={
        Kind.ADDED: "added",
        Kind.EDITED: "edited",
        Kind.REMOVED: "removed",
        Kind.MERGED: "merged into another term",
        Kind.BROUGHT_BACK: "brought back",
        Kind.REVERTED: "a change taken back",
        Kind.HIDDEN: "hidden",
        Kind.UNHIDDEN: "shown again",
    },
    more_fields={
        "level": "Level",
        "as_of": "As of",
        "attribution": "Attribution",
    },
    missing={
        Language.EN: "not in English",
        Language.DE: "not in German",
    },
    changes_title="Changes to this server's glossary",
    changes_of_title="Changes to {name}",
    no_changes="Nobody has changed this server's glossary yet. `/editor add` adds the first term.",
    no_changes_of="Nobody here has changed **{name}** yet.",
    open_change="Look at a change…",
    earlier_changes="◀ Earlier",
    later="Later ▶",
    back_to_changes="Back to the changes",
    nothing_visible="Nothing that a card shows has changed.",
    take_back="Take back",
    take_back_brings="Taking this back brings the term back as it was before.",
    take_back_removes="Taking this back removes the term.",
    as_before_already="The term is now as it was before this change, so there is nothing to take back.",
    not_there_now="The term is not there now, so there is nothing to take back.",
    taken_back="Taken back. This is what it changed; that can be taken back, too.",
    revert_outdated=(
        "Meanwhile {user} changed this term ({when}), so nothing was taken back yet. The lower card shows "
        "what it is now; click once more if you still want to take this change back."
    ),
    revert_removed="Meanwhile somebody removed this term, so nothing was taken back yet.",
    revert_refused="This cannot be taken back, because what was there before no longer fits:",
    revert_full=(
        "This server has no room for more terms of its own (limit: {limit}). Remove one with `/editor "
        "remove`, then take this back."
    ),
    change_gone=("This change cannot be taken back anymore: the term is gone, or the change is older than 90 days."),
    unclear_removed=(
        "No term called {given} can be brought back: choose one from the list that appears while you type."
    ),
    nothing_removed="No term was removed in the last 90 days, so there is nothing to bring back.",
    removed_choice="{name} (removed)",
    own_title="This server's own terms",
    own_count="Page {page} of {pages} · {count} of {most} terms",
    no_own=(
        "This server has no terms of its own yet. `/editor add` adds the first one; or right-click a good "
        "explanation and choose *Apps → Add to glossary*."
    ),
    open_own="Open a term…",
    list_earlier="◀ Back",
    list_later="Next ▶",
    back_to_list="Back to the list",
    last_changed="Last changed {when} by {user}.",
    last_confirmed="Found still right {when}.",
    stale_title="Untouched for {months} months",
    stale_title_one="Untouched for a month",
    stale_count="Page {page} of {pages} · Terms: {count}, the longest untouched first",
    none_stale=("Well kept: every term of this server was changed or confirmed more recently than that."),
    still_right="Still right",
    is_still_right="**{name}** is still right.",
    not_as_seen="**{name}** was changed meanwhile: this is what it says now.",
    edit_own="Edit",
    own_history="History",
    remove_own="Remove",
)
