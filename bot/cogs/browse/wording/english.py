"""Every sentence of ``/browse``, in English."""

from bot.cogs.browse.wording.sentences import BrowseWording

ENGLISH = BrowseWording(
    browse_description="Browse the glossary: all terms by name, only for you to see",
    browse_category="Only terms of this category; suggestions appear as you type",
    browse_level="Only terms of this level",
    basic="Basic",
    advanced="Advanced",
    expert="Expert",
    all_terms="All terms",
    all_levels="All levels",
    none_here="There are no terms here. Choose another category.",
    page_of="Page {page} of {pages} · Terms: {terms}",
    open_a_card="Open a card …",
    choose_a_category="Choose a category …",
    previous="◀ Previous",
    next="Next ▶",
)
