"""What every part of the bot says, in English."""

from bot.chat.wording.sentences import Wording

ENGLISH = Wording(
    in_practice="In practice",
    not_to_be_confused="Not to be confused with",
    also_known_as="Also known as",
    other_language="German",
    source="Source",
    sources="Sources",
    not_translated="Not translated yet, so shown in German",
    partly_translated="Not fully translated yet, so partly in German",
    as_of="As of {month}",
    own_definition="This server's own definition",
    read_in_this_language="In English",
    show_shared="Shared definition",
    show_own="This server's definition",
    back="Back",
    share="Show to everyone",
    delete="Delete",
    shared="{user} is showing {name}",
    cooldown="Not so fast! Try again in {seconds} s.",
    term_gone="This term is no longer in the glossary. Type `/define` to see which terms there are.",
    category_unclear="There's no category “{given}”. Choose one from the list that appears as you type.",
    delete_not_yours="Only the person who asked, or someone who can manage messages, can delete this card.",
    cannot_share="You can't post in this channel, so I can't show the card to everyone here.",
    going_offline="I'm going offline, probably just to restart. Please try again in a minute.",
    command_changed="This command has just changed. Restart Discord (Ctrl+R) and try again.",
    not_allowed="You can't use this command here.",
    database_away="I can't reach my database right now. You can still look up terms; try this again in a minute.",
    outdated="This no longer works. Restart Discord (Ctrl+R) and use the command again.",
    incident=(
        "Sorry, something went wrong on my side. Please try again. If it keeps happening, report the code "
        "`{incident}` to the bot's operator."
    ),
)
