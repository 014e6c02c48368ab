"""Inflected forms of a word, and the verb that goes with an action noun, in English and German.

Owns the endings. It gives every form that could be; which of them is a word of the glossary, the index knows.
"""

from collections.abc import Iterator

SHORTEST_STEM = 4

# Endings that take each other's place: those of verbs and their action nouns, of words from Latin and Greek, and then
# those of nouns and adjectives.
_GROUPS = (
    ("isierung", "isierungen", "isieren", "isiert", "isierte", "isierten"),
    ("ization", "izations", "ize", "izes", "ized", "izing", "isation", "isations", "ise", "ises", "ised", "ising"),
    ("ation", "ations", "ationen", "ate", "ates", "ated", "ating", "ieren", "iert", "ierung", "ierungen"),
    ("ix", "ices", "izen"),
    ("ex", "ices", "izes"),
    ("um", "a", "en", "ums"),
    ("us", "i", "en", "usse"),
    ("ung", "ungen", "en", "et", "ete", "t", "te"),
    ("ing", "ings", "e", "", "s", "es", "ed"),
    ("", "e", "en", "em", "er", "es", "n", "s"),
)


# For each ending, those that may stand in its place.
_OTHERS = {
    ending: tuple(dict.fromkeys(other for group in _GROUPS if ending in group for other in group))
    for ending in dict.fromkeys(ending for group in _GROUPS for ending in group)
}
_LONGEST_ENDING = max(map(len, _OTHERS))


def other_forms(word: str) -> set[str]:
    """The words that ``word`` may be a form of; without itself. It is one word as ``bot.lookup.normalize`` gives it."""
    return set(_forms(word)) - {word}


def _forms(word: str) -> Iterator[str]:
    for length in range(min(_LONGEST_ENDING, len(word) - SHORTEST_STEM) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for other in _OTHERS.get(ending, ()):
            yield stem + other
            if other == "ing":  # embed, embedding
                yield stem + stem[-1] + other
        if ending == "ing" and stem[-1] == stem[-2]:
            yield stem[:-1]
