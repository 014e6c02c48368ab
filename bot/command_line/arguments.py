"""What the commands' arguments share: where a command adds its own, and the kinds that argparse does not know."""

import argparse
from typing import Protocol

from bot.glossary.term import Language

LANGUAGES = [language.value for language in Language]


class Commands(Protocol):
    """The commands so far, to which one more is added; argparse has no public name for this."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 -- argparse's name
        """Add a command and its line in the list of commands; gives the parser of its arguments."""
        ...


def positive(text: str) -> int:
    """Read a whole number from 1 up."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def port(text: str) -> int:
    """Read the number of a port that one can ask for."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:  # noqa: PLR2004 -- the highest port
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)
