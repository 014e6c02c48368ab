"""How long to wait before a retry: one policy for everything."""

import random

_MOST_DOUBLINGS = 30  # more than any ``longest`` needs; keeps the power of two small


def backoff(attempt: int, first: float, longest: float) -> float:
    """Seconds to wait before retry number ``attempt``, counted from 0: ``first``, then doubled up to ``longest``."""
    return min(longest, first * 2.0 ** min(attempt, _MOST_DOUBLINGS))


def jittered(seconds: float) -> float:
    """``seconds``, shortened at random by up to half, so that many bots do not return to Discord at the same moment."""
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311 -- no secret depends on it
