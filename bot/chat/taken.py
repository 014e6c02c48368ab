"""Whether anybody answers an interaction: a command or a button takes it, and the client answers what nobody takes."""

from bot.chat.reply import AnyInteraction

_TAKEN = "taken"


def take(interaction: AnyInteraction) -> None:
    """Promise to answer ``interaction``; this must happen before anything is awaited."""
    interaction.extras[_TAKEN] = True


def is_taken(interaction: AnyInteraction) -> bool:
    """Whether somebody has promised to answer ``interaction``."""
    return _TAKEN in interaction.extras
