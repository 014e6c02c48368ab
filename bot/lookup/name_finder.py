"""Finds names: answers one that is typed with an outcome, and a prefix with its completions.

Owns the order in which the tiers are asked, when to stop, and the outcome. ``bot.lookup.index`` finds the hits of a
tier, ``bot.lookup.ranking`` compares them. Accepts any text; a limit below 1 is the caller's mistake.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from heapq import nsmallest
from itertools import chain, islice
from math import inf
from operator import itemgetter
from typing import Any, Generic, cast

from bot.lookup import error_model, scoring
from bot.lookup.everyday_words import surprise as everyday_surprise
from bot.lookup.fuzzy_match import Intent
from bot.lookup.hit import FLOOR, Hit
from bot.lookup.index import BY_ID, Index
from bot.lookup.inverted_index import MOST_LOOKED_AT
from bot.lookup.normalize import Form, form, is_blank
from bot.lookup.outcomes import (
    OFFERED,
    THE_SAME,
    Confident,
    E_co,
    Exact,
    How,
    Match,
    Nothing,
    Outcome,
    Popularity,
    Suggestions,
    each_once,
)
from bot.lookup.query_rewriting import singulars
from bot.lookup.ranking import demote_prefixes, has_other_capitals, is_clear

# Texts looked at for each place of the list, since an entry can have several spellings with the same prefix; and the
# fewest in all, so that a short list is ranked like a long one.
TEXTS_PER_PLACE = 4
FEWEST_TEXTS = 100

COMMON_WORD = 19.0
"""Bits up to which a word is common: about the 10,000 most frequent ones."""

_BEGINNINGS = frozenset({How.PREFIX, How.INITIALS})

_Order = tuple[float, bool, int, int, str]
_Layer = tuple[Index, frozenset[str]]  # an index, and the ids in it that a layer above hides


class NameFinder(Generic[E_co]):
    """Finds entries by their names, comparing only candidate spellings. Immutable once built.

    One may lie ``over`` another and share its index without copying it: a guild's entries over the shared
    glossary. Its own entries hide those below with the same id and come first on a tie; a better match still wins.
    Indexing twenty entries over any number of others takes at most a few milliseconds.
    """

    def __init__(
        self,
        entries: Sequence[E_co],
        popularity: Popularity | None = None,
        *,
        over: "NameFinder[E_co] | None" = None,
        without: AbstractSet[str] = frozenset(),
    ) -> None:
        """Index ``entries``, whose ids must differ. ``popularity`` defaults to that of the engine below.

        Of the entries below, those whose ids are in ``without`` are not found.
        """
        self.popularity: Popularity = popularity or (over.popularity if over else lambda _: 0)
        lower = over.layers if over else ()
        own = Index(entries, beside=lower[0][0] if lower else None)
        self._own = own.ids if over else frozenset[str]()
        self.layers: tuple[_Layer, ...] = (
            (own, frozenset[str]()),
            *((index, hidden | ((own.ids | without) & index.ids)) for index, hidden in lower),
        )

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that its own index consists of, for freeing them."""
        return self.layers[0][0].containers

    def find_name(self, query: str, limit: int) -> Outcome[E_co]:
        """Answer a query that is nothing but a name; one that several entries have is answered with all of them."""
        typed = form(query)
        ranked = self._ranked(query, typed, Intent.FIND, limit)
        matches = tuple(map(self._match, ranked[:limit]))
        if not matches or matches[0].how is How.ALIKE:
            return Nothing(matches)
        if matches[0].how in THE_SAME:
            senses = self._senses(ranked)
            return Suggestions(tuple(map(self._match, senses[:limit]))) if senses else Exact(matches[0], matches[1:])
        if typed.whole and is_clear(ranked, typed) and not has_other_capitals(query, ranked[0]):
            return Confident(matches[0], matches[1:])
        return Suggestions(matches)

    def complete(self, beginning: str, *, limit: int = 25) -> tuple[Match[E_co], ...]:
        """Complete the beginning of a name, best first, each entry once.

        Blank input gets the most popular entries, then one of each group in turn; only the first ``MOST_LOOKED_AT``
        entries are considered for that.

        Raises:
            ValueError: if ``limit`` is below 1.
        """
        check_limit(limit)
        if is_blank(beginning):
            varied = chain.from_iterable(
                (entry for entry in index.varied if entry.id not in hidden) for index, hidden in self.layers
            )
            some = islice(varied, MOST_LOOKED_AT)
            chosen = nsmallest(limit, some, key=lambda entry: -self.popularity(entry.id))
            return tuple(Match(cast("E_co", it), it.names[0], FLOOR[How.PREFIX], How.PREFIX) for it in chosen)
        ranked = self._ranked(beginning, form(beginning), Intent.AUTOCOMPLETE, limit)
        return tuple(map(self._match, ranked[:limit]))

    def _ranked(self, text: str, typed: Form, intent: Intent, limit: int) -> list[Hit]:
        """The best hit of each entry, best first: at least ``limit`` if there are so many, and all rivals of the first.

        Asks the tiers from the top, since none loses to a lower one, and stops as soon as the list is full and no
        lower tier can put the first hit in doubt.
        """
        best: dict[str, tuple[_Order, Hit]] = {}
        for hits in self._tiers(typed, text, intent, limit):
            for hit in hits:
                entry, order = hit.spelling.entry, self._order(hit)
                if entry.id not in best or order < best[entry.id][0]:
                    best[entry.id] = order, hit
            if len(best) < limit:
                continue
            ranked = _sorted(best)
            if intent is Intent.AUTOCOMPLETE or ranked[0].fit.how in THE_SAME or not is_clear(ranked, typed):
                return ranked
        return _sorted(best)

    def of_name(self, text: str) -> tuple[Match[E_co], ...]:
        """The entries of which the text is a spelling or another form of one, each once."""
        typed = form(text)
        hits = sorted(self._equal(typed) or self._inflected(typed), key=self._order)
        return each_once(map(self._match, hits))

    def spelled(self, text: str) -> tuple[E_co, ...]:
        """The entries of which the text is a spelling, and not only a plural or the like; own ones first."""
        typed = form(text).squashed
        found = {
            spelling.entry.id: spelling.entry
            for index, hidden in self.layers
            for spelling in index.inverted.squashed.get(typed, ())
            if spelling.entry.id not in hidden
        }
        return tuple(cast("E_co", entry) for entry in found.values())

    def everyday(self, word: str) -> float:
        """How surprising the word is in an everyday text, in bits; infinite if it is no everyday word."""
        return everyday_surprise("".join(form(word).words))

    def ends_with_a_word(self, text: str) -> bool:
        """Whether the last word of a text is a real one: an everyday word, or one of the names; no single letter."""
        words = form(text).words
        return bool(words) and len(words[-1]) > 1 and self.layers[0][0].fuzzy.real_words.surprise(words[-1]) < inf

    def _senses(self, ranked: Sequence[Hit]) -> list[Hit]:
        """The hits whose entries share the spelling of the first; none if only that one has it.

        An own entry that comes first takes the place of those below, unless it declares that it shares the spelling; an
        id counts only if it is no other entry's spelling.
        """
        first = ranked[0]
        entry, squashed = first.spelling.entry, first.spelling.form.squashed
        is_own = entry.id in self._own and all(squashed != form(text).squashed for text in entry.shared)
        same = [
            hit
            for hit in ranked
            if hit.fit.how in THE_SAME
            and hit.fit.quality > BY_ID
            and hit.spelling.form.squashed == squashed
            and (hit.spelling.entry.id in self._own or not is_own)
        ]
        return same if len(same) > 1 else []

    def _order(self, hit: Hit) -> _Order:
        """Sort by score, then own entries first, then by popularity, length and name."""
        entry, letters = hit.spelling.entry, len(hit.spelling.form.squashed)
        return -hit.score, entry.id not in self._own, -self.popularity(entry.id), letters, entry.names[0].casefold()

    def _tiers(self, typed: Form, text: str, intent: Intent, limit: int) -> Iterator[list[Hit]]:
        """The hits of the tiers, a few tiers at a time, better ones first; an entry may come more than once."""
        if not typed.squashed:
            return iter(())
        most = max(FEWEST_TEXTS, TEXTS_PER_PLACE * limit)
        if intent is Intent.AUTOCOMPLETE:
            return self._autocomplete_tiers(typed, text, most)
        return self._find_tiers(typed, text, most, limit)

    def _autocomplete_tiers(self, typed: Form, text: str, most: int) -> Iterator[list[Hit]]:
        yield self._equal(typed)
        literal = self._hits(lambda index, most: index.with_prefix(text, typed, most), most)
        yield literal
        elsewhere = self._hits(lambda index, most: index.elsewhere(text, typed, most), most)
        yield elsewhere
        # Both unfinished and misspelled: common while someone types.
        misspelled = self._misspelled(typed, literal=bool(literal or elsewhere))
        yield misspelled + self._hits(
            lambda index, most: index.fuzzy.misspelled_prefix(typed, Intent.AUTOCOMPLETE, most), most
        )

    def _find_tiers(self, typed: Form, text: str, most: int, limit: int) -> Iterator[list[Hit]]:
        same = self._equal(typed)
        if not same and typed.whole:
            same = self._inflected(typed)
        yield same
        literal = self._only_offered(typed, self._literal(typed, text, most))
        if same:  # a finished query that is a name does not misspell another one
            yield literal
            return
        misspelled = self._misspelled(typed, literal=bool(literal))
        if not (literal or misspelled):  # the last resort
            misspelled = self._hits(lambda index, most: index.fuzzy.misspelled_prefix(typed, Intent.FIND, most), most)
            literal = [] if misspelled else self._having_singular(typed, most)
        yield misspelled + demote_prefixes(literal, misspelled, typed)
        if limit > OFFERED:
            yield self._alike(typed, limit)

    def _equal(self, typed: Form) -> list[Hit]:
        # A text longer than any name cannot be one.
        return self._hits(lambda index, _: index.equal(typed)) if typed.whole else []

    def _inflected(self, typed: Form) -> list[Hit]:
        """The hits that are other forms of the query, which must consist of real words; a common word means itself."""
        surprises = [self.layers[0][0].fuzzy.real_words.surprise(word) for word in typed.words]
        if not surprises or max(surprises) == inf:
            return []
        hits = self._hits(lambda index, _: index.inflected(typed))
        if sum(surprises) >= COMMON_WORD:
            return hits
        return [Hit(hit.spelling, replace(hit.fit, clear=False)) for hit in hits]

    def _literal(self, typed: Form, text: str, most: int) -> list[Hit]:
        """The hits that match letter by letter, as a prefix or elsewhere."""
        prefixed = self._hits(lambda index, most: index.with_prefix(text, typed, most), most)
        return prefixed + self._hits(lambda index, most: index.elsewhere(text, typed, most), most)

    def _only_offered(self, typed: Form, literal: list[Hit]) -> list[Hit]:
        """The same hits, but what ends with a real word means that: it is no clear beginning, and no clear initials."""
        real_words = self.layers[0][0].fuzzy.real_words
        if not typed.words or real_words.surprise(typed.words[-1]) == inf:
            return literal
        may_be_unfinished = real_words.allow_unfinished(typed.words)
        return [
            Hit(hit.spelling, replace(hit.fit, clear=False))
            if hit.fit.how in _BEGINNINGS and not (may_be_unfinished and typed.words[-1] not in hit.spelling.words)
            else hit
            for hit in literal
        ]

    def _misspelled(self, typed: Form, *, literal: bool) -> list[Hit]:
        misspelled = self._hits(lambda index, _: index.fuzzy.misspelled(typed))
        if not literal:
            return misspelled
        # A query that matches letter by letter is unlikely to misspell something far away.
        far = scoring.edit_cost(len(typed.squashed)) + error_model.OTHER_FIRST_LETTER
        return [hit for hit in misspelled if hit.fit.clear or hit.fit.cost <= far]

    def _having_singular(self, typed: Form, most: int) -> list[Hit]:
        """The spellings that have a singular of the query as a word; that alone makes none of them clear."""
        for singular in map(form, singulars(typed.squashed) if len(typed.words) == 1 else ()):
            hits = self._literal(singular, singular.squashed, most)
            having = [hit for hit in hits if singular.squashed in hit.spelling.words]
            if having:
                return [Hit(hit.spelling, replace(hit.fit, clear=False)) for hit in having]
        return []

    def _alike(self, typed: Form, limit: int) -> list[Hit]:
        """What only looks alike, until each layer has given ``limit`` different entries."""
        hits: list[Hit] = []
        for index, hidden in self.layers:
            entries: set[str] = set()
            for hit in index.fuzzy.alike(typed):
                if hit.spelling.entry.id not in hidden:
                    hits.append(hit)
                    entries.add(hit.spelling.entry.id)
                if len(entries) == limit:
                    break
        return hits

    def _match(self, hit: Hit) -> Match[E_co]:
        """The hit as a match. The cast is safe: an index holds only the engine's entries, typed as ``Entry``."""
        return Match(cast("E_co", hit.spelling.entry), hit.spelling.text, hit.score, hit.fit.how)

    def _hits(self, ask: Callable[[Index, int], Iterator[Hit]], most: int = 0) -> list[Hit]:
        """The hits of all layers, without the entries that a layer above hides.

        Each layer is asked for ``most`` texts, and for more to make up for its hidden entries.
        """
        if len(self.layers) == 1:
            return list(ask(self.layers[0][0], most))
        return [
            hit
            for index, hidden in self.layers
            for hit in ask(index, most + TEXTS_PER_PLACE * len(hidden))
            if hit.spelling.entry.id not in hidden
        ]


def _sorted(best: dict[str, tuple[_Order, Hit]]) -> list[Hit]:
    return [hit for _, hit in sorted(best.values(), key=itemgetter(0))]


def check_limit(limit: int) -> None:
    """Refuse a list without places."""
    if limit < 1:
        raise ValueError(f"limit must be at least 1, not {limit}")
