"""What ``lookup --complete`` prints: the rows that show while somebody types, in their order."""

import json
from collections.abc import Iterator
from typing import Any

from bot.glossary.term import Language, Term
from bot.lookup.completion import Completion
from bot.lookup.outcomes import Match


def as_json(query: str, completion: Completion[Term], language: Language) -> str:
    """One object; the row with the text as it was typed has no id."""
    rows: list[dict[str, Any]] = [
        {"id": match.entry.id, "name": match.entry.name[language], "score": round(match.score, 4), "how": match.how}
        for match in completion.matches
    ]
    if completion.as_typed:
        rows.insert(0, {"id": None, "name": query, "score": None, "how": "typed"})
    return json.dumps({"query": query, "matches": rows})


def as_line(query: str, completion: Completion[Term], language: Language) -> str:
    """All rows in one line."""
    names = [match.entry.name[language] for match in completion.matches]
    return f"{query} → " + ", ".join([f"“{query}”", *names] if completion.as_typed else names)


def as_list(query: str, completion: Completion[Term], language: Language) -> str:
    """A row per line, with how it matched."""
    return "\n".join(_lines(query, completion, language))


def _lines(query: str, completion: Completion[Term], language: Language) -> Iterator[str]:
    if completion.as_typed:
        yield f"- “{query}” (typed)"
    for match in completion.matches:
        yield f"- {described(match, language)}"


def described(match: Match[Term], language: Language) -> str:
    """The name of a term, and how it was found: by which other name if it was one."""
    name = match.entry.name[language]
    spelling = "" if match.spelling == name else f"{match.spelling}, "
    return f"{name} ({spelling}{match.how})"
