"""Every sentence of ``/define``, in English."""

from bot.cogs.define.wording.sentences import DefineWording

ENGLISH = DefineWording(
    define_description="Explain a term from the glossary",
    define_term="The term; typos are fine, and suggestions appear as you type",
    define_private="Show the card only to you (default: everyone sees it, unless this server chose otherwise)",
    showing="Showing {name} for “{query}”",
    both="{one} and {other}",
    explained_under="**{covered}** is explained under {name}",
    several_meanings="“{query}” has several meanings. Which one do you want?",
    did_you_mean="I'm not sure what “{query}” is. Did you mean one of these?",
    did_you_mean_this="I'm not sure what “{query}” is. Did you mean this?",
    may_help="These entries may help with “{query}”:",
    this_may_help="This entry may help with “{query}”:",
    mentioned="I have no entry called “{query}”, but these cards mention it:",
    mentioned_in_this="I have no entry called “{query}”, but this card mentions it:",
    appears_for_everyone="The card you choose will appear for everyone here.",
    nothing_found=(
        "I couldn't find “{query}”. Type `/define` and the first few letters, and I'll show you what I know. For "
        "more, see `/help`."
    ),
    nothing_typed=(
        "Which term? Type `/define` and the first few letters, and I'll show you what I know. For more, see `/help`."
    ),
    browse="Browse all terms",
    picked="Here it is: {name}",
)
