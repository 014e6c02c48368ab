"""``healthcheck`` is for a container or an orchestrator."""

from bot.command_line.main import main


def test_without_a_bot(capsys):
    """Without a running bot it prints a sentence and exits with code 1."""
    assert main(["healthcheck"]) == 1
    assert "not running" in capsys.readouterr().err


def test_with_a_live_bot(tmp_path):
    """A fresh heartbeat means healthy; no token is needed."""
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "heartbeat").touch()

    assert main(["healthcheck"]) == 0
