"""Where ``python -m bot`` and the script ``ki-glossar`` begin."""

import sys

from bot.command_line.main import main

if __name__ == "__main__":
    sys.exit(main())
