"""Errors that people see when they look up a term."""

from bot.errors import UserError


class TermGone(UserError):
    """A term that a button or a list names has left the glossary."""

    sentence = "term_gone"


class CategoryUnclear(UserError):
    """``given`` is not a category of the glossary."""

    sentence = "category_unclear"
