"""``sync`` says what is missing; tests/runtime tests what it does."""

from bot.command_line.main import main


def test_sync_needs_a_token_too(capsys):
    """Discord accepts commands only from a bot with a token."""
    assert main(["sync"]) == 78
    assert "DISCORD_TOKEN" in capsys.readouterr().err
