"""Ranks the hits of a lookup: which ones are demoted, and whether the first one is the answer.

Owns the doubt that one hit casts on another. It finds nothing itself.
"""

from collections.abc import Sequence
from math import inf

from bot.lookup import scoring
from bot.lookup.hit import Fit, Hit
from bot.lookup.normalize import Form
from bot.lookup.outcomes import How

# A single capital begins a sentence, and a word of more letters in capitals is no acronym.
FEWEST_CAPITALS, LONGEST_ACRONYM = 2, 6

# Odds by which a clear typo must beat all other readings together: it is then right at least four times in five.
CLEARLY_BEST = 4.0


def demote_prefixes(literal: list[Hit], misspelled: list[Hit], typed: Form) -> list[Hit]:
    """Put prefixes that cut a word off behind better readings of a finished query.

    People who have finished mostly wrote whole words, so a missing ending counts as an edit. Where a slip is likelier,
    or the query is the initials of a name, such a prefix only counts as ``How.PART``. So does a later word, if the
    query is initials: RAM is the Random Access Memory rather than a Cache RAM.
    """
    if not literal:
        return literal
    cut_off = scoring.edit_cost(len(typed.squashed))
    abbreviated = any(hit.fit.how is How.INITIALS for hit in literal)
    if not abbreviated and min((hit.fit.cost for hit in misspelled), default=inf) >= cut_off:
        return literal
    return [
        Hit(hit.spelling, Fit(How.PART, hit.fit.quality, clear=hit.fit.clear, cost=cut_off))
        if (abbreviated and hit.fit.how is How.WORD) or _cuts(hit, typed)
        else hit
        for hit in literal
    ]


def _cuts(hit: Hit, typed: Form) -> bool:
    """Whether the query ends within a word of the spelling that it begins."""
    spelling = hit.spelling.form
    return hit.fit.how in {How.PREFIX, How.WORD} and typed.words[-1] not in {*spelling.words, *spelling.parts}


def is_clear(ranked: Sequence[Hit], typed: Form) -> bool:
    """Whether the first hit is meant beyond reasonable doubt: no other entry of its tier or above typos is near.

    A letter-by-letter match must be the only one, and nothing else may be a clear typo: "domin" begins dominance, but
    domain is as likely to be meant. A later word of another entry casts no doubt if it only *begins* with the query
    ("shar" is Sharding, not Fully Sharded), but does if it *is* the query. A typo must be likelier than all other
    readings together.
    """
    (best, *others) = ranked
    if best.fit.how is How.INFLECTED:
        return best.fit.clear and not any(other.fit.how is How.INFLECTED for other in others)
    if not best.fit.clear or any(other.fit.how is How.PART and other.fit.clear for other in others):
        return False  # that one is a demoted prefix, clear except for the word that it cuts off
    if best.fit.how is How.TYPO:
        return CLEARLY_BEST * sum(2.0 ** (best.fit.cost - other.fit.cost) for other in others) <= 1
    if best.fit.how is How.WORDS:  # "gradien descent" has all words of one name, and a part of those of mini-batch …
        others = [other for other in others if other.fit.how is not How.WORDS or other.fit.clear]
    name = best.spelling.form.squashed
    if len(name) == len(typed.squashed) + 1:  # only one letter is missing: longer names with this prefix cast no doubt
        others = [
            other
            for other in others
            if other.spelling.form.squashed == name or not other.spelling.form.squashed.startswith(name)
        ]
    return all(_is_weak(other, typed) for other in others)


def has_other_capitals(query: str, hit: Hit) -> bool:
    """Whether the capitals of a query tell that it is another name than the one it would misspell.

    DeepSWE is no DeepSeek, and FAISS is no Fairness; who shouts a longer word just has the key stuck.
    """
    typed = [letter for letter in query if letter.isupper()]
    if hit.fit.how not in {How.TYPO, How.PREFIX} or len(typed) < FEWEST_CAPITALS:
        return False
    if query.upper() == query and len(query) > LONGEST_ACRONYM:
        return False
    capitals = iter(letter for letter in hit.spelling.text if letter.isupper())
    return not all(letter in capitals for letter in typed)  # each in turn, after the one before


def _is_weak(hit: Hit, typed: Form) -> bool:
    """Whether a hit says too little to put a better one in doubt."""
    match hit.fit.how:
        case How.PART | How.ALIKE:
            return True
        case How.TYPO:
            return not hit.fit.clear
        case How.WORD:
            return typed.squashed not in {*hit.spelling.form.words, *hit.spelling.form.parts}
        case _:
            return False
