"""The command line: parse, wire, exit codes; nothing else.

Exit codes follow sysexits.h where it has one: 0 fine, 1 a check failed, 2 wrong usage, 69 Discord cannot be
reached, 77 Discord refused the token (do not restart), 78 the configuration is wrong.
"""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import discord

from bot.all_tables import all_tables
from bot.client import create_bot
from bot.database.address import parse_address
from bot.database.database import Database
from bot.database.errors import DatabaseUnavailable, DatabaseUnusable
from bot.database.transfer import copy_database
from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import GlossaryInvalid, load_glossary
from bot.glossary.term import Language, Term
from bot.lookup.outcomes import Confident, Exact, Match, Nothing, Outcome, Suggestions, matches_of
from bot.runtime.connecting import SetUpWrong, TokenRefused, Unreachable
from bot.runtime.heartbeat import Unwritable, is_alive
from bot.runtime.logs import set_up_logging
from bot.runtime.runner import logged_in, run_until_stopped
from bot.settings import Settings, SettingsInvalid, shipped_glossary

FINE, CHECK_FAILED, UNAVAILABLE, NO_PERMISSION, BAD_CONFIGURATION = 0, 1, 69, 77, 78

LANGUAGES = [language.value for language in Language]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.command(options)
    except KeyboardInterrupt:
        return FINE
    except Exception as error:
        if (explained := _explained(error)) is None:
            raise
        return _complain(*explained)


def _explained(error: Exception) -> tuple[str, int] | None:
    """What to tell the operator about ``error``, and the exit code; None for a defect: it shows its traceback."""
    told: tuple[str, int] | None = None
    match error:
        case SettingsInvalid():
            told = f"The configuration is wrong.\n{error}", BAD_CONFIGURATION
        case GlossaryInvalid():
            told = f"The glossary cannot be used.\n{error}", BAD_CONFIGURATION
        case TokenRefused():
            sentence = f"Discord refused the token: {error}. Copy it again from the developer portal's Bot page."
            told = sentence, NO_PERMISSION
        case SetUpWrong():
            sentence = (
                f"Discord will not work with this bot as it is set up: {error}. Look at the application's Bot page "
                "in the developer portal, and at DISCORD_API_BASE and DISCORD_GATEWAY_URL if they are set."
            )
            told = sentence, BAD_CONFIGURATION
        case Unreachable():
            told = str(error), UNAVAILABLE
        case DatabaseUnavailable():
            told = str(error), UNAVAILABLE
        case DatabaseUnusable() | Unwritable():
            told = str(error), BAD_CONFIGURATION
        case PermissionError():
            sentence = (
                f"This machine does not allow it ({error}). Give the bot's user the right to do this, or choose "
                "another place in the settings."
            )
            told = sentence, BAD_CONFIGURATION
        case _:
            pass
    return told


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="A glossary that lives in Discord. Without a command: run."
    )
    parser.add_argument("--version", action="version", version=f"ki-glossar {version('ki-glossar')}")
    parser.set_defaults(command=_run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    commands.add_parser("run", help="the bot on Discord (needs DISCORD_TOKEN)").set_defaults(command=_run)

    trying = commands.add_parser("try", help="the bot in your browser: a simulated Discord, no token")
    trying.add_argument("--port", type=_port, help="the page's port (default: 8765, or a free one)")
    trying.add_argument("--no-open", action="store_true", help="do not open the browser")
    trying.add_argument("--locale", choices=LANGUAGES, default="en", help="the language of the people's Discord")
    trying.set_defaults(command=_try)

    looking = commands.add_parser("lookup", help="what would /define answer?")
    looking.add_argument(
        "query", nargs="*", metavar="QUERY", help="the words to look up; - or none: one query a line from stdin"
    )
    looking.add_argument(
        "--glossary",
        type=Path,
        default=shipped_glossary(),
        metavar="FILE",
        help="instead of the shipped glossary",
    )
    looking.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the definition shown")
    looking.add_argument("--limit", type=_positive, default=5, metavar="N", help="at most so many matches")
    looking.add_argument("--json", action="store_true", help="one JSON object a line")
    looking.set_defaults(command=_lookup)

    commands.add_parser("sync", help="register the slash commands with Discord now").set_defaults(command=_sync)

    migrating = commands.add_parser("migrate", help="bring the database up to date")
    migrating.add_argument("--from", dest="source", metavar="URL", help="first copy everything from that database")
    migrating.set_defaults(command=_migrate)

    healing = commands.add_parser("healthcheck", help="exit 0 when the running bot is alive")
    healing.set_defaults(command=_healthcheck)

    checking = commands.add_parser("check", help="validate a glossary file")
    checking.add_argument(
        "file", nargs="?", type=Path, default=shipped_glossary(), metavar="FILE", help="default: the shipped glossary"
    )
    checking.set_defaults(command=_check)
    return parser


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:  # noqa: PLR2004 -- the highest port
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def _settings_with_logging() -> Settings:
    """The environment's settings, and logging as they say."""
    settings = Settings.from_environment()
    token = _token(settings)
    set_up_logging(settings.log_level, settings.log_format, secrets=[token] if token else [])
    return settings


def _token(settings: Settings) -> str | None:
    return settings.discord_token.get_secret_value() if settings.discord_token else None


def _run(_: argparse.Namespace) -> int:
    settings = _settings_with_logging()
    if (token := _token(settings)) is None:
        return _complain(
            "There is no DISCORD_TOKEN. Set it (or DISCORD_TOKEN_FILE) to run on Discord, or use "
            "`python -m bot try` to try the bot in your browser without one.",
            BAD_CONFIGURATION,
        )
    load_glossary(settings.glossary_file)  # a broken one is better told before Discord is asked
    asyncio.run(
        run_until_stopped(
            lambda: create_bot(settings),
            token,
            start_timeout=settings.start_timeout_seconds,
            stop_timeout=settings.stop_timeout_seconds,
            heartbeat=settings.heartbeat_file,
        )
    )
    return FINE


def _sync(_: argparse.Namespace) -> int:
    settings = _settings_with_logging()
    if (token := _token(settings)) is None:
        return _complain("There is no DISCORD_TOKEN, and only with it Discord takes commands.", BAD_CONFIGURATION)

    async def sync() -> None:
        async with logged_in(create_bot(settings), token) as bot:
            await bot.command_sync.sync(force=True)

    asyncio.run(sync())
    return FINE


def _migrate(options: argparse.Namespace) -> int:
    settings = _settings_with_logging()

    async def migrate() -> None:
        if options.source is None:
            await (await Database.open(settings.database)).close()
            print("The database is up to date.")
            return
        print(
            f"Copying from the {parse_address(options.source).where} to the {parse_address(settings.database).where}:"
        )
        copied = await copy_database(options.source, settings.database, metadata=all_tables())
        for table, rows in copied.items():
            print(f"{table}: {rows} rows copied")

    asyncio.run(migrate())
    return FINE


def _healthcheck(_: argparse.Namespace) -> int:
    file = Settings.from_environment().heartbeat_file
    if is_alive(file, discord.utils.utcnow()):
        return FINE
    return _complain(f"The bot is not running, or hangs: {file} was not touched within the last minute.", CHECK_FAILED)


def _try(options: argparse.Namespace) -> int:
    try:
        from bot.playground import PortTaken, play  # noqa: PLC0415 -- an extra that `run` does without
    except ImportError:
        return _complain(
            "The playground needs one more package: pip install 'ki-glossar[try]' (in a checkout: make try).",
            BAD_CONFIGURATION,
        )
    set_up_logging("WARNING")
    logging.getLogger("bot.glossary.shared_glossary").setLevel(logging.INFO)  # a mended glossary is good news
    try:
        asyncio.run(play(Language(options.locale), port=options.port, open_browser=not options.no_open))
    except PortTaken as error:
        return _complain(str(error), BAD_CONFIGURATION)
    return FINE


def _check(options: argparse.Namespace) -> int:
    try:
        glossary = load_glossary(options.file)
    except GlossaryInvalid as error:
        print(*error.problems, sep="\n")
        return CHECK_FAILED
    print(f"{options.file}: {len(glossary.terms)} terms in {len(glossary.categories)} categories, all fine")
    return FINE


def _lookup(options: argparse.Namespace) -> int:
    catalogue = Catalogue.of(load_glossary(options.glossary))
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)  # type: ignore[union-attr]
    single = options.query not in ([], ["-"])
    try:
        for query in [" ".join(options.query)] if single else _lines():
            outcome = catalogue.engine.find(query, limit=options.limit)
            if options.json:
                print(_json(query, outcome))
            elif single:
                print(_page(outcome, Language(options.lang)))
            else:
                print(_line(query, outcome))
    except BrokenPipeError:  # the reader has seen enough
        sys.stderr.close()
    return FINE


