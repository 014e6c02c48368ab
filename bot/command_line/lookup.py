"""``lookup``: print what /define would answer, as text for a person or with ``--json`` for a program."""

import argparse
import json
from pathlib import Path

from bot.command_line.arguments import LANGUAGES, Commands, positive
from bot.command_line.exit_codes import FINE
from bot.command_line.streams import heard, print_utf8, say
from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Language, Term
from bot.lookup.outcomes import Confident, Exact, Match, Nothing, Outcome, Suggestions, matches_of
from bot.settings import shipped_glossary


def add_to(commands: Commands) -> None:
    """Add ``lookup``, its query and its options."""
    parser = commands.add_parser("lookup", help="show what /define would answer")
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="the words to look up; if omitted or -, read one query per line from standard input",
    )
    parser.add_argument(
        "--glossary",
        type=Path,
        default=shipped_glossary(),
        metavar="FILE",
        help="use this glossary instead of the one that comes with the bot",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the definition (default: en)")
    parser.add_argument("--limit", type=positive, default=5, metavar="N", help="show at most N matches (default: 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Answer one query, or each line of standard input."""
    catalogue = Catalogue.of(load_glossary(options.glossary))
    print_utf8()
    single = options.query not in ([], ["-"])
    for query in [" ".join(options.query)] if single else heard():
        outcome = catalogue.engine.find(query, limit=options.limit)
        if options.json:
            answer = _json(query, outcome)
        elif single:
            answer = _page(outcome, Language(options.lang))
        else:
            answer = _line(query, outcome)
        if not say(answer):
            break
    return FINE


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
    """The outcome's name in the documentation: exact, confident, suggestions, nothing."""
    return type(outcome).__name__.lower()


def _page(outcome: Outcome[Term], language: Language) -> str:
    """The definition if one term is clearly meant, else the candidates."""
    match outcome:
        case Exact(best=best) | Confident(best=best):
            return f"{best.entry.name} ({best.how})\n{best.entry.definition[language]}"
        case Suggestions(matches):
            question = "Not sure. Did you mean this?" if len(matches) == 1 else "Not sure. Did you mean one of these?"
            return "\n".join([question, *map(_entry, matches)])
        case Nothing(alike):
            return "\n".join(["Nothing found. These look similar:", *map(_entry, alike)]) if alike else "Nothing found."


def _entry(match: Match[Term]) -> str:
    spelling = "" if match.spelling == match.entry.name else f"{match.spelling}, "
    return f"- {match.entry.name} ({spelling}{match.how})"
