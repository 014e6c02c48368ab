"""``lookup``: print what /define would answer, as text for a person or with ``--json`` for a program."""

import argparse
import json
from pathlib import Path

from bot.command_line import completion_rows
from bot.command_line.arguments import LANGUAGES, Commands, positive
from bot.command_line.exit_codes import FINE
from bot.command_line.streams import heard, print_utf8, say
from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Language, Term
from bot.lookup.completion import PLACES
from bot.lookup.outcomes import OFFERED, Confident, Exact, Match, Mentioned, Nothing, Outcome, Suggestions, matches_of
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
    parser.add_argument(
        "--limit", type=positive, metavar="N", help="show at most N matches (default: 5, with --complete: 25)"
    )
    parser.add_argument("--complete", action="store_true", help="show what appears while somebody types the query")
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
    parser.set_defaults(execute=execute)


def execute(options: argparse.Namespace) -> int:
    """Answer one query, or each line of standard input."""
    catalogue = Catalogue.of(load_glossary(options.glossary))
    print_utf8()
    single = options.query not in ([], ["-"])
    for query in [" ".join(options.query)] if single else heard():
        answer = _completed if options.complete else _found
        if not say(answer(catalogue, query, options, single=single)):
            break
    return FINE


def _found(catalogue: Catalogue, query: str, options: argparse.Namespace, *, single: bool) -> str:
    """What /define would answer."""
    outcome, language = catalogue.find(query, limit=options.limit or OFFERED), Language(options.lang)
    if options.json:
        return _json(query, outcome, language)
    return _page(outcome, language) if single else _line(query, outcome, language)


def _completed(catalogue: Catalogue, query: str, options: argparse.Namespace, *, single: bool) -> str:
    """What shows while somebody types the query."""
    completion, language = catalogue.complete(query, limit=options.limit or PLACES), Language(options.lang)
    if options.json:
        return completion_rows.as_json(query, completion, language)
    as_text = completion_rows.as_list if single else completion_rows.as_line
    return as_text(query, completion, language)


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
    """The definition if one term is clearly meant or two are compared, else the candidates."""
    match outcome:
        case Exact(best=best) | Confident(best=best):
            return _definition(best, language)
        case Suggestions(matches) if outcome.are_compared:
            return "\n\n".join(_definition(match, language) for match in matches)
        case Suggestions(matches):
            question = "Not sure. Did you mean this?" if len(matches) == 1 else "Not sure. Did you mean one of these?"
            if outcome.are_senses:
                question = "This is the name of several terms."
            return "\n".join([question, *(f"- {completion_rows.described(match, language)}" for match in matches)])
        case Mentioned(matches):
            mentioned = [f"- {completion_rows.described(match, language)}" for match in matches]
            return "\n".join(["No term has that name. It is mentioned in:", *mentioned])
        case Nothing(alike):
            similar = [
                "Nothing found. These look similar:",
                *(f"- {completion_rows.described(match, language)}" for match in alike),
            ]
            return "\n".join(similar) if alike else "Nothing found."


def _definition(match: Match[Term], language: Language) -> str:
    return f"{completion_rows.described(match, language)}\n{match.entry.definition[language]}"
