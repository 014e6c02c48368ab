"""Every sentence of ``/define``, in English."""

from bot.cogs.define.wording.sentences import DefineWording

ENGLISH = DefineWording(
    define_description="Explain a term from the glossary",
    define_term="The term; misspell it freely, suggestions appear as you type",
    define_private="Show the card only to you (default: everyone in the channel sees it)",
    showing="Showing **{name}** for “{query}”",
    did_you_mean="“{query}” is not clear to me. Did you mean one of these?",
    did_you_mean_this="“{query}” is not clear to me. Did you mean this?",
    nothing_found=(
        "I have nothing for “{query}”. Type `/define` and the first letters, and I'll show you what I know; "
        "`/help` says more."
    ),
    nothing_typed="Which term? Type `/define` and the first letters, and I'll show you what I know; `/help` says more.",
    picked="Here it is: **{name}**",
)
