"""Log lines are readable for people and machines, and never hold a secret."""

import json
import logging

import pytest

from bot.runtime.logs import BLOT, JsonLines, TextLines, redacted, set_up_logging


@pytest.fixture
def root_logger():
    """The root logger, restored afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    root.handlers[:] = handlers
    root.setLevel(level)


def a_record(message="Hello", *, error=False):
    """A record as the logging module creates it."""
    exc_info = (ValueError, ValueError("broken by tok-en"), None) if error else None
    return logging.LogRecord("bot.test", logging.WARNING, __file__, 1, message, (), exc_info)


def test_a_line_for_a_person():
    """A line has time, level, logger and message, and no color where nobody would see it."""
    line = TextLines().format(a_record())
    assert line.endswith("WARNING  bot.test: Hello")


def test_a_line_in_color():
    """On a terminal, a warning stands out."""
    assert TextLines(colors=True).format(a_record()).startswith("\x1b[33m")


def test_a_line_for_a_machine():
    """One JSON object per line, also with a traceback or a line break in it, and with the time in UTC."""
    line = JsonLines(["tok-en"]).format(a_record("two\nlines", error=True))

    entry = json.loads(line)
    assert "\n" not in line
    assert entry["level"] == "WARNING"
    assert entry["logger"] == "bot.test"
    assert entry["message"] == "two\nlines"
    assert entry["time"].endswith("+00:00")
    assert "ValueError" in entry["traceback"]
    assert "tok-en" not in line


@pytest.mark.parametrize(
    "secret",
    [
        "POST https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback with",
        "PATCH https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24/messages/@original?wait=true",
        "{'type': 2, 'token': 'aW50ZXJhY3Rpb24', 'version': 1}",
        '{"type":2,"token":"aW50ZXJhY3Rpb24","version":1}',
        "HTTPException: aW50ZXJhY3Rpb24aW50ZXJhY3Rp.Gabcde.aW50ZXJhY3Rpb24aW50ZXJhY3Rpb24",
    ],
)
def test_tokens_are_blotted_out(secret):
    """Wherever discord.py writes a token, the line loses only the token."""
    safe = redacted(secret)
    assert "aW50ZXJhY3Rpb24" not in safe
    assert BLOT in safe
    assert safe[:5] == secret[:5]


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_an_outage_that_discordpy_logs_is_one_line(lines):
    """The line says what happened, without a traceback; other handlers still get the traceback."""
    error = ConnectionResetError("Connection lost")
    exc_info = (type(error), error, None)
    record = logging.LogRecord("discord.client", logging.ERROR, __file__, 1, "Trying in %ds", (5,), exc_info)

    line = lines.format(record)

    assert "Trying in 5s (Connection lost)" in line
    assert "ConnectionResetError" not in line
    assert "ConnectionResetError" in logging.Formatter().format(record)


@pytest.mark.parametrize(("logger", "error"), [("bot.client", ConnectionResetError()), ("discord.client", KeyError())])
def test_other_errors_keep_their_traceback(logger, error):
    """So do outages that the bot itself logs with one."""
    record = logging.LogRecord(logger, logging.ERROR, __file__, 1, "Hello", (), (type(error), error, None))
    assert type(error).__name__ in TextLines().format(record)


def test_set_up_writes_to_standard_error(root_logger, capsys):
    """There is exactly one handler, whatever was there before."""
    set_up_logging("INFO", "json", secrets=["hush"])
    logging.getLogger("bot").info("say hush")
    logging.getLogger("bot").debug("not this")

    assert len(root_logger.handlers) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert json.loads(line)["message"] == f"say {BLOT}"
