"""The list of everything the bot says. Each language fills in all of it, or the type checker complains.

Sentences with ``{names}`` are filled with ``str.format``; the names are the same in every language. Command
and option descriptions are at most 100 characters, button labels at most 80 (Discord's limits).
"""

from dataclasses import dataclass

from bot.chat.wording.daily_sentences import DailyWording


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Every sentence a user reads, in one language."""

    daily: DailyWording

    # Descriptions in Discord's command picker
    define_description: str
    define_term: str
    define_private: str
    help_description: str
    about_description: str
    privacy_description: str

    # The card
    in_practice: str
    also_known_as: str
    see_also: str
    source: str
    sources: str
    showing: str  # {name}, {query}
    read_in_this_language: str
    delete: str

    # Not clear, or nothing
    did_you_mean: str  # {query}
    did_you_mean_this: str  # {query}; for a list of one
    nothing_found: str  # {query}
    nothing_typed: str
    picked: str  # {name}

    # /help
    help_title: str
    help_intro: str
    help_define_title: str
    help_define: str
    help_card_title: str
    help_card: str
    help_daily_title: str
    help_daily: str
    help_more_title: str
    help_more: str
    help_setup_title: str
    help_setup: str

    # /about
    about_title: str
    about_intro: str
    about_version: str
    about_terms: str
    about_source: str
    about_source_text: str
    about_privacy: str
    about_privacy_text: str

    # /privacy
    privacy_title: str
    privacy_intro: str
    privacy_kept_title: str
    privacy_kept: str
    privacy_not_kept_title: str
    privacy_not_kept: str
    privacy_end_title: str
    privacy_end: str

    # When something does not work
    cooldown: str  # {seconds}
    term_gone: str
    delete_not_yours: str
    restarting: str
    time_unclear: str  # {given}
    zone_unclear: str  # {given}
    days_unclear: str  # {given}
    category_unclear: str  # {given}
    everyone_role: str
    no_earlier: str
    command_changed: str
    not_allowed: str
    database_away: str
    incident: str  # {incident}
