"""The list of every sentence of ``/browse``; each language fills in all of it."""

from dataclasses import dataclass

from bot.glossary.term import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseWording:
    """Every sentence of ``/browse``, in one language."""

    browse_description: str
    browse_category: str
    browse_level: str
    basic: str
    advanced: str
    expert: str
    all_terms: str
    all_levels: str
    none_here: str
    page_of: str  # {page}, {pages}, {terms}
    open_a_card: str
    choose_a_category: str
    previous: str
    next: str

    def level_name(self, level: Level) -> str:
        """What a level is called."""
        return {Level.BASIC: self.basic, Level.ADVANCED: self.advanced, Level.EXPERT: self.expert}[level]