def _lines() -> Iterable[str]:
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return (line.rstrip("\r\n") for line in sys.stdin)


def _json(query: str, outcome: Outcome[Term]) -> str:
    found = [
        {"id": match.entry.id, "name": match.entry.name, "score": round(match.score, 4), "how": match.how}
        for match in matches_of(outcome)
    ]
    return json.dumps({"query": query, "outcome": _name(outcome), "matches": found})


def _line(query: str, outcome: Outcome[Term]) -> str:
    names = ", ".join(match.entry.name for match in matches_of(outcome))
    return f"{query} → {_name(outcome)}" + (f": {names}" if names else "")


def _name(outcome: Outcome[Term]) -> str:
    """What the documents call it: exact, confident, suggestions, nothing."""
    return type(outcome).__name__.lower()


def _page(outcome: Outcome[Term], language: Language) -> str:
    """The definition where one term is meant, else what could be meant."""
    match outcome:
        case Exact(best=best) | Confident(best=best):
            return f"{best.entry.name} ({best.how})\n{best.entry.definition[language]}"
        case Suggestions(matches):
            question = "Not clear. Is it this?" if len(matches) == 1 else "Not clear. Is it one of these?"
            return "\n".join([question, *map(_entry, matches)])
        case Nothing(alike):
            return "\n".join(["Nothing found. These look alike:", *map(_entry, alike)]) if alike else "Nothing found."


def _entry(match: Match[Term]) -> str:
    spelling = "" if match.spelling == match.entry.name else f"{match.spelling}, "
    return f"- {match.entry.name} ({spelling}{match.how})"


if __name__ == "__main__":
    sys.exit(main())
