"""Three servers with 500 words of their own, and what their members type: medicine, law, and a strategy game.

Who wrote them had seen neither the lookup nor its tests. A file of terms has the name in English and in German,
synonyms, and the definition in both; ``asked.tsv`` has the server, the language, what is typed, what is expected (the
card of a term, its place in a list, or no own term's card) and the kind of case.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.own.drafting import Fields, filled_in
from bot.glossary.own.entries import as_term
from bot.glossary.own.ids import new_id
from bot.glossary.own.rules import check_alone
from bot.glossary.term import Language

SERVERS = ("medicine", "law", "game")

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Asked:
    """What a member of a server types; ``wanted`` is the id of a term, or None if no own term's card may be given."""

    server: str
    query: str
    wanted: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Server:
    """What a server sees, and the ids of its own terms by their English names."""

    catalogue: Catalogue
    ids: dict[str, str]


def server(name: str, shared: Catalogue) -> Server:
    """The server with its terms, written as an editor would, over the ``shared`` ones."""
    terms, ids = [], dict[str, str]()
    for english, german, synonyms, definition, other in _rows(f"terms-{name}.tsv"):
        draft = filled_in({}, Fields(english, definition, synonyms.replace("|", ", ")), Language.EN)
        draft = filled_in(draft, Fields(german, other), Language.DE)
        entry = check_alone(draft, "new")
        assert isinstance(entry, OwnEntry), (english, entry)
        ids[english] = new_id(entry, shared, taken=set(ids.values()), used=set())
        terms.append(as_term(entry.model_copy(update={"id": ids[english]})))
    return Server(Catalogue(terms, over=shared), ids)


def asked(servers: dict[str, Server]) -> Iterator[Asked]:
    """Every case."""
    for name, _, query, expected, kind in _rows("asked.tsv"):
        wanted = None if expected == "not-own" else servers[name].ids[expected.partition(":")[2]]
        yield Asked(name, query, wanted, kind)


def _rows(file: str) -> Iterator[list[str]]:
    with (_HERE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
