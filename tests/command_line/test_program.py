"""Help and sentences name the program as it was called, so that whoever follows them gets there."""

import os
import sys
from pathlib import Path

import pytest

from tests.command_line.terminal import bot

FOLDER = Path(sys.executable).parent
SCRIPT = FOLDER / "ki-glossar"
MODULE = (sys.executable, "-m", "bot")


@pytest.fixture(params=[True, False], ids=["on the path", "elsewhere"])
def folder(request, monkeypatch):
    """What must be typed before the program's name: nothing, if the shell finds it."""
    others = [part for part in os.environ["PATH"].split(os.pathsep) if Path(part) != FOLDER]  # noqa: TID251 -- a child's
    monkeypatch.setenv("PATH", os.pathsep.join([str(FOLDER), *others] if request.param else others))
    return "" if request.param else f"{FOLDER}/"


@pytest.mark.parametrize(
    ("program", "name"),
    [((str(SCRIPT),), "ki-glossar"), (MODULE, f"{Path(sys.executable).name} -m bot")],
    ids=["script", "module"],
)
def test_the_name_can_be_typed(folder, program, name):
    """The usage line and the advice to try the playground begin with it."""
    helped, advised = bot("--help", program=program), bot("run", program=program)

    assert helped.stdout.decode().startswith(f"usage: {folder}{name} [-h]")
    assert f"use `{folder}{name} try`" in advised.stderr.decode()
