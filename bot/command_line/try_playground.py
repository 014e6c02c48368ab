"""``try``: the bot in the browser, in a simulated Discord. The module cannot be named ``try``, a Python keyword."""

import argparse
import asyncio
import logging

from bot.command_line.arguments import LANGUAGES, Commands, port
from bot.command_line.exit_codes import BAD_CONFIGURATION, FINE, complain
from bot.command_line.streams import say
from bot.glossary.term import Language
from bot.runtime.logs import set_up_logging


def add_to(commands: Commands) -> None:
    """Add ``try`` and its options."""
    parser = commands.add_parser("try", help="try the bot in your browser, in a simulated Discord, without a token")
    parser.add_argument("--port", type=port, help="the page's port (default: 8765, or any free one)")
    parser.add_argument("--no-open", action="store_true", help="don't open the browser")
    parser.add_argument(
        "--locale", choices=LANGUAGES, default="en", help="the Discord language of the simulated users (default: en)"
    )
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Serve the playground until Ctrl-C; if the simulator is not installed, say how to get it."""
    try:
        from bot.playground import PortTaken, play  # noqa: PLC0415 -- an extra that `run` does without
    except ImportError:
        return complain(
            "The playground needs one more package: pip install 'ki-glossar[try]' (in a checkout: make try).",
            BAD_CONFIGURATION,
        )
    set_up_logging("WARNING")
    logging.getLogger("bot.glossary.shared_glossary").setLevel(logging.INFO)  # show when a fixed glossary is loaded
    try:
        asyncio.run(play(Language(options.locale), say, port=options.port, open_browser=not options.no_open))
    except PortTaken as error:
        return complain(str(error), BAD_CONFIGURATION)
    return FINE
