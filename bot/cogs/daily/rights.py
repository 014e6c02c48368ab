"""Who may change the term of the day with a button or a select.

Discord checks the rights of a command, but not those of a click. The click tells whether the person may manage the
server at that moment, and nothing of what the server's integration settings grant; the commands are left for those.
"""

from bot.chat.reply import AnyInteraction
from bot.errors import UserError


class CannotManage(UserError):
    """The person who clicked may not manage the server, or not anymore."""

    sentence = "cannot_manage"


def require_manager(interaction: AnyInteraction) -> None:
    """Make sure that the person who clicks may manage the server.

    Raises:
        CannotManage: they may not.
    """
    if not interaction.permissions.manage_guild:
        raise CannotManage
