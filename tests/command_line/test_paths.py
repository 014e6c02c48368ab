"""Paths that no system has, or that are not text, get a sentence wherever they come from."""

import os

import pytest

from bot.command_line.main import main
from tests.command_line.terminal import bot

LONG = "x" * 300
NOT_UTF8 = os.fsdecode(b"st\xff")


@pytest.fixture(autouse=True)
def a_token(monkeypatch):
    """A token, so that the folder is all that is wrong."""
    monkeypatch.setenv("DISCORD_TOKEN", "none")


@pytest.mark.parametrize(("command", "code"), [("run", 78), ("migrate", 78), ("healthcheck", 1)])
def test_a_state_folder_with_a_long_name(monkeypatch, capsys, command, code):
    """One sentence names the folder, and the reason if there is one."""
    monkeypatch.setenv("STATE_DIR", LONG)

    assert main([command]) == code

    [line] = capsys.readouterr().err.splitlines()
    assert LONG in line
    assert code == 1 or "File name too long" in line


@pytest.mark.parametrize("command", ["run", "migrate", "sync", "healthcheck"])
def test_a_state_folder_with_a_null_character(tmp_path, capsys, command):
    """The variable is named; it can only come from the .env file."""
    (tmp_path / ".env").write_bytes(b"STATE_DIR='a\0b'\n")

    assert main([command]) == 78

    told = capsys.readouterr().err.splitlines()
    assert "STATE_DIR: contains a null character; write a path without one" in told


def test_a_source_with_a_long_name(capsys):
    """A database that cannot exist doesn't exist."""
    assert main(["migrate", "--from", f"sqlite:///{LONG}"]) == 78
    assert f"The SQLite file {LONG} does not exist" in capsys.readouterr().err


class TestAPathThatIsNotUtf8:
    """Files with such names are used, and named as well as possible."""

    def test_of_the_state_folder(self, monkeypatch, tmp_path):
        """The database is where it should be."""
        monkeypatch.setenv("STATE_DIR", NOT_UTF8)

        assert main(["migrate"]) == 0
        assert (tmp_path / NOT_UTF8 / "ki-glossar.db").exists()

    @pytest.mark.parametrize("command", [["check", NOT_UTF8], ["lookup", "--glossary", NOT_UTF8, "ray"]])
    def test_of_a_glossary(self, monkeypatch, command):
        """A missing file is reported with its name, escaped, on whatever terminal."""
        monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")

        done = bot(*command)

        said = (done.stdout + done.stderr).decode()
        assert done.returncode == (1 if command[0] == "check" else 78)
        assert "st\\udcff:1: there is no such file" in said

    def test_of_the_token(self, monkeypatch, capsys):
        """A missing file is reported with the variable's name."""
        monkeypatch.delenv("DISCORD_TOKEN")
        monkeypatch.setenv("DISCORD_TOKEN_FILE", NOT_UTF8)

        assert main(["run"]) == 78
        assert "DISCORD_TOKEN_FILE: st\ufffd cannot be read: No such file" in capsys.readouterr().err

    def test_other_settings_must_be_text(self, monkeypatch, capsys):
        """The variable is named."""
        monkeypatch.setenv("LOG_LEVEL", NOT_UTF8)

        assert main(["run"]) == 78
        assert "LOG_LEVEL is not text in UTF-8" in capsys.readouterr().err
