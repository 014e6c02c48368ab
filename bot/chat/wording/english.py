"""What the bot says in English."""

from bot.chat.wording.daily_english import DAILY_ENGLISH
from bot.chat.wording.sentences import Wording

ENGLISH = Wording(
    daily=DAILY_ENGLISH,
    define_description="Explain a term from the glossary",
    define_term="The term; misspell it freely, suggestions appear as you type",
    define_private="Show the card only to you (default: everyone in the channel sees it)",
    help_description="What this bot can do and how to use it",
    about_description="Version, number of terms, source code and privacy",
    privacy_description="What this bot stores, what it does not, and for how long",
    in_practice="In practice",
    also_known_as="Also known as",
    see_also="See also",
    source="Source",
    sources="Sources",
    showing="Showing **{name}** for “{query}”",
    read_in_this_language="In English",
    delete="Delete",
    did_you_mean="“{query}” is not clear to me. Did you mean one of these?",
    did_you_mean_this="“{query}” is not clear to me. Did you mean this?",
    nothing_found=(
        "I have nothing for “{query}”. Type `/define` and the first letters, and I'll show you what I know; "
        "`/help` says more."
    ),
    nothing_typed="Which term? Type `/define` and the first letters, and I'll show you what I know; `/help` says more.",
    picked="Here it is: **{name}**",
    help_title="KI-Glossar: the glossary in your chat",
    help_intro="One meaning for everyone: ask for a term and a clear card appears.",
    help_define_title="Look a term up",
    help_define=(
        "`/define sharding` shows the card to everyone in the channel. With `private: True` only you see it. "
        "Names complete as you type, even misspelt ones; abbreviations and German names work as well."
    ),
    help_card_title="On the card",
    help_card=(
        "The buttons lead to related terms and to the other language; what they show, only you see. "
        "The person who asked, and anyone who may manage messages, can delete the card."
    ),
    help_daily_title="Term of the day",
    help_daily=(
        "`/today` shows today's term again, and leads to the earlier ones. Whether a channel gets one each day is up "
        "to those who manage the server."
    ),
    help_more_title="More",
    help_more=(
        "It works in servers, in a direct message to me, and everywhere once you add the app to your account. "
        "I answer in German if your Discord is set to German, otherwise in English. More in `/about`."
    ),
    help_setup_title="For you, as you manage this server",
    help_setup=(
        "Looking up works as it is. `/daily set` gives a channel a term of the day; `/daily status` says how it is "
        "doing and which permission is missing, if any. In *Server settings → Integrations* you choose in which "
        "channels and for which roles each command works."
    ),
    about_title="About KI-Glossar",
    about_intro="An open-source glossary bot. It starts with the language of AI, in English and German.",
    about_version="Version",
    about_terms="Terms",
    about_source="Source code",
    about_source_text="MIT licence",
    about_privacy="Privacy",
    about_privacy_text="I store nothing about you, only how often terms are looked up. `/privacy`",
    privacy_title="Privacy",
    privacy_intro="I answer commands; I do not read what people write, and I do not know who asked for what.",
    privacy_kept_title="What is stored",
    privacy_kept=(
        "How often each term was looked up in each server: the server's id, the term, a number. It puts what people "
        "look up most at the top of the list. For servers with a term of the day: its channel, time and other choices, "
        "and which term was posted when."
    ),
    privacy_not_kept_title="What is not stored",
    privacy_not_kept=(
        "No user ids, no names, no messages, nothing of what you type. Whoever asked stands, as Discord's id, only in "
        "the delete button of a public card, which is part of the message in your channel."
    ),
    privacy_end_title="Deleting",
    privacy_end=(
        "Cards can be deleted with their button. Thirty days after a server removed me, everything about it is "
        "deleted; for its counts before that, ask whoever runs this bot."
    ),
    cooldown="That was quick! I can answer you again in {seconds} s.",
    term_gone="This term is no longer in the glossary. `/define` shows the terms there are.",
    delete_not_yours="Only the person who asked, or someone who may manage messages, can delete this card.",
    restarting="I am just being restarted. Please try again in a minute.",
    time_unclear="“{given}” is no time I understand. Write hours and minutes, such as 09:00 or 18:30.",
    zone_unclear=(
        "“{given}” is no time zone I know. Begin to type a city, such as Berlin, or an offset, such as +1, and choose "
        "from the list."
    ),
    days_unclear="I do not understand the days “{given}”. Write them like this: Mon-Fri, or Mon, Wed, Sat.",
    category_unclear="There is no category “{given}”. Choose one from the list that appears while you type.",
    everyone_role="I never ping everybody. Choose another role, or leave it out.",
    no_earlier="There is no earlier term of the day.",
    command_changed="This command has just changed. Restart Discord (Ctrl+R) and try again.",
    not_allowed="You cannot use this command here.",
    database_away="My memory is out of reach just now. Looking terms up works; for this, try again in a minute.",
    incident=(
        "Sorry, something went wrong on my side. Please try again; if it keeps happening, give whoever runs "
        "this bot the code `{incident}`."
    ),
)
