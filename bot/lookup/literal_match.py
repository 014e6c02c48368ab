"""Literal matching: compares a query with one spelling letter by letter, without edit distance.

Owns the rules from plural to substring. Several entries that match at once are the business of ``bot.lookup.ranking``.
"""

from bot.lookup.hit import Fit, Spelling
from bot.lookup.normalize import Form
from bot.lookup.outcomes import How

SHORTEST_PART = 4  # three letters are a common syllable
SHORTEST_WORDS = 3  # "a b" would fit half a dictionary
SHORTEST_PLURAL = 4  # "as" is no plural of "a", "gpus" is one of "gpu"
SHORTEST_CLEAR = 3  # two letters abbreviate too much to say which entry is meant
SHORTEST_CLEAR_PREFIX = 4  # three letters begin too many words: "das", "rea"
# The share of a spelling that must be typed for a prefix to be clear. A third of a name: "param" is clear, "data" is a
# word of its own. Most of an alias, since many begin with a maker ("Google Vertex AI", "Amazon SageMaker").
CLEAR_SHARE_OF_NAME, CLEAR_SHARE_OF_ALIAS = 1 / 3, 2 / 3
SIBILANTS = ("s", "x", "z", "ch", "sh", "o")  # what takes -es in the plural


def literal_of(text: str) -> str:
    """The text as it is compared letter by letter: only case and surrounding whitespace are ignored."""
    return text.strip().casefold()


def match_literally(query: Form, spelling: Spelling, literal: str) -> Fit | None:
    """Find the best of the tiers from prefix to words, then substring; None when no letter-by-letter rule holds.

    ``literal`` is the query as typed, apart from case: spellings that begin with exactly that come before others.

    Neither a later word (mostly the general one: server, training) nor a part of a word is ever clear.
    """
    typed, name = query.squashed, spelling.form.squashed
    coverage = min(1.0, len(typed) / len(name))
    if name.startswith(typed):
        clear = len(typed) >= SHORTEST_CLEAR_PREFIX and _is_clear_prefix(typed, spelling, coverage)
        order = 2 * spelling.is_name + literal_of(spelling.text).startswith(literal)  # names before aliases
        return Fit(How.PREFIX, (order + coverage) / 4, clear=clear)
    if any(tail.startswith(typed) for tail in spelling.tails):
        return Fit(How.WORD, coverage, clear=False)
    if typed in spelling.initials:
        return Fit(How.INITIALS, 1.0, clear=spelling.is_name and len(typed) >= SHORTEST_CLEAR)
    if len(query.words) > 1 and len(typed) >= SHORTEST_WORDS and (found := _match_words(query, spelling, coverage)):
        return found
    if len(typed) >= SHORTEST_PART and typed in name:
        return Fit(How.PART, coverage, clear=False)
    return None


def _is_clear_prefix(typed: str, spelling: Spelling, coverage: float) -> bool:
    """Whether so much of the spelling was typed that no other is meant."""
    if spelling.is_name:
        return coverage >= CLEAR_SHARE_OF_NAME
    # An alias must be typed up to its last word, since the first is often the maker's name ("OpenAI Gym").
    form = spelling.form
    return coverage >= CLEAR_SHARE_OF_ALIAS and len(typed) > len(form.squashed) - len(form.words[-1])


def _match_words(query: Form, spelling: Spelling, coverage: float) -> Fit | None:
    """The fit if all words of the query are among the words of the spelling, or else among their parts."""
    for words in (spelling.form.words, spelling.form.parts):
        if _all_in(query.words, words):
            full = len(query.words) == len(words)
            # "a gradient" does not mean "gradient accumulation", but "learning q" is "q-learning".
            clear = full and all(len(word) > 1 or word in words for word in query.words)
            return Fit(How.WORDS, (full + coverage) / 2, clear=clear)
    return None


def _all_in(typed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether every typed word equals or begins a different one of ``words``; the longest choose first."""
    if len(typed) > len(words):
        return False
    left = sorted(words, key=len)  # so that a prefix takes the shortest word, which is the equal one if there is one
    for word in sorted(typed, key=len, reverse=True):
        found = next((other for other in left if other.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def plural_key(form: Form) -> str:
    """Give a key that singular and plural share; different words may share it too, see ``same_but_plural``."""
    return "".join(_stem(word) for word in form.words)


def same_but_plural(one: Form, other: Form) -> bool:
    """Whether the two differ by nothing but a plural s, on any of their words."""
    if len(one.words) == len(other.words):
        return all(map(_same_word, one.words, other.words))
    return _same_word(one.squashed, other.squashed)


def _stem(word: str) -> str:
    """Cut the ending off coarsely, so that "class", "classes", "cache" and "caches" need no rules of their own."""
    word = word.rstrip("es")
    return word[:-1] + "i" if word.endswith("y") else word


def _same_word(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    if len(long) < SHORTEST_PLURAL:
        return False
    return (
        (long == short + "s" and not short.endswith("s"))
        or (long == short + "es" and short.endswith(SIBILANTS))
        or (short.endswith("y") and long == short[:-1] + "ies")
    )
