"""Remembers what has been dealt with, so that it does not happen a second time."""

from collections import OrderedDict
from collections.abc import Hashable

_MOST = 10_000  # hours of a busy bot; a repetition comes within seconds, or minutes if a connection broke


class Once:
    """The latest ids of interactions or messages that have been dealt with; the oldest are forgotten.

    They are known to this process only. That is enough while interactions come through the gateway, which sends those
    of a guild to one process. Several processes that receive interactions over HTTP would have to share them.
    """

    def __init__(self) -> None:
        self._ids: OrderedDict[Hashable, None] = OrderedDict()

    def is_first(self, number: Hashable) -> bool:
        """Whether this id is new; from now on it is not."""
        if number in self._ids:
            return False
        self._ids[number] = None
        if len(self._ids) > _MOST:
            self._ids.popitem(last=False)
        return True

    def forget(self, number: Hashable) -> None:
        """Let this id be the first again, because what it stands for did not happen."""
        self._ids.pop(number, None)
