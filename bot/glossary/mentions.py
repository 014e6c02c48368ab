"""Finds the terms whose texts speak of something that has no entry of its own.

A plain search through definitions, in-practice lines and titles of sources. It needs no index and no memory, and takes
a few milliseconds for a thousand terms; of a very large glossary, only the first terms are searched.
"""

import re
from collections.abc import Iterable
from itertools import islice

from bot.glossary.term import Term
from bot.lookup.everyday_words import surprise
from bot.lookup.normalize import LONGEST_QUERY, form
from bot.lookup.outcomes import How, Match

_MOST_SEARCHED = 5_000  # terms, about 45 ms
_MOST_WORDS = 8
# Bits up to which a word says nothing about what is asked: the, is, how, does, need.
_SMALL_WORD = 11.5
# How much a text is about what it speaks of: the definition says what the term is, the title only where to read more.
_DEFINITION, _IN_PRACTICE, _TITLE = 1.0, 0.5, 0.4
_SCORES = 0.15  # below every match of a name


def mentions(terms: Iterable[Term], query: str, limit: int) -> tuple[Match[Term], ...]:
    """The terms whose texts have all words of the query that matter, those that are most about them first."""
    words = _telling_words(query)
    if not words:
        return ()
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}(?:s|n|en|es)?(?!\w)") for word in words]
    near = (term for term in islice(terms, _MOST_SEARCHED) if _has_letters_of(term, words))
    found = ((_weight(term, patterns), term) for term in near)
    best = sorted((pair for pair in found if pair[0] > 0), key=lambda pair: -pair[0])
    return tuple(Match(term, term.names[0], _SCORES * weight / 2, How.MENTIONED) for weight, term in best[:limit])


def _telling_words(query: str) -> list[str]:
    """The words of the query that say what is asked, as they are written apart from case."""
    words = re.findall(r"[^\W_]+", query[:LONGEST_QUERY].casefold())
    telling = [word for word in words if len(word) > 1 and surprise(form(word).squashed) > _SMALL_WORD]
    return telling[:_MOST_WORDS]


def _has_letters_of(term: Term, words: list[str]) -> bool:
    """Whether the words may be in the texts: a quick look before the thorough one."""
    texts = [*term.definition.each, *(term.in_practice.each if term.in_practice else ())]
    letters = "\n".join([*texts, *(source.title for source in term.sources)]).casefold()
    return all(word in letters for word in words)


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
