"""Parse the arguments, run the command, explain what went wrong; nothing else."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version

from bot.command_line import check, healthcheck, lookup, migrate, run, sync, try_playground
from bot.command_line.exit_codes import FINE, complain, explained

_COMMANDS = (run, try_playground, lookup, sync, migrate, healthcheck, check)  # in the order of --help


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = make_parser().parse_args(arguments)
    try:
        return options.execute(options)
    except KeyboardInterrupt:
        return FINE
    except Exception as error:
        if (told := explained(error)) is None:
            raise
        return complain(*told)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; ``execute`` in its result is the function that runs the command."""
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="A glossary that lives in Discord. If no command is given, the bot runs on Discord.",
    )
    parser.add_argument("--version", action="version", version=f"ki-glossar {version('ki-glossar')}")
    parser.set_defaults(execute=run.execute)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_to(commands)
    return parser
