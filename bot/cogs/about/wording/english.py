"""Every sentence of ``/help``, ``/about`` and ``/privacy``, in English."""

from bot.cogs.about.wording.sentences import AboutWording

ENGLISH = AboutWording(
    help_description="What this bot can do and how to use it",
    about_description="Version, number of terms, source code, and privacy",
    privacy_description="What this bot stores, what it doesn't, and for how long",
    help_title="KI-Glossar: the glossary in your chat",
    help_intro="Look up a term and get a card that explains it, so that everyone means the same thing.",
    help_define_title="Look up a term",
    help_define=(
        "`/define` shows the card to everyone in the channel. With `private: True`, only you see it. Suggestions "
        "appear as you type, even if you misspell a name. Abbreviations and other names work too. `/browse` lists "
        "all terms."
    ),
    help_card_title="On the card",
    help_card=(
        "The buttons lead to related terms and to the other language. Only you see what they show, until you press "
        "*Show to everyone*. The person who asked, and anyone who can manage messages, can delete a public card. If "
        "you see no cards at all, turn on embeds and link previews in Discord's settings, under *Chat*."
    ),
    help_daily_title="Term of the day",
    help_daily=(
        "On a server with a term of the day, `/today` shows today's term and takes you to earlier ones. Whether a "
        "channel gets a term every day is up to the people who manage the server."
    ),
    help_more_title="More",
    help_more=(
        "I work in servers, in direct messages, and anywhere else on Discord once you add the app to your account. "
        "I answer in German if your Discord is set to German, and in English otherwise. For more, see `/about`."
    ),
    help_setup_title="For you, since you manage this server",
    help_setup=(
        "Lookups work right away. `/daily set` gives a channel a term of the day. `/daily status` shows how it's "
        "going and whether I'm missing any permissions. In *Server Settings → Integrations*, you choose the channels "
        "and roles that can use each command."
    ),
    about_title="About KI-Glossar",
    about_intro="An open-source glossary bot. It comes with an AI glossary in English and German.",
    about_version="Version",
    about_terms="Terms",
    about_source="Source code",
    about_source_text="MIT License",
    about_privacy="Privacy",
    about_privacy_text="I store nothing about you unless you edit a server's own terms. `/privacy` says what I store.",
    privacy_notice="The full privacy notice",
    privacy_title="Privacy",
    privacy_intro=(
        "I answer commands. I don't follow your conversations or keep track of who looks up what. If the "
        "posting of a term of the day was interrupted, I search that channel, but only for my own post, and I keep "
        "nothing else I find there."
    ),
    privacy_kept_title="What is stored",
    privacy_kept=(
        "How often each term was looked up in each server: the server's ID, the term, and a number. That's how the "
        "most popular terms get to the top of the list. For servers with a term of the day: the channels, the times, "
        "the other settings, which terms come next, and which term was posted when.\n"
        "For servers with terms of their own: the terms, unsaved drafts, which other terms are hidden, the settings, "
        "the editors' role, and who changed what when (their Discord ID). A term made from a message names its author "
        "and links to it."
    ),
    privacy_not_kept_title="What is not stored",
    privacy_not_kept=(
        "No user IDs, no names, no messages, nothing you type, apart from what editors write. But a public card is a "
        "message in your channel: its delete button contains the Discord ID of the person who asked, and it may repeat "
        "what they typed."
    ),
    privacy_end_title="Deletion",
    privacy_end=(
        "If you asked for a card, you can delete it with its button. Changes to a server's own terms are kept for 90 "
        "days, and the last 20 of each term for as long as it is there; drafts for two days. Thirty days after a "
        "server removes me, everything stored about it is deleted. To have its counts deleted sooner, ask the bot's "
        "operator."
    ),
)
