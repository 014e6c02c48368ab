"""Logging: formats all lines and keeps secrets out of them.

Lines go to standard error, readable on a terminal or as JSON for a log collector. All of them, including tracebacks and
other libraries' lines, pass through ``redacted``, which removes the bot token and interaction tokens (which let anyone
answer as the bot for 15 minutes) at every level.
"""

import copy
import json
import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from discord import VoiceClient

from bot.runtime.connecting import is_outage
from bot.settings import LogFormat
from bot.transport.attempt_trace import briefly

BLOT = "[redacted]"

# An interaction token appears in the paths of callbacks and webhooks, and as the value of "token" in gateway events,
# which discord.py logs at DEBUG as JSON or as Python. A bot token has three parts in base64url.
_TOKENS = (
    (re.compile(r"(/interactions/\d+/)[^/\s?'\"]+"), rf"\1{BLOT}"),
    (re.compile(r"(/webhooks/\d+/)[^/\s?'\"]+"), rf"\1{BLOT}"),
    (re.compile(r"""(["']token["']\s*:\s*["'])[^"']+"""), rf"\1{BLOT}"),
    (re.compile(r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"), BLOT),
)


def set_up_logging(level: str, log_format: LogFormat = "text", *, secrets: Sequence[str] = ()) -> None:
    """Log from ``level`` up; ``secrets`` never appear, whatever they look like."""
    handler = logging.StreamHandler(sys.stderr)
    lines = JsonLines(secrets) if log_format == "json" else TextLines(secrets, colors=sys.stderr.isatty())
    handler.setFormatter(lines)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    if level != "DEBUG":
        logging.getLogger("alembic").setLevel(logging.WARNING)  # at INFO it logs the kind of database at every start
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # the bot never speaks


def shorten_outage(record: logging.LogRecord) -> logging.LogRecord:
    """``record``, or a copy in one line if discord.py logs an outage with a traceback, as at every reconnect."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None or not record.name.startswith("discord.") or not is_outage(error):
        return record
    short = copy.copy(record)  # other handlers get the record as it was
    short.msg, short.args = f"{record.getMessage()} ({briefly(error)})", ()
    short.exc_info = short.exc_text = None
    return short


def redacted(text: str, secrets: Sequence[str] = ()) -> str:
    """``text`` without the given ``secrets``, and without anything that looks like a token or stands in for one."""
    for secret in secrets:
        text = text.replace(secret, BLOT)
    for pattern, replacement in _TOKENS:
        text = pattern.sub(replacement, text)
    return text


class TextLines(logging.Formatter):
    """Lines for a person: time, level, logger, message."""

    _COLORS = {logging.WARNING: "33", logging.ERROR: "31", logging.CRITICAL: "41"}  # noqa: RUF012 -- a constant

    def __init__(self, secrets: Sequence[str] = (), *, colors: bool = False) -> None:
        super().__init__("%(asctime)s %(levelname)-8s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = secrets
        self._colors = colors

    def format(self, record: logging.LogRecord) -> str:
        """The record and its traceback as text."""
        line = redacted(super().format(shorten_outage(record)), self._secrets)
        color = self._COLORS.get(record.levelno) if self._colors else None
        return f"\x1b[{color}m{line}\x1b[0m" if color else line


class JsonLines(logging.Formatter):
    """One JSON object per line: time (UTC, ISO 8601), level, logger, message, and the traceback if there is one."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        record = shorten_outage(record)
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redacted(record.getMessage(), self._secrets),
        }
        if record.exc_info:
            entry["traceback"] = redacted(self.formatException(record.exc_info), self._secrets)
        return json.dumps(entry, ensure_ascii=False)
