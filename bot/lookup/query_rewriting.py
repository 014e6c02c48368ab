"""Rewrites a query without what people add to a name: question, article, parentheses, generic word, version, plural.

Owns what may be left out of a query that has no clear answer as it stands, and where a query names two things. It knows
no entries: the engine finds out whether what is left is a name.
"""

import re
from collections.abc import Iterator

from bot.lookup.normalize import LONGEST_QUERY

_IS = r"(?:\s+(?:is|are)|['’]?s)"
_HELLO = r"(?:hi|hey|hello|hallo)(?:\s+bot)?"
ASKING = re.compile(
    rf"""[\W_]*\b(?:
        {_HELLO}[\s,!]* | please | bitte
        | what(?:{_IS}(?:\s+meant\s+by)?|\s+(?:does|do))? | how\s+(?:do(?:es)?|can|to) | who{_IS}
        | why(?:{_IS}|\s+do(?:es)?)? | wie\s+(?:funktionier(?:t|en)|geht)
        | was(?:\s+(?:ist|sind|hei(?:ß|ss)t|bedeutet|macht|meint|versteht\s+man\s+unter))?
        | wof(?:ü|ue)r(?:\s+(?:steht|ist|braucht\s+man))? | wozu(?:\s+dient)? | warum
        | (?:can|could)\s+(?:you|some(?:one|body)|any(?:one|body))(?:\s+please)?
        | (?:kann(?:st)?|k(?:ö|oe)nnte(?:st)?)\s+(?:du|(?:mir\s+)?jemand)(?:\s+mir)?
        | define:? | explain(?:\s+to\s+me)? | (?:bitte\s+)?erkl(?:ä|ae)re?(?:\s+mir)? | tell\s+me\s+about
        | (?:definition|meaning|explanation|bedeutung|erkl(?:ä|ae)rung)\s+(?:of|von|f(?:ü|ue)r)
        | the | an? | der | die | das | den | dem | des | eine[mnrs]? | ein
    )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
# What ends a question, and what alone makes one: "loss mean" asks nothing.
ASKED = re.compile(
    r"""(?:[\s,]+(?:
        means?|bedeutet|stands?\s+for|works?|funktioniert|to\s+me|for\s+(?:dummies|beginners)|like\s+i['’]?m\s+(?:5|five)
        |erkl(?:ä|ae)ren|simply|einfach
    ))+[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
ABOUT = re.compile(
    r"""[\s,:]+(?:meaning|definition|explained|explanation|bedeutung|erkl(?:ä|ae)rung|(?:einfach\s+)?erkl(?:ä|ae)rt
        |in\s+(?:ai|ml|ki))[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
GENERIC = re.compile(
    r"""[\s-]+(?:
        (?:function|algorithm|method|problem|technique|layer|model|network|architecture|approach|concept|framework|tool)s?
        | librar(?:y|ies) | funktion(?:en)? | algorithm(?:us|en) | methoden? | technik(?:en)? | schicht(?:en)?
        | modelle?n? | netze?n? | verfahren | ansatz | konzepte? | architektur(?:en)? | werkzeuge? | bibliothek(?:en)?
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
VERSION = re.compile(r"[\s-]+v?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?[\W_]*$", re.IGNORECASE)
BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")

# A word that asks something wherever it stands; one that does so only where the query begins: "was" is German there and
# English elsewhere; and one that asks how two things differ.
_QUESTION = re.compile(
    r"""\b(?:
        what | how | why | when | wtf | tell\s+me | explain
        | was\s+(?:ist|sind) | wie | wieso | warum | wann | wof(?:ü|ue)r | wozu | welche[mnrs]? | erkl(?:ä|ae)re?
    )\b | \?""",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = re.compile(r"\A(?:where|who|which|was|wer|wo)\b", re.IGNORECASE)
_GREETING = re.compile(rf"\A[\W_]*(?:\b(?:{_HELLO}|please|bitte)\b[\W_]*)*", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\b(?:diff\w*|untersch\w+|compar\w+|vergleich\w*|versus|vs|better|besser)\b", re.IGNORECASE)

_COMPARED = (
    re.compile(
        r"""(?:.*\b)?(?:diff\w+\s+(?:between|of)|untersch\w+\s+(?:zwischen|von)|compare|vergleiche?)\s+
            (?P<one>.+?)\s+(?:and|und|with|mit|to|vs\.?)\s+(?P<other>.+)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    re.compile(
        r"(?:is|are|ist|sind)\s+(?P<one>.+?)\s+(?:the\s+same\s+as|das\s*(?:gleiche|selbe)\s+wie)\s+(?P<other>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<one>.+?)\s+(?:vs\.?|versus|or|oder|gegen|compared\s+(?:to|with))\s+(?P<other>.+)", re.IGNORECASE),
)

# English and German plural endings, each with what replaces it in the singular; and the fewest letters that must be
# left without the ending: the "s" of "bias" is not a plural ending.
ENDINGS = {"ies": "y", "es": "", "s": "", "en": "", "n": "", "e": ""}
SHORTEST_STEM = 4


def rewrites(query: str) -> Iterator[str]:
    """Give the query without brackets, without question and article, without a generic word, and without a version.

    A single word has nothing to leave out, and a text longer than any name is not tried.
    """
    if query.isalpha() or len(query) > LONGEST_QUERY:
        return
    without = BRACKETS.sub(" ", query).strip() or query
    bare = _without_question(without)
    given = {query, ""}
    for rewrite in (without, bare, GENERIC.sub("", bare), VERSION.sub("", bare)):
        if rewrite not in given:
            given.add(rewrite)
            yield rewrite


def compared(query: str) -> tuple[str, str] | None:
    """The two texts that a query like "X vs Y" or "difference between X and Y" compares; None for other queries."""
    if query.isalpha() or len(query) > LONGEST_QUERY:
        return None
    found = next(filter(None, (pattern.fullmatch(query) for pattern in _COMPARED)), None)
    return (_without_question(found["one"]), _without_question(found["other"]).rstrip(" ?!.")) if found else None


def asked(before: str, after: str) -> str | None:
    """The words before and after a name without those that make a question of it; None if there are none."""
    opened, opens = _OPENING.subn("", _GREETING.sub("", before))
    without, asks = _QUESTION.subn(" ", f"{opened} {after}")
    return without if opens or asks else None


def asks_for_difference(query: str) -> bool:
    """Whether some word of the query asks how things differ."""
    return bool(_DIFFERENCE.search(query))


def singulars(word: str) -> Iterator[str]:
    """Give the words that this one may be the plural of."""
    for ending, singular in ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM:
            yield stem + singular


def _without_question(text: str) -> str:
    bare = ABOUT.sub("", text)
    while asking := ASKING.match(bare):
        bare = bare[asking.end() :]
    if bare != text:
        bare = ASKED.sub("", bare)
    return bare.strip() or text
