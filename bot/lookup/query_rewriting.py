"""Rewrites a query without what people add to a name: question, article, parentheses, version, plural ending.

Owns what may be left out of a query that has no clear answer as it stands. It knows no entries: the engine finds out
whether what is left is a name.
"""

import re
from collections.abc import Iterator

from bot.lookup.normalize import LONGEST_QUERY

ASKING = re.compile(
    r"""[\W_]*\b(?:
        what(?:\s+is|\s+are|['’]?s|\s+does) | how\s+(?:do|does) | was\s+(?:ist|sind|hei(?:ß|ss)t|bedeutet|macht)
        | wof(?:ü|ue)r\s+steht | wie\s+(?:funktionier(?:t|en)|geht) | define:? | explain | erkl(?:ä|ae)re?(?:\s+mir)?
        | definition(?:\s+of|\s+von)? | meaning\s+of
        | the | an? | der | die | das | den | dem | des | eine[mnrs]? | ein
    )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
ASKED = re.compile(r"\s+(?:means?|bedeutet|stands?\s+for|works?)[\W_]*$", re.IGNORECASE)
VERSION = re.compile(r"[\s-]+v?\d{1,4}(?:\.\d{1,4}){0,3}[\W_]*$", re.IGNORECASE)
BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")

# English and German plural endings, each with what replaces it in the singular; and the fewest letters that must be
# left without the ending: the "s" of "bias" is not a plural ending.
ENDINGS = {"ies": "y", "es": "", "s": "", "en": "", "n": "", "e": ""}
SHORTEST_STEM = 4


def rewrites(query: str) -> Iterator[str]:
    """Give the query without text in parentheses or brackets, then without question and article, then without version.

    A single word has nothing to leave out, and a text longer than any name is not tried.
    """
    if query.isalpha() or len(query) > LONGEST_QUERY:
        return
    without = BRACKETS.sub(" ", query).strip()
    if without and without != query:
        yield without
    bare = whole = without or query
    while asking := ASKING.match(bare):
        bare = bare[asking.end() :]
    if bare != whole:  # "loss mean" asks nothing
        bare = ASKED.sub("", bare)
    if bare and bare != without:
        yield bare
    unversioned = VERSION.sub("", bare)
    if unversioned and unversioned != bare:
        yield unversioned


def singulars(word: str) -> Iterator[str]:
    """Give the words that this one may be the plural of."""
    for ending, singular in ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            yield stem + singular
