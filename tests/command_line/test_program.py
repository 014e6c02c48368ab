"""Help and sentences name the program as it was called, so that whoever follows them gets there."""

import os
import sys
from pathlib import Path

import pytest

from bot import __main__ as module
from bot.command_line.main import main
from tests.command_line.terminal import bot

FOLDER = Path(sys.executable).parent
SCRIPT = FOLDER / "ki-glossar"
PYTHON = Path(sys.executable).name


@pytest.fixture
def path(monkeypatch):
    """Let the shell find the program, or not; return what must be typed before its name."""

    def let(*, found: bool) -> str:
        others = [part for part in os.environ["PATH"].split(os.pathsep) if Path(part) != FOLDER]  # noqa: TID251 -- a child's
        monkeypatch.setenv("PATH", os.pathsep.join([str(FOLDER), *others] if found else others))
        return "" if found else f"{FOLDER}/"

    return let


@pytest.mark.parametrize("found", [True, False], ids=["on the path", "elsewhere"])
@pytest.mark.parametrize(
    ("called", "name"), [(SCRIPT, "ki-glossar"), (module.__file__, f"{PYTHON} -m bot")], ids=["script", "module"]
)
def test_the_name_can_be_typed(path, monkeypatch, capsys, found, called, name):
    """The usage line and the advice to try the playground begin with it."""
    folder = path(found=found)
    monkeypatch.setattr(sys, "argv", [str(called)])

    with pytest.raises(SystemExit):
        main(["--help"])
    assert main(["run"]) == 78

    told = capsys.readouterr()
    assert told.out.startswith(f"usage: {folder}{name} [-h]")
    assert f"use `{folder}{name} try`" in told.err


def test_processes_know_their_name(path):
    """The script and the module are called as they are here."""
    folder = path(found=False)

    script, run = bot("--help", program=(str(SCRIPT),)), bot("run")

    assert script.stdout.decode().startswith(f"usage: {folder}ki-glossar [-h]")
    assert f"use `{folder}{PYTHON} -m bot try`" in run.stderr.decode()
