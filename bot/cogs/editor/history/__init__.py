"""What was changed and by whom, what was removed, and what there is, with the ways to take it back."""

from bot.cogs.editor.history.own_list import OpenOwn, TurnOwn
from bot.cogs.editor.history.pages import OpenChange, ShowHistory, TakeBack, TurnHistory
from bot.cogs.editor.history.removed import changed_choices, removed_choices
from bot.cogs.editor.history.showing import bring_back, show_history, show_own, show_stale
from bot.cogs.editor.history.stale import OpenStale, StillRight, TurnStale
from bot.cogs.editor.history.wording import wording

__all__ = [
    "ITEMS",
    "ShowHistory",
    "bring_back",
    "changed_choices",
    "removed_choices",
    "show_history",
    "show_own",
    "show_stale",
    "wording",
]

ITEMS = (TurnHistory, ShowHistory, OpenChange, TakeBack, TurnOwn, OpenOwn, TurnStale, OpenStale, StillRight)
