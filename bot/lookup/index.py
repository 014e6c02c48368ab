"""The index of some entries, one tier at a time: of a whole glossary, or of the few entries of one guild.

Owns what a tier finds in these entries, as hits. ``bot.lookup.engine`` decides which tiers are asked, and merges the
hits of several indexes. Accepts any text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, product, zip_longest
from typing import Any

from bot.lookup.entry import Entry
from bot.lookup.fuzzy_match import FuzzyMatcher
from bot.lookup.hit import Fit, Hit, Spelling
from bot.lookup.inflection import other_forms
from bot.lookup.inverted_index import InvertedIndex
from bot.lookup.literal_match import literal_of, match_literally, same_but_plural
from bot.lookup.normalize import Form, form
from bot.lookup.outcomes import How

# Words of a query whose other forms are looked for, and combinations of such forms.
_MOST_INFLECTED, _MOST_COMBINED = 4, 200

# When several entries have the same spelling: a name comes before an alias before an id.
BY_NAME, BY_ALIAS, BY_ID = 1.0, 0.9, 0.8


class Index:
    """Entries by everything that may be typed for them; ``fuzzy`` finds what is misspelled. Immutable once built."""

    def __init__(self, entries: Sequence[Entry], beside: "Index | None" = None) -> None:
        """Index ``entries``; those of a guild are weighed among the shared ones, which are ``beside`` them."""
        self.inverted = InvertedIndex(entries, beside.inverted if beside else None)
        self.fuzzy = FuzzyMatcher(self.inverted)
        self.ids = frozenset(entry.id for entry in entries)
        self.varied = list(_varied(entries))
        ids: dict[str, list[Spelling]] = defaultdict(list)
        for entry in entries:
            as_name = _by_id(entry)
            spelled = self.inverted.squashed.get(as_name.form.squashed, ())
            # Most ids are spelled like their entry and need no posting of their own.
            if not any(other.entry is entry and other.form.words == as_name.form.words for other in spelled):
                ids[as_name.form.squashed].append(as_name)
        self._ids = dict(ids)

    @property
    def containers(self) -> list[Any]:
        """The lists and dictionaries that it consists of."""
        return [*self.inverted.containers, self._ids, self.varied]

    def equal(self, typed: Form) -> Iterator[Hit]:
        """The spellings that differ from what was typed only by case, accents, spaces or a plural s."""
        for spelling in self.inverted.squashed.get(typed.squashed, ()):
            yield Hit(spelling, _fit(_how_equal(typed, spelling), spelling))
        for spelling in self._ids.get(typed.squashed, ()):
            yield Hit(spelling, Fit(_how_equal(typed, spelling), BY_ID, clear=True))
        for spelling in self.inverted.but_plural(typed):
            if same_but_plural(typed, spelling.form):
                yield Hit(spelling, _fit(How.PLURAL, spelling))

    def inflected(self, typed: Form) -> Iterator[Hit]:
        """The spellings whose words are other forms of what was typed."""
        words = self.inverted.words
        forms_of_each = [
            [word, *(other for other in other_forms(word) if other in words)] for word in typed.words[:_MOST_INFLECTED]
        ]
        if len(typed.words) > _MOST_INFLECTED or not all(map(len, forms_of_each)):
            return
        for chosen in islice(product(*forms_of_each), _MOST_COMBINED):
            for spelling in self.inverted.squashed.get("".join(chosen), ()) if chosen != typed.words else ():
                if not spelling.is_covered:
                    yield Hit(spelling, Fit(How.INFLECTED, BY_NAME if spelling.is_name else BY_ALIAS, clear=True))

    def with_prefix(self, text: str, typed: Form, most: int) -> Iterator[Hit]:
        """The spellings that begin with what was typed: at most ``most`` texts of names, and as many of aliases."""
        literal = literal_of(text)
        return _matching(typed, literal, self.inverted.with_prefix(typed.squashed, literal, most))

    def elsewhere(self, text: str, typed: Form, most: int) -> Iterator[Hit]:
        """The spellings that match elsewhere: at most ``most`` for each way to match."""
        inverted = self.inverted
        return _matching(
            typed,
            literal_of(text),
            chain(
                inverted.with_later_prefix(typed.squashed, most),
                inverted.words.get(typed.squashed, ())[:most],
                inverted.initials.get(typed.squashed, ())[:most],
                inverted.with_words(typed.words, most) if len(typed.words) > 1 else (),
                inverted.containing(typed.squashed, most),
            ),
        )


def _by_id(entry: Entry) -> Spelling:
    """The id of the entry, as a spelling of its name."""
    return Spelling(entry, entry.names[0], is_name=True, form=form(entry.id))


def _fit(how: How, spelling: Spelling) -> Fit:
    """The fit of a spelling that is the same as what was typed."""
    if spelling.is_covered:
        return Fit(How.COVERED, BY_ALIAS if how is How.PLURAL else BY_NAME, clear=True)
    return Fit(how, BY_NAME if spelling.is_name else BY_ALIAS, clear=True)


def _how_equal(typed: Form, spelling: Spelling) -> How:
    return How.EXACT if spelling.form.words == typed.words else How.SPACING


def _matching(typed: Form, literal: str, spellings: Iterable[Spelling]) -> Iterator[Hit]:
    return (Hit(spelling, found) for spelling in spellings if (found := match_literally(typed, spelling, literal)))


def _varied(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Take one entry of each group in turn, until all are taken."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.group].append(entry)
    return (entry for entry in chain.from_iterable(zip_longest(*groups.values())) if entry is not None)
