"""Parse the arguments, run the command, explain what went wrong; nothing else. Ctrl-C is up to ``bot.__main__``."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version

from bot.command_line import check, healthcheck, lookup, migrate, run, sync, try_playground
from bot.command_line.exit_codes import complain, explained
from bot.command_line.program import program
from bot.command_line.streams import say, warn

_COMMANDS = (run, try_playground, lookup, sync, migrate, healthcheck, check)  # in the order of --help


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parsed(arguments)
        return options.execute(options)
    except Exception as error:
        if (told := explained(error)) is None:
            raise
        return complain(*told)


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    try:
        return make_parser().parse_args(arguments)
    except SystemExit:  # it has printed the help or a mistake, and ignores whether that worked
        warn()
        say()
        raise


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; ``execute`` in its result is the function that runs the command."""
    parser = argparse.ArgumentParser(
        prog=program(),
        description="A glossary that lives in Discord. If no command is given, the bot runs on Discord.",
    )
    parser.add_argument("--version", action="version", version=f"ki-glossar {version('ki-glossar')}")
    parser.set_defaults(execute=run.execute)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
