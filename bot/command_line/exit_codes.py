"""How the command line ends: with an exit code and, if it is not 0, a sentence that says why.

The codes follow sysexits.h where it has one: 0 fine, 1 a check failed, 2 incorrect usage (argparse's own), 69 Discord
or the database cannot be reached, or another bot uses it, 74 standard input or output cannot be used, 77 Discord
refused the token (do not restart), 78 the configuration is wrong.
"""

from bot.command_line.streams import StreamBroken, warn
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.glossary.file.loader import GlossaryInvalid
from bot.runtime.connecting import SetUpWrong, TokenRefused, Unreachable
from bot.runtime.heartbeat import Unwritable
from bot.settings import SettingsInvalid

FINE, CHECK_FAILED, UNAVAILABLE, BROKEN_STREAM, NO_PERMISSION, BAD_CONFIGURATION = 0, 1, 69, 74, 77, 78


def complain(sentence: str, code: int) -> int:
    """Print ``sentence`` to standard error and return ``code``, for the command to exit with."""
    warn(sentence)
    return code


def explained(error: Exception) -> tuple[str, int] | None:
    """What to tell the operator about ``error``, and the exit code; None for a defect, which shows its traceback."""
    told: tuple[str, int] | None = None
    match error:
        case SettingsInvalid():
            told = f"The configuration is wrong.\n{error}", BAD_CONFIGURATION
        case GlossaryInvalid():
            told = f"The glossary cannot be used.\n{error}", BAD_CONFIGURATION
        case TokenRefused():
            sentence = (
                f"Discord refused the token: {error}. Create a new token on the Bot page of the Developer Portal."
            )
            told = sentence, NO_PERMISSION
        case SetUpWrong():
            sentence = (
                f"Discord doesn't accept how this bot is set up: {error}. Check the application's Bot page "
                "in the Developer Portal, and DISCORD_API_BASE and DISCORD_GATEWAY_URL if they are set."
            )
            told = sentence, BAD_CONFIGURATION
        case Unreachable():
            told = str(error), UNAVAILABLE
        case DatabaseUnavailable():
            told = str(error), UNAVAILABLE
        case StreamBroken():
            told = str(error), BROKEN_STREAM
        case DatabaseUnusable() | Unwritable():
            told = str(error), BAD_CONFIGURATION
        case PermissionError():
            sentence = (
                f"The operating system denied access ({error}). Give the bot's user permission, or choose "
                "another path in the settings."
            )
            told = sentence, BAD_CONFIGURATION
        case _:
            pass
    return told
