"""Other ways to look a term up, each with the same two methods, to be measured beside the engine."""

import sqlite3
import tempfile
from collections.abc import Callable
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

Found = list[tuple[int, float]]  # places of terms, best first, each with a score; higher is better


class Scan:
    """Compare with every term, by one of rapidfuzz's scorers."""

    def __init__(self, terms: list[str], scorer: Callable[..., float], sign: int = 1) -> None:
        self._terms, self._scorer, self._sign = [term.casefold() for term in terms], scorer, sign

    def find(self, query: str) -> Found:
        found = process.extract(query.casefold(), self._terms, scorer=self._scorer, limit=25)
        return [(at, self._sign * score) for _, score, at in found]

    complete = find


class Symspell:
    """Symmetric deletes: https://pypi.org/project/symspellpy/."""

    def __init__(self, terms: list[str]) -> None:
        from symspellpy import SymSpell, Verbosity  # a peer that is not installed is left out

        self._all = Verbosity.ALL
        self._index = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        self._places = {term.casefold(): at for at, term in enumerate(terms)}
        for term in self._places:
            self._index.create_dictionary_entry(term, 1)

    def find(self, query: str) -> Found:
        found = self._index.lookup(query.casefold(), self._all, max_edit_distance=2)[:25]
        return [(self._places[item.term], -item.distance) for item in found]

    complete = find


class Fts5:
    """SQLite's full-text index of trigrams; any of the query's trigrams counts."""

    def __init__(self, terms: list[str]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE terms USING fts5(name, tokenize='trigram')")
        self._database.executemany("INSERT INTO terms VALUES (?)", [(term,) for term in terms])

    def find(self, query: str) -> Found:
        pieces = {query[at : at + 3].replace('"', '""') for at in range(len(query) - 2)}
        if not pieces:
            return []
        match = " OR ".join(f'"{piece}"' for piece in sorted(pieces))
        sql = "SELECT rowid, rank FROM terms WHERE terms MATCH ? ORDER BY rank LIMIT 25"
        return [(place - 1, -rank) for place, rank in self._database.execute(sql, (match,))]

    complete = find


class Tantivy:
    """A search engine with fuzzy words: https://pypi.org/project/tantivy/."""

    def __init__(self, terms: list[str]) -> None:
        import tantivy  # a peer that is not installed is left out

        schema = tantivy.SchemaBuilder().add_text_field("name").add_integer_field("at", stored=True).build()
        self._query: Any = tantivy.Query
        self._should: Any = tantivy.Occur.Should
        self._folder = tempfile.TemporaryDirectory()  # deleted with this object
        self._index = tantivy.Index(schema, path=self._folder.name)
        writer = self._index.writer()
        for at, term in enumerate(terms):
            writer.add_document(tantivy.Document(name=term, at=at))
        writer.commit()
        self._index.reload()

    def find(self, query: str) -> Found:
        fuzzy = self._query.fuzzy_term_query
        schema = self._index.schema
        words = [
            (self._should, fuzzy(schema, "name", word, distance=2, prefix=beginning))
            for word in query.casefold().split()
            for beginning in (False, True)
        ]
        searcher = self._index.searcher()
        hits = searcher.search(self._query.boolean_query(words), 25).hits
        return [(searcher.doc(place)["at"][0], score) for score, place in hits]

    complete = find


PEERS: dict[str, Callable[[list[str]], Any]] = {
    "rapidfuzz OSA": lambda terms: Scan(terms, OSA.distance, sign=-1),
    "rapidfuzz ratio": lambda terms: Scan(terms, fuzz.ratio),
    "rapidfuzz WRatio": lambda terms: Scan(terms, fuzz.WRatio),
    "symspellpy": Symspell,
    "SQLite FTS5 trigram": Fts5,
    "tantivy": Tantivy,
}
