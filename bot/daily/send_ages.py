"""How long ago a post was first sent, whatever happened to the clocks since."""

import asyncio
from datetime import timedelta

from bot.daily.model import PostKey


class SendAges:
    """Remembers when this process first sent each post that is not settled yet, by the event loop's clock.

    The wall clock may have been set back since, and the event loop's clock may stand still while the machine is
    suspended. So the age of a send is the larger of the two.
    """

    def __init__(self) -> None:
        self._first_sent: dict[PostKey, float] = {}

    def note(self, key: PostKey) -> None:
        """Note that the post is sent now, and that no earlier attempt went out."""
        self._first_sent[key] = asyncio.get_running_loop().time()

    def settle(self, key: PostKey) -> None:
        """Forget a post that will not be sent again, or of which certainly nothing was sent."""
        self._first_sent.pop(key, None)

    def age(self, key: PostKey, by_wall_clock: timedelta) -> timedelta | None:
        """How long ago it was sent; None if that is unknown.

        After a restart there is only ``by_wall_clock``, and if that says "in the future", the clock was set back.
        """
        first = self._first_sent.get(key)
        if first is not None:
            return max(by_wall_clock, timedelta(seconds=asyncio.get_running_loop().time() - first))
        return by_wall_clock if by_wall_clock >= timedelta(0) else None
