"""Checks READY, with which a gateway begins a session, before discord.py reads it."""

from collections.abc import Callable, Mapping
from typing import Any

Parser = Callable[[Any], None]


class Unsharded(Exception):
    """The gateway does not say which shard a session is for; discord.py cannot do without."""


def checking_ready(parse: Parser) -> Parser:
    """discord.py's parser of READY, behind a check; the result raises ``Unsharded``."""

    def checked(data: Mapping[str, Any]) -> None:
        if "shard" not in data:
            raise Unsharded("its READY does not name the session's shard")
        parse(data)

    return checked
