"""The responses of the loopback Discord: JSON as Discord sends it, or one of its refusals."""

import json
from typing import Any

from aiohttp import web

VIA = "1.1 google"
"""The ``Via`` header of Discord's own rate limiter; the proxy in front of it answers without one."""


def answer(body: Any) -> web.Response:
    """A JSON response as Discord sends it, with a content type that does not name the encoding."""
    return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def refusal(status: int, code: int, sentence: str) -> web.Response:
    """A refusal and its reason; ``code`` is one of Discord's own."""
    response = answer({"code": code, "message": sentence})
    response.set_status(status)
    return response


def limited(seconds: float, *, everywhere: bool) -> web.Response:
    """Too many requests: ``everywhere`` for the whole bot, otherwise only for this resource."""
    response = answer({"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere})
    response.set_status(429)
    scope = "global" if everywhere else "user"
    response.headers.update({"Retry-After": f"{seconds:.3f}", "Via": VIA, "X-RateLimit-Scope": scope})
    if everywhere:
        response.headers["X-RateLimit-Global"] = "true"
    return response


def unknown(what: str, code: int) -> web.Response:
    """The resource does not exist."""
    return refusal(404, code, f"Unknown {what}")


def forbidden(*, seen: bool = True) -> web.Response:
    """The bot may not do this, or may not even see the channel (``seen`` False)."""
    return refusal(403, 50013, "Missing Permissions") if seen else refusal(403, 50001, "Missing Access")
