"""How many requests the loopback Discord accepts, and what it answers beyond that."""

import asyncio
from collections import defaultdict, deque

WINDOW_SECONDS = 1.0


class RateLimits:
    """At most ``per_second`` requests in any second.

    In a channel, at most ``per_channel`` messages in any ``channel_seconds``, and at most ``threads`` new threads in
    any ``thread_seconds``. None means no limit. ``refused`` counts the requests over the limit. As on Discord, answers
    to interactions do not count.
    """

    def __init__(
        self,
        per_second: int | None = 50,
        per_channel: int | None = None,
        channel_seconds: float = 5.0,
        threads: int | None = None,
        thread_seconds: float = 300.0,
    ) -> None:
        self.per_second = per_second
        self._buckets = {"messages": (per_channel, channel_seconds), "threads": (threads, thread_seconds)}
        self.refused = 0
        self._latest: deque[float] = deque()
        self._in_channel: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def too_many(self) -> float:
        """Count a request; return how many seconds to wait if it is over the limit, otherwise 0."""
        return self._count(self._latest, self.per_second, WINDOW_SECONDS)

    def too_many_in(self, channel_id: str, kind: str = "messages") -> float:
        """Count a message in this channel, or a thread (``kind`` "threads"), in the same way."""
        return self._count(self._in_channel[kind, channel_id], *self._buckets[kind])

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

    def headers(self, channel_id: str, kind: str = "messages") -> dict[str, str]:
        """The headers about the channel's limit in each answer; none if there is no limit."""
        limit, window = self._buckets[kind]
        if limit is None:
            return {}
        latest = self._in_channel[kind, channel_id]
        since = asyncio.get_running_loop().time() - latest[0] if latest else 0.0
        return {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(limit - len(latest)),
            "X-RateLimit-Reset-After": f"{window - since:.3f}",
            "X-RateLimit-Bucket": kind,
        }
