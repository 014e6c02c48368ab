"""The list of every sentence of ``/help``, ``/about`` and ``/privacy``; each language fills in all of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutWording:
    """Every sentence of ``/help``, ``/about`` and ``/privacy``, in one language."""

    help_description: str
    about_description: str
    privacy_description: str
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
    about_title: str
    about_intro: str
    about_version: str
    about_terms: str
    about_source: str
    about_source_text: str
    about_privacy: str
    about_privacy_text: str
    privacy_notice: str
    privacy_title: str
    privacy_intro: str
    privacy_kept_title: str
    privacy_kept: str
    privacy_not_kept_title: str
    privacy_not_kept: str
    privacy_end_title: str
    privacy_end: str
