"""What went wrong becomes a sentence and an exit code."""

from bot.command_line.exit_codes import explained


def test_what_this_machine_forbids():
    """A folder or port that the bot's user may not use is the operator's to change; the exit code is 78."""
    sentence, code = explained(PermissionError(13, "Permission denied", "var"))

    assert code == 78
    assert "'var'" in sentence
