"""What went wrong becomes a sentence and an exit code."""

from bot.command_line.exit_codes import explained


def test_what_this_machine_forbids():
    """A folder or port the bot's user may not have is for the operator to change; exit code 78."""
    sentence, code = explained(PermissionError(13, "Permission denied", "var"))

    assert code == 78
    assert "'var'" in sentence
