"""How long to wait before trying again: the one policy for everything that is retried."""

import random

_MOST_DOUBLINGS = 30  # beyond any longest pause; keeps the power of two small


def backoff(attempt: int, first: float, longest: float) -> float:
    """Seconds to wait before retry number ``attempt``, counted from 0: ``first``, then doubled up to ``longest``."""
    return min(longest, first * 2.0 ** min(attempt, _MOST_DOUBLINGS))


def jittered(seconds: float) -> float:
    """Shortened by up to a half at random, so that many bots do not come back to Discord at the same moment."""
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311 -- no secret depends on it
