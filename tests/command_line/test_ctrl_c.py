"""Ctrl-C while a command starts: it ends with exit code 0 and says nothing, wherever it was.

Python reports what it is about to do (``sys.addaudithook``). A module that every Python imports first waits there: it
says that the point is reached, and goes on when its input ends.
"""

import os
import signal
import subprocess
import sys

import pytest

WAITING = """
import os, sys

event, text = os.environ.pop("WAIT_BEFORE").split(" ")

def wait(what, about):
    global event
    if what == event and text in str(about[:2]):
        event = None
        os.write(1, b"here\\n")
        os.read(0, 1)

sys.addaudithook(wait)
"""

ENDS = "other tests let the commands end by themselves"


@pytest.fixture(autouse=True)
def waiting_python(tmp_path, monkeypatch):
    """Settings that reach nobody, and the module that waits."""
    (tmp_path / ".env").touch()
    folder = tmp_path / "first"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WAITING, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
    monkeypatch.setenv("DISCORD_TOKEN", "none")
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:1/api")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # the tests may run in the background
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(arguments, before, monkeypatch):
    """Press Ctrl-C when the command has reached the point; give its exit code, its output, and what it logged."""
    monkeypatch.setenv("WAIT_BEFORE", before)
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout.readline() == "here\n"
            process.send_signal(signal.SIGINT)
            output, logged = process.communicate(timeout=60)
        finally:
            process.kill()
    return process.returncode, output, logged


@pytest.mark.unmeasured(ENDS)
@pytest.mark.parametrize(
    ("command", "before"),
    [
        ("run", "import bot.command_line.streams"),
        pytest.param("run", "import bot.command_line.main", marks=pytest.mark.long),
        ("--version", "import discord"),
        pytest.param("check", "import pydantic", marks=pytest.mark.long),
        ("check", "open glossary.yaml"),
        pytest.param("lookup ray", "open glossary.yaml", marks=pytest.mark.long),
        pytest.param("healthcheck", "open .env", marks=pytest.mark.long),
        pytest.param("migrate", "import alembic.command", marks=pytest.mark.long),
        ("migrate", "sqlite3.connect ki-glossar"),
        pytest.param("try --no-open", "import simcord", marks=pytest.mark.long),
    ],
)
def test_it_ends_in_silence(monkeypatch, command, before):
    """No traceback, whether it loads code, reads a file, or waits for a database or for Discord."""
    assert interrupt(command.split(), before, monkeypatch) == (0, "", "")


@pytest.mark.unmeasured(ENDS)
@pytest.mark.parametrize(
    ("command", "before"),
    [
        pytest.param("run", "open .env", marks=pytest.mark.long),
        ("run", "open glossary.yaml"),
        pytest.param("run", "import bot.cogs.daily", marks=pytest.mark.long),
        ("run", "socket.connect 127.0.0.1"),
        pytest.param("sync", "socket.connect 127.0.0.1", marks=pytest.mark.long),
        ("try --no-open", "socket.bind 127.0.0.1"),
    ],
)
def test_it_says_at_most_what_it_does(monkeypatch, command, before):
    """Later it may have logged something, but still no traceback."""
    code, _, logged = interrupt(command.split(), before, monkeypatch)

    assert code == 0
    assert "Traceback" not in logged
    assert "Exception ignored" not in logged


@pytest.mark.unmeasured(ENDS)
def test_a_playground_that_is_not_ready_yet(monkeypatch):
    """It doesn't announce a page that it is about to close."""
    assert interrupt(["try", "--no-open"], "sqlite3.connect ki-glossar", monkeypatch) == (0, "Stopped.\n", "")


@pytest.mark.unmeasured(ENDS)
def test_in_the_background_it_may_be_ignored(monkeypatch):
    """A shell lets programs in the background ignore Ctrl-C, and it stays like that."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code, output, _ = interrupt(["--version"], "import discord", monkeypatch)
    finally:
        signal.signal(signal.SIGINT, before)

    assert code == 0
    assert output.startswith("ki-glossar ")


THREADS = """
import asyncio, gc, sys, threading
import bot.command_line.main
from bot.__main__ import main

def run():
    loop = asyncio.new_event_loop()
    loop.close()
    for work in (lambda: loop.call_soon_threadsafe(print), lambda: 1 / 0):
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join()
    return 0 if gc.isenabled() else 1  # it is off while the code is loaded

bot.command_line.main.main = run
sys.exit(main())
"""


def test_a_thread_that_outlives_its_event_loop():
    """SQLite's thread may finish when nobody waits for it; that is no error, but others are still reported."""
    done = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0
    assert "ZeroDivisionError" in done.stderr
    assert "Event loop is closed" not in done.stderr
