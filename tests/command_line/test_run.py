"""``run`` says what is missing before it tries anything."""

import pytest

from bot.command_line.main import main


@pytest.mark.parametrize("arguments", [[], ["run"]])
def test_without_a_token(arguments, capsys):
    """One sentence names ``try``; the exit code is 78."""
    assert main(arguments) == 78
    error = capsys.readouterr().err
    assert "DISCORD_TOKEN" in error
    assert "try" in error


def test_with_a_wrong_setting(monkeypatch, capsys):
    """The variable is named; the exit code is 78."""
    monkeypatch.setenv("LOG_LEVEL", "loud")

    assert main(["run"]) == 78
    assert "LOG_LEVEL" in capsys.readouterr().err
