"""How many requests the loopback Discord accepts, and what it answers beyond that."""

import asyncio
from collections import defaultdict, deque

WINDOW_SECONDS = 1.0
_CHANNEL_SECONDS = 5.0


class RateLimits:
    """At most ``per_second`` requests in any second, and ``per_channel`` messages in a channel in any five.

    None means no limit. ``refused`` counts the requests over the limit. As on Discord, answers to interactions do not
    count.
    """

    def __init__(self, per_second: int | None = 50, per_channel: int | None = None) -> None:
        self.per_second = per_second
        self.per_channel = per_channel
        self.refused = 0
        self._latest: deque[float] = deque()
        self._messages: defaultdict[str, deque[float]] = defaultdict(deque)

    def too_many(self) -> float:
        """Count a request; return how many seconds to wait if it is over the limit, otherwise 0."""
        return self._count(self._latest, self.per_second, WINDOW_SECONDS)

    def too_many_in(self, channel_id: str) -> float:
        """Count a message in this channel, in the same way."""
        return self._count(self._messages[channel_id], self.per_channel, _CHANNEL_SECONDS)

    def _count(self, latest: deque[float], limit: int | None, window: float) -> float:
        if limit is None:
            return 0.0
        now = asyncio.get_running_loop().time()
        while latest and now - latest[0] >= window:
            latest.popleft()
        if len(latest) >= limit:
            self.refused += 1
            return latest[0] + window - now
        latest.append(now)
        return 0.0

    def headers(self, channel_id: str) -> dict[str, str]:
        """The headers about the channel's limit in each answer; none if there is no limit."""
        if self.per_channel is None:
            return {}
        latest = self._messages[channel_id]
        since = asyncio.get_running_loop().time() - latest[0] if latest else 0.0
        return {
            "X-RateLimit-Limit": str(self.per_channel),
            "X-RateLimit-Remaining": str(self.per_channel - len(latest)),
            "X-RateLimit-Reset-After": f"{_CHANNEL_SECONDS - since:.3f}",
            "X-RateLimit-Bucket": "messages",
        }
