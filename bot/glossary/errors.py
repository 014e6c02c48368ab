"""What somebody who asks for a term can get wrong."""

from bot.errors import UserError


class TermGone(UserError):
    """A term that a button or a list names has left the glossary."""

    sentence = "term_gone"
