"""The sentences about writing a term, in English."""

from bot.cogs.editor.entries.wording.sentences import EntriesWording
from bot.glossary.entry.mistakes import Wrong
from bot.glossary.term import Language

ENGLISH = EntriesWording(
    languages={
        Language.EN: "English",
        Language.DE: "German",
    },
    form_new="A new term ({language})",
    form_edit="{name} ({language})",
    field_name="Name",
    field_definition="Definition",
    field_definition_hint="One or two sentences that everybody here understands.",
    field_definition_cut="The message was longer: this is its beginning, up to the end of a sentence.",
    field_synonyms="Synonyms",
    field_synonyms_hint="Other names of exactly this, with commas between them.",
    field_in_practice="In practice",
    field_in_practice_hint="An example, or what to watch out for.",
    field_category="Category",
    fields={
        "name": "Name",
        "aliases": "Synonyms",
        "definition": "Definition",
        "in_practice": "In practice",
        "category": "Category",
        "see_also": "Related terms",
        "contrast": "Not to be confused with",
        "sources": "Sources",
        "shared": "Name of several terms",
        "covers": "Also explains",
        "other": "Entry",
    },
    mistakes={
        Wrong.EMPTY: "is empty; write something that can be seen.",
        Wrong.MISSING: "is missing; write it.",
        Wrong.TOO_LONG: "has {length} characters, and {limit} fit; shorten it.",
        Wrong.TOO_MANY: "has {length} entries, and {limit} fit; leave some out.",
        Wrong.LINE_BREAK: "has a line break; write it on one line.",
        Wrong.INVISIBLE: "has a character that nobody can see ({character}); type it again.",
        Wrong.NO_ADDRESS: "has a link that is no full web address, like https://example.org/page.",
        Wrong.UNSAFE_ADDRESS: "has a link with a character that breaks it ({character}).",
        Wrong.MISSHAPEN: "cannot be read; write it again.",
        Wrong.NO_LETTERS: "“{text}” has no letters or digits, so nobody could look it up.",
        Wrong.REPEATED: "“{text}” is there twice; leave one out.",
        Wrong.TAKEN: (
            "“{text}” is already a name of **{name}**. Change that term instead, or keep both if this is "
            "another meaning."
        ),
        Wrong.CROWDED: (
            "“{text}” is already a name of {limit} terms, and a list has no room for more; choose another one."
        ),
        Wrong.NOT_ITS_OWN: ("“{text}” is declared as a name of several terms, but is none of the names of this one."),
        Wrong.TWICE: "“{term_id}” is listed twice; leave one out.",
        Wrong.ITSELF: "a term cannot be related to itself; leave it out.",
        Wrong.NOWHERE: "there is no term “{term_id}” here (anymore); leave it out.",
        Wrong.NO_CATEGORY: "there is no category “{category_id}” (anymore); choose another one.",
        Wrong.NO_LEVEL: "has a level that does not exist.",
        Wrong.NO_MONTH: "has a month that does not exist.",
        Wrong.NO_ID: "cannot be read; write it again.",
    },
    mistake_nearest=" Perhaps you mean “{nearest}”.",
    has_mistakes="This cannot be saved yet. What you wrote is kept; *Change* opens it again.",
    preview_new="This is the new card of **{name}**. Nobody else sees it before you save it.",
    preview_edit="This is how **{name}** will look. Nobody else sees it before you save it.",
    preview_merged=(
        "This is what **{name}** will be, with the names of **{gone}**, which goes. Nothing changes before you save it."
    ),
    lies_over=(
        "There is a shared term **{name}**: members of this server will see yours, with a button to the other one."
    ),
    looks_like="Is it perhaps the same as {names}? If so, better add a synonym there.",
    draft_kept="-# This draft is kept for two days.",
    save="Save",
    change="Change",
    related="Related terms…",
    in_other_language={
        Language.EN: "In English…",
        Language.DE: "In German…",
    },
    cancel="Cancel",
    keep_both="Keep both meanings",
    edit_that_one="Edit {name}",
    canceled="Nothing was saved, and the draft is gone.",
    draft_gone=("This draft is not there anymore: it was saved or canceled, or is older than two days."),
    saved="Saved. Everybody here finds it now: `/define {name}`.",
    edit_again="Edit",
    glossary_full=(
        "This server has no room for more terms of its own (limit: {limit}). Remove one with `/editor "
        "remove`, then save again; the draft is kept for two days."
    ),
    changed_meanwhile=(
        "Meanwhile {user} changed this term ({when}). Theirs is above, yours below; nothing of yours was saved yet."
    ),
    removed_meanwhile="Meanwhile somebody removed this term. You can add it again as you have it here.",
    save_mine="Save mine instead",
    add_again="Add it again",
    now_is="As it is now",
    yours_is="Yours",
    choose_related="Which terms does the card of **{name}** lead to? Up to five.",
    choose_related_hint="Related terms",
    no_proposals="There is no term yet that this one could lead to.",
    back_to_draft="Back",
    not_kept=("The database cannot be reached right now, so this was not kept. Copy it, and try again in a minute:"),
    ask_removal="Remove **{name}** from this server's glossary? It can be brought back for 90 days.",
    shows_shared_again="Members will then see the shared term of that name.",
    remove="Remove",
    keep="Keep",
    removed="**{name}** is removed. For 90 days, `/editor bring-back` brings it back.",
    is_kept="**{name}** stays.",
    bring_it_back="Bring it back",
    is_back="**{name}** is back.",
    not_to_remove="**{name}** was changed or removed meanwhile. Look at it again before you remove it.",
    not_back="It cannot be brought back: {reason}",
    nothing_to_bring_back="it is back already, or was removed more than 90 days ago.",
    merge_same="These are one and the same term. Choose two.",
    merge_outdated=(
        "One of the two terms was changed or removed meanwhile. Nothing was saved; use `/editor merge` once more."
    ),
    message_empty=("This message has no text that a card could show. Choose one with an explanation in words."),
    message_source="Message by {name}",
    message_elsewhere="Only a server with this bot has a glossary to add to.",
    menu_add="Add to glossary",
)
