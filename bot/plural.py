"""English plurals, for log lines and the command line; what members of a server read is in ``wording/``."""


def plural(count: int, one: str, many: str = "") -> str:
    """``one`` if ``count`` is 1, else ``many``, which adds an s unless it is given."""
    return one if count == 1 else many or f"{one}s"
