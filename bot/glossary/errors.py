"""Errors that people see when they look up a term."""

from bot.errors import UserError


class TermGone(UserError):
    """A term that a button or a list names has left the glossary."""

    sentence = "term_gone"
