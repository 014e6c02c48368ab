"""What the commands share: where a command adds its arguments, and argument types that argparse lacks."""

import argparse
from typing import Protocol

from bot.glossary.term import Language

_MOST = 1_000_000  # more than any glossary has terms

LANGUAGES = [language.value for language in Language]


class Commands(Protocol):
    """Where a command adds itself; argparse has no public name for this type."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 -- argparse's name
        """Add a command, with ``help`` as its line in the list of commands; return the parser of its arguments."""
        ...


def positive(text: str) -> int:
    """Parse a whole number from 1 up; one beyond a million counts as a million."""
    digits = text.lstrip("0")
    if not text.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return min(int(digits[:20]), _MOST)  # int() refuses thousands of digits, and twenty say enough


def port(text: str) -> int:
    """Parse a port number from 1 to 65535."""
    digits = text.lstrip("0")
    if not text.isascii() or not digits.isdigit() or not 1 <= int(digits[:20]) <= 65535:  # noqa: PLR2004 -- the highest port
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number from 1 to 65535")
    return int(digits)
