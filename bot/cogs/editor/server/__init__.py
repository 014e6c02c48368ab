"""What a server decides about its glossary: shared terms that it hides, who its editors are, how cards look."""

from bot.cogs.editor.server.hiding import ShowAgain, hidden_choices, hide, shared_choices, unhide
from bot.cogs.editor.server.role import TakeRoleAway, set_role
from bot.cogs.editor.server.settings import UndoSettings, change_settings, set_links
from bot.cogs.editor.server.wording import wording

__all__ = [
    "ITEMS",
    "change_settings",
    "hidden_choices",
    "hide",
    "set_links",
    "set_role",
    "shared_choices",
    "unhide",
    "wording",
]

ITEMS = (ShowAgain, TakeRoleAway, UndoSettings)
