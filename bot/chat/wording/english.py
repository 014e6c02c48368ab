"""What every part of the bot says, in English."""

from bot.chat.wording.sentences import Wording

ENGLISH = Wording(
    in_practice="In practice",
    also_known_as="Also known as",
    see_also="See also",
    source="Source",
    sources="Sources",
    read_in_this_language="In English",
    delete="Delete",
    cooldown="That was quick! I can answer you again in {seconds} s.",
    term_gone="This term is no longer in the glossary. `/define` shows the terms there are.",
    delete_not_yours="Only the person who asked, or someone who may manage messages, can delete this card.",
    restarting="I am just being restarted. Please try again in a minute.",
    command_changed="This command has just changed. Restart Discord (Ctrl+R) and try again.",
    not_allowed="You cannot use this command here.",
    database_away="My memory is out of reach just now. Looking terms up works; for this, try again in a minute.",
    incident=(
        "Sorry, something went wrong on my side. Please try again; if it keeps happening, give whoever runs "
        "this bot the code `{incident}`."
    ),
)
