"""Finds the terms whose texts speak of something that has no entry of its own.

A plain search through definitions, in-practice lines and titles of sources. The texts of all terms are kept as one, so
that a search takes a fraction of a millisecond for a thousand terms; those of a few terms are not kept, because that
would be a sixth of the memory that a guild's own terms take. Of a very large glossary, only the first are searched.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from bot.glossary.term import Term
from bot.lookup.everyday_words import surprise
from bot.lookup.normalize import LONGEST_QUERY, form
from bot.lookup.outcomes import How, Match

_MOST_SEARCHED = 5_000  # terms; their texts are about 5 MB
_FEW = 200  # terms; to put their texts together takes a third of a millisecond
_MOST_WORDS = 8
# Bits up to which a word says nothing about what is asked: the, is, how, does, need.
_SMALL_WORD = 11.5
# How much a text is about what it speaks of: the definition says what the term is, the title only where to read more.
_DEFINITION, _IN_PRACTICE, _TITLE = 1.0, 0.5, 0.4
_SCORES = 0.15  # below every match of a name


class Texts:
    """The texts of terms, as one to search in. Immutable."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Keep the texts of the first terms."""
        self._terms = tuple(islice(terms, _MOST_SEARCHED))
        self._starts: tuple[int, ...] = ()
        self._all = ""
        if len(self._terms) > _FEW:
            texts = [_text_of(term) for term in self._terms]
            self._starts = tuple(accumulate(map(len, texts), initial=0))
            self._all = "".join(texts)

    def having(self, words: list[str]) -> Iterator[Term]:
        """The terms whose texts have the letters of all these words, in order; a quick look before a thorough one."""
        if len(self._terms) <= _FEW:
            yield from (term for term in self._terms if _has_all(_text_of(term), words))
            return
        longest = max(words, key=len)
        place = self._all.find(longest)
        while place >= 0:
            at = bisect_right(self._starts, place) - 1
            start, end = self._starts[at : at + 2]
            if all(self._all.find(word, start, end) >= 0 for word in words):
                yield self._terms[at]
            place = self._all.find(longest, end)


def telling_words(query: str) -> list[str]:
    """The words of the query that say what is asked, as they are written apart from case."""
    words = re.findall(r"[^\W_]+", query[:LONGEST_QUERY].casefold())
    telling = [word for word in words if len(word) > 1 and surprise(form(word).squashed) > _SMALL_WORD]
    return telling[:_MOST_WORDS]


def mentions(near: Iterable[Term], words: list[str], limit: int) -> tuple[Match[Term], ...]:
    """Those of the terms ``near`` whose texts have all these words, the ones that are most about them first."""
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}(?:s|n|en|es)?(?!\w)") for word in words]
    found = ((_weight(term, patterns), term) for term in near)
    best = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: -pair[0])
    return tuple(Match(term, term.names[0], _SCORES * weight / 2, How.MENTIONED) for weight, term in best[:limit])


def _has_all(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _text_of(term: Term) -> str:
    texts = [*term.definition.each, *(term.in_practice.each if term.in_practice else ())]
    return "\n".join([*texts, *(source.title for source in term.sources), ""]).casefold()


def _weight(term: Term, patterns: list[re.Pattern[str]]) -> float:
    """How much the term is about the words, from 0 to 2: each text that has them all counts."""
    weights = {
        _DEFINITION: term.definition.each,
        _IN_PRACTICE: term.in_practice.each if term.in_practice else (),
        _TITLE: tuple(source.title for source in term.sources),
    }
    return sum(
        weight
        for weight, texts in weights.items()
        if any(all(pattern.search(text.casefold()) for pattern in patterns) for text in texts)
    )
