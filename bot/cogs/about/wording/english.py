"""Every sentence of ``/help``, ``/about`` and ``/privacy``, in English."""

from bot.cogs.about.wording.sentences import AboutWording

ENGLISH = AboutWording(
    help_description="What this bot can do and how to use it",
    about_description="Version, number of terms, source code and privacy",
    privacy_description="What this bot stores, what it does not, and for how long",
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
)
