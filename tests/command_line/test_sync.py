"""``sync`` says what is missing; tests/runtime looks at what it does."""

from bot.command_line.main import main


def test_sync_needs_a_token_too(capsys):
    """Discord takes commands only from who has one."""
    assert main(["sync"]) == 78
    assert "DISCORD_TOKEN" in capsys.readouterr().err
