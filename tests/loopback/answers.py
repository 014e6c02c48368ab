"""How the loopback Discord answers: with JSON as Discord sends it, or with one of its refusals."""

import json
from typing import Any

from aiohttp import web

VIA = "1.1 google"
"""What Discord's own limiter is told by: the proxy before it answers without this header."""


def answer(body: Any) -> web.Response:
    """JSON as Discord sends it: with a content type that says nothing about the encoding."""
    return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


def refusal(status: int, code: int, sentence: str) -> web.Response:
    """No, and why: ``code`` is one of Discord's own."""
    response = answer({"code": code, "message": sentence})
    response.set_status(status)
    return response


def limited(seconds: float, *, everywhere: bool) -> web.Response:
    """Too many requests: of the bot's altogether, or for this one thing."""
    response = answer({"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere})
    response.set_status(429)
    scope = "global" if everywhere else "user"
    response.headers.update({"Retry-After": f"{seconds:.3f}", "Via": VIA, "X-RateLimit-Scope": scope})
    if everywhere:
        response.headers["X-RateLimit-Global"] = "true"
    return response


def unknown(what: str, code: int) -> web.Response:
    """There is no such thing."""
    return refusal(404, code, f"Unknown {what}")


def forbidden(*, seen: bool = True) -> web.Response:
    """The bot may not do it; or not even see where (``seen`` False)."""
    return refusal(403, 50013, "Missing Permissions") if seen else refusal(403, 50001, "Missing Access")
