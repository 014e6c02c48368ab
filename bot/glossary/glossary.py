"""A whole glossary as one value: its categories and its terms, in the order they were written."""

from dataclasses import dataclass

from bot.glossary.term import Category, Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """A set of terms that fit together: ids and spellings are unique, and every link leads somewhere."""

    categories: tuple[Category, ...]
    terms: tuple[Term, ...]
