"""The descriptions of ``/editor`` and the sentences about rights in English."""

from bot.cogs.editor.wording.sentences import EditorWording

ENGLISH = EditorWording(
    editor_description="Write this server's own glossary",
    language_option="The language that you write in",
    own_term="One of this server's own terms",
    add_description="Add a term of this server's own",
    add_name="What the term is called",
    edit_description="Change a term: one of this server's own, or a shared one for this server",
    edit_term="The term to change",
    remove_description="Remove one of this server's own terms",
    merge_description="Make one term of two that mean the same",
    merge_term="The term that goes; its names become synonyms of the other one",
    merge_into="The term that stays",
    bring_back_description="Bring back a term that was removed in the last 90 days",
    bring_back_term="The removed term",
    history_description="Show who changed what, and take it back",
    history_term="One term; without it, the whole glossary of this server",
    stale_description="Show terms that nobody has changed or confirmed for a long time",
    stale_months="For so many months, 12 if you do not say",
    list_description="Show this server's own terms",
    hide_description="Hide a shared term in this server",
    hide_term="The shared term that this server does not want",
    unhide_description="Show a hidden shared term again",
    unhide_term="The hidden term",
    role_description="Choose the role whose members are editors (Manage Server)",
    role_role="The role; without it, you see the current one",
    settings_description="Choose how the glossary behaves in this server (Manage Server)",
    settings_language="The language of all cards",
    settings_private="Whether only the person who asks sees a card, unless they say otherwise",
    language_of_each="each reader's own",
    links_description="Choose whether links in this server's own terms are shown (Manage Server)",
    links_what="What to do with links and invites",
    links_allow="show them",
    links_strip="leave them out",
    not_an_editor=(
        "Only this server's editors can do that: members with *Manage Server*, or with the role that they "
        "choose in `/editor role`."
    ),
    not_a_manager="Only members with *Manage Server* can do that.",
    unclear_entry=("There is no term called {given}: choose one from the list that appears while you type."),
    not_own=(
        "**{name}** is a shared term, not one of this server's own. "
        "`/editor edit` makes a copy for this server, and `/editor hide` hides it here."
    ),
)
