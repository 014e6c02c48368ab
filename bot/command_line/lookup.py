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
from bot.lookup.outcomes import Confident, Exact, Match, Mentioned, Nothing, Outcome, Suggestions, matches_of
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
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of names and definition (default: en)"
    )
    parser.add_argument("--limit", type=positive, default=5, metavar="N", help="show at most N matches (default: 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Answer one query, or each line of standard input."""
    catalogue = Catalogue.of(load_glossary(options.glossary))
    print_utf8()
    language = Language(options.lang)
    single = options.query not in ([], ["-"])
    for query in [" ".join(options.query)] if single else heard():
        outcome = catalogue.find(query, limit=options.limit)
        if options.json:
            answer = _json(query, outcome, language)
        elif single:
            answer = _page(outcome, language)
        else:
            answer = _line(query, outcome, language)
        if not say(answer):
            break
    return FINE


def _json(query: str, outcome: Outcome[Term], language: Language) -> str:
    found = [
        {"id": match.entry.id, "name": match.entry.name[language], "score": round(match.score, 4), "how": match.how}
        for match in matches_of(outcome)
    ]
    return json.dumps({"query": query, "outcome": _name(outcome), "matches": found})


def _line(query: str, outcome: Outcome[Term], language: Language) -> str:
    names = ", ".join(match.entry.name[language] for match in matches_of(outcome))
    return f"{query} → {_name(outcome)}" + (f": {names}" if names else "")


def _name(outcome: Outcome[Term]) -> str:
    """The outcome's name in the documentation: exact, confident, suggestions, nothing."""
    return type(outcome).__name__.lower()


def _page(outcome: Outcome[Term], language: Language) -> str:
    """The definition if one term is clearly meant, else the candidates."""
    match outcome:
        case Exact(best=best) | Confident(best=best):
            return f"{_entry(best, language)}\n{best.entry.definition[language]}"
        case Suggestions(matches):
            question = "Not sure. Did you mean this?" if len(matches) == 1 else "Not sure. Did you mean one of these?"
            if outcome.are_senses:
                question = "This is the name of several terms."
            return "\n".join([question, *(f"- {_entry(match, language)}" for match in matches)])
        case Mentioned(matches):
            mentioned = [f"- {_entry(match, language)}" for match in matches]
            return "\n".join(["No term has that name. It is mentioned in:", *mentioned])
        case Nothing(alike):
            similar = ["Nothing found. These look similar:", *(f"- {_entry(match, language)}" for match in alike)]
            return "\n".join(similar) if alike else "Nothing found."


def _entry(match: Match[Term], language: Language) -> str:
    """The name of a term, and how it was found: by which other name if it was one."""
    name = match.entry.name[language]
    spelling = "" if match.spelling == name else f"{match.spelling}, "
    return f"{name} ({spelling}{match.how})"
