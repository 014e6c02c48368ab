"""Normalizes a text into words that can be compared.

Owns what counts as *the same spelling*: case, diacritics, punctuation and invisible characters do not matter,
and words also end where ``camelCase`` or a digit begins. Refuses nothing: any text gives a form, text without a
letter or digit gives the empty one. It knows neither entries nor distances.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from sys import intern

# No name is longer than 100 characters (all Discord shows of a choice), so twice that can hold any name even with
# doubled spaces or stray marks. A longer text cannot be a name, and reading it to the end would only cost time.
LONGEST_QUERY = 200

# Canonical combining classes from here up are accents and vowel points, which people leave out. Those below (nukta,
# kana voicing marks, virama, and 0 for the vowel signs of Indic scripts) make a different letter and stay.
FIRST_ACCENT_CLASS = 10

# Letters that Unicode does not decompose, and how people type them on a keyboard without them.
PLAIN_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
    }
)
UMLAUTS = str.maketrans({"ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue"})
APOSTROPHES = "'\u2019\u02bc`"  # inside a word: "Moore's law" and "moores law" are the same
# Letters and marks by category, but invisible: joiners, fillers and variation selectors.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
# Pictures that NFKC would turn into letters or digits: keycaps, trademark signs shown as emoji, squared letters.
PICTURE = re.compile("[\\W\\d\u2139]\ufe0f\u20e3?|\\d\u20e3|[\U0001f000-\U0001faff]")

# A + or # at the end of a word belongs to it: C, C++ and C# are three languages.
ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:[+#]+(?![A-Za-z0-9+#]))?")
ANY_WORD = re.compile(r"[^+# ]+(?:[+#]+(?!\S))?")  # the same, once all other punctuation is spaces

# Between aB, between ABC and Def, and where digits begin or end. "MLflow" and "GPUs" stay whole: two capitals mostly
# belong to one word.
BOUNDARY = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{3})(?=[A-Z][a-z]{2})|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Form:
    """A text as the lookup sees it.

    ``words`` are split at spaces and punctuation, ``parts`` also inside words; ``squashed`` is all of it without
    spaces. ``whole`` is false when the text was longer than ``LONGEST_QUERY`` and only its beginning is here.
    """

    words: tuple[str, ...]
    parts: tuple[str, ...]
    squashed: str
    whole: bool = True


def form(text: str) -> Form:
    """Give the form that a query is compared by; only its first ``LONGEST_QUERY`` characters count."""
    text = text.strip()
    readable = _readable(text[:LONGEST_QUERY])
    # Composing can make it longer: some single characters stand for whole phrases.
    return _form(readable[:LONGEST_QUERY], whole=max(len(text), len(readable)) <= LONGEST_QUERY)


def forms(spelling: str) -> tuple[Form, ...]:
    """Give every form a spelling may be typed in: umlauts as plain vowels, and as ae, oe, ue if there are any."""
    readable = _readable(spelling.strip()[:LONGEST_QUERY])[:LONGEST_QUERY]
    spelled_out = readable if readable.isascii() else readable.translate(UMLAUTS)
    texts = (readable,) if spelled_out == readable else (readable, spelled_out)
    return tuple(_form(text, fold=_shared) for text in texts)


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen, so that it asks for nothing in particular."""
    return not _readable(text.strip()[:LONGEST_QUERY]).strip()


def _shared(word: str) -> str:
    """Fold the case and intern the word: a glossary repeats its words. Not for queries: their words are too varied."""
    return intern(word.casefold())


def _form(readable: str, *, whole: bool = True, fold: Callable[[str], str] = str.casefold) -> Form:
    plain = readable if readable.isascii() else _without_accents(readable)
    words = _words(plain)
    folded = tuple([fold(word) for word in words])
    squashed = "".join(folded)
    if (plain.islower() and squashed.isalpha()) or not BOUNDARY.search(plain):  # no word has a boundary inside
        return Form(folded, folded, squashed, whole)
    parts = tuple(fold(part) for word in words for part in BOUNDARY.split(word))
    return Form(folded, parts, squashed, whole)


def _readable(text: str) -> str:
    """Compose the text and drop invisible characters; whitespace of any kind becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFKC", PICTURE.sub("\N{BULLET}", text))
    return "".join(
        " " if char.isspace() else char
        for char in UNSEEN.sub("", composed)
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf"}
    )


def _without_accents(text: str) -> str:
    """Strip the accents: é becomes e, but marks that make a different letter in their script stay."""
    apart = unicodedata.normalize("NFKD", text)
    bare = (char for char in apart if unicodedata.combining(char) < FIRST_ACCENT_CLASS)
    return unicodedata.normalize("NFC", "".join(bare)).translate(PLAIN_LETTERS)  # last: ǽ was æ with an accent


def _words(plain: str) -> list[str]:
    if plain.isascii() and "'" not in plain and "`" not in plain:
        return ASCII_WORD.findall(plain)
    for apostrophe in APOSTROPHES:
        plain = plain.replace(apostrophe, "")
    if plain.isascii():
        return ASCII_WORD.findall(plain)
    # Python's \w matches no combining marks, so other scripts are split by the category of each character.
    spaced = "".join(char if char in "+#" or unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    return [word for word in ANY_WORD.findall(spaced) if any(map(str.isalnum, word))]
