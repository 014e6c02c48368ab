"""What holds for every command of the command line."""

import pytest

from bot.command_line.main import main
from tests.command_line.terminal import bot, said


def test_the_version(capsys):
    """``--version`` prints the version and exits."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert said(capsys)[0].startswith("ki-glossar ")


def test_only_try_loads_the_simulator(monkeypatch):
    """The simulator is an extra, and the other commands start faster without it."""
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")

    done = bot("check")

    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "bot.command_line.try_playground" in loaded
    assert not loaded & {"bot.playground", "simcord"}
