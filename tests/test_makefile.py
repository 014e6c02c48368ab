"""The Makefile: what it would do, according to make itself."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = [path.name for path in ROOT.glob("*.lock")]
FROM = {"try": "requirements-try.lock", "run": "requirements.lock", "lint": "requirements-dev.lock"}


@pytest.fixture
def checkout(tmp_path):
    """A checkout with everything installed."""
    for name in ["Makefile", "pyproject.toml", *LOCKS]:
        shutil.copy(ROOT / name, tmp_path)
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / ".venv").mkdir()
    for stamp in ["created", "for-try", "for-run", "for-dev"]:
        (tmp_path / ".venv" / stamp).touch()
        os.utime(tmp_path / ".venv" / stamp, (2, 2))
    return tmp_path


def commands(checkout, goal):
    """What make would run for a goal, one command a line."""
    done = subprocess.run(
        ["make", "--dry-run", "PYTHON=python3", goal],  # noqa: S607 -- the make that runs the tests
        cwd=checkout,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.replace("\\\n", "").splitlines()


def installs(checkout, goal):
    """What make would install for a goal: the words after ``pip install``."""
    return [line.split(" install ")[1].split() for line in commands(checkout, goal) if " -m pip " in line]


@pytest.mark.parametrize("goal", FROM)
def test_what_is_installed_stays(checkout, goal):
    """The second time, nothing is installed before the command runs."""
    assert installs(checkout, goal) == []


@pytest.mark.parametrize("goal", FROM)
@pytest.mark.parametrize("changed", ["its lock", "requirements-build.lock", "pyproject.toml"])
def test_a_change_is_installed(checkout, goal, changed):
    """The goal's own lock is installed, with hashes, and then the project itself, which downloads nothing."""
    (checkout / (FROM[goal] if changed == "its lock" else changed)).touch()
    *locked, project = installs(checkout, goal)

    assert all("--require-hashes" in words for words in locked)
    named = {word for words in locked for word in words if not word.startswith("--")}
    assert named == {FROM[goal], "requirements-build.lock"}
    assert project == ["--no-index", "--no-deps", "--no-build-isolation", "--editable", "."]


def test_the_pictures_are_made_with_pinned_tools(checkout):
    """Tools that are in no lock are named with their version, and installed without dependencies."""
    [[option, *packages]] = installs(checkout, "picture")

    assert option == "--no-deps"
    assert packages
    assert all("==" in package for package in packages)


def test_lock_writes_every_lock(checkout):
    """The locks are made from pyproject.toml; the dev lock comes first, and the others take its versions."""
    written = [line.split("--output-file ")[1].split()[0] for line in commands(checkout, "lock")]

    assert written[0] == "requirements-dev.lock"
    assert sorted(written) == sorted(LOCKS)
    assert all("--generate-hashes" in line for line in commands(checkout, "lock"))
    assert all("--constraint requirements-dev.lock" in line for line in commands(checkout, "lock")[1:])
