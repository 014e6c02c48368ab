"""``check``: validate a glossary file, read as the bot reads it."""

import argparse
from pathlib import Path

from bot.command_line.arguments import Commands
from bot.command_line.exit_codes import CHECK_FAILED, FINE
from bot.command_line.streams import say
from bot.glossary.file.loader import GlossaryInvalid, load_glossary
from bot.plural import plural
from bot.settings import shipped_glossary


def add_to(commands: Commands) -> None:
    """Add ``check`` and its argument."""
    parser = commands.add_parser("check", help="check a glossary file for problems")
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        default=shipped_glossary(),
        metavar="FILE",
        help="the file (default: the glossary that comes with the bot)",
    )
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Print how many terms and categories the file has, or every problem, one per line."""
    try:
        glossary = load_glossary(options.file)
    except GlossaryInvalid as error:
        say(*error.problems)
        return CHECK_FAILED
    terms, categories = len(glossary.terms), len(glossary.categories)
    counted = f"{terms} {plural(terms, 'term')} in {categories} {plural(categories, 'category', 'categories')}"
    say(f"{options.file}: {counted}, all fine")
    return FINE
