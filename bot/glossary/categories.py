"""What people type for a category, read and completed."""

from collections.abc import Iterable

from bot.glossary.errors import CategoryUnclear
from bot.glossary.term import Category, Language


def read_category(categories: Iterable[Category], text: str | None) -> str | None:
    """The id of the category that was given by id or by its name in any language; None for all categories.

    Raises:
        CategoryUnclear: there is no such category.
    """
    if not text or not text.strip():
        return None
    wanted = text.strip().casefold()
    for category in categories:
        if wanted in (category.id.casefold(), category.name.en.casefold(), category.name.de.casefold()):
            return category.id
    raise CategoryUnclear(given=text)


def complete_category(categories: Iterable[Category], text: str, language: Language) -> list[Category]:
    """The categories whose name contains what was typed, sorted by name; those that begin with it come first."""
    wanted = text.strip().casefold()
    found = [each for each in categories if wanted in each.name[language].casefold()]
    return sorted(found, key=lambda each: (not each.name[language].casefold().startswith(wanted), each.name[language]))
