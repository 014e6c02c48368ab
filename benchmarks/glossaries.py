"""Makes glossary files that are too much: an honest one as large as the limits allow, and hostile ones of 64 MiB.

Each function gives the file's text in pieces. A hostile file is one that the reader should refuse, or should read
without taking more memory than for the honest one.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

from bot.glossary.file.plain_file import MAX_BYTES

TERMS = 145_000  # the values of so many small entries are just within the limit
_CATEGORIES = 15
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SYLLABLES = [first + vowel + last for first in "bcdfglmnprstv" for vowel in "aeiou" for last in ("", "n", "r", "s")]


def honest(terms: int = TERMS) -> Iterator[str]:
    """A valid glossary of so many small terms with names of one to three pronounceable words; about 26 MB."""
    yield "categories:\n"
    for number in range(_CATEGORIES):
        yield f'  c{number}: {{name: {{en: Category {number}, de: Kategorie {number}}}, colour: "#3B82F6"}}\n'
    yield "terms:\n"
    for number, name in enumerate(islice(names(), terms)):
        yield _entry(number, name)


def names() -> Iterator[str]:
    """Pronounceable names of one to three words, without end and each once."""
    chance, known = random.Random(1), set[str]()
    while True:
        words = [
            "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))) for _ in range(chance.choice((1, 2, 2, 3)))
        ]
        squashed = "".join(words)
        if squashed not in known:
            known.add(squashed)
            yield " ".join(words).title()


def _entry(number: int, name: str, *, more: str = "") -> str:
    return (
        f"  - id: {name.lower().replace(' ', '-')}\n    name: {name}\n    category: c{number % _CATEGORIES}\n{more}"
        f"    definition: {{en: What no. {number} is., de: Was Nr. {number} ist.}}\n"
        f"    sources: [{{title: Source, url: https://example.org/{number}}}]\n"
    )


def _endless(piece: Callable[[int], str], *, before: str = "", after: str = "") -> Iterator[str]:
    """``piece`` of 0, 1, 2 and so on, up to the size that a glossary may have."""
    room = MAX_BYTES - len((before + after).encode())
    yield before
    for number in count():
        text = piece(number)
        room -= len(text.encode())
        if room < 0:
            break
        yield text
    yield after


def _listed(key: str, piece: Callable[[int], str]) -> Iterator[str]:
    """A valid glossary up to one endless list of an entry."""
    return _endless(piece, before="".join(honest(10)) + f"  - id: last\n    name: Last\n    {key}: [", after="]\n")


_HEAD = "".join(islice(honest(1), _CATEGORIES + 2))  # the categories and ``terms:``


def heaviest(entries: int = 37_000) -> Iterator[str]:
    """A valid glossary just below the limit for memory: names that share no words, and texts of four bytes a letter."""
    chance = random.Random(2)
    yield _HEAD
    text = "\N{GRINNING FACE}" + "a" * 340
    for number in range(entries):
        first, second, third = (" ".join("".join(chance.choices(_LETTERS, k=8)) for _ in "ab") for _ in "abc")
        more = f"    id: t{number}\n    aliases: [{second}, {third}]\n    definition: {{en: {text}, de: {text}}}\n"
        yield (
            f"  - name: {first}\n    category: c{number % _CATEGORIES}\n{more}"
            f"    sources: [{{title: Source, url: https://example.org/{number}}}]\n"
        )


def every_key(entries: int = 37_000) -> Iterator[str]:
    """A valid glossary just below the limits for memory and for values, whose entries have every key."""
    chance = random.Random(3)
    yield _HEAD
    text = "\N{GRINNING FACE}" + "a" * 120
    for number in range(entries):
        english, german, alias, other, covered = ("".join(chance.choices(_LETTERS, k=8)) for _ in "abcde")
        contrasts = (f"{{term: t{(number + at) % entries}, why: {{en: is e, de: ist d}}}}" for at in (1, 2, 3))
        more = (
            f"    id: t{number}\n    aliases: {{en: [{alias}], de: [{other}]}}\n    covers: [{covered}]\n"
            f"    level: basic\n    as_of: 2026-04\n    contrast: [{', '.join(contrasts)}]\n"
            f"    definition: {{en: {text}, de: {text}}}\n    in_practice: {{en: {text}, de: {text}}}\n"
            f"    see_also: [t{(number + 1) % entries}]\n"
        )
        yield (
            f"  - name: {{en: {english}, de: {german}}}\n    category: c{number % _CATEGORIES}\n{more}"
            f"    sources: [{{title: Source, url: https://example.org/{number}}}]\n"
        )


HOSTILE: dict[str, Callable[[], Iterable[str]]] = {
    "one scalar": lambda: ['"', "a" * (MAX_BYTES - 2), '"'],
    "one scalar of four-byte letters": lambda: ['"', "\N{GRINNING FACE}" * (MAX_BYTES // 4 - 1), '"'],
    "one plain scalar": lambda: ["a" * MAX_BYTES],
    "one definition": lambda: [
        *honest(10),
        "  - id: last\n    definition: {en: ",
        "a " * (MAX_BYTES // 2 - 4_000),
        "}\n",
    ],
    "one block scalar": lambda: _endless(lambda _: "  a line of text\n", before="a: |\n"),
    "one comment": lambda: ["# ", "a" * (MAX_BYTES - 2)],
    "deep nesting": lambda: ["[" * MAX_BYTES],
    "deep nesting in every entry": lambda: _endless(lambda _: f"  - {'[' * 13}{']' * 13}\n", before=_HEAD),
    "a million keys": lambda: _endless(lambda number: f"k{number}: v\n"),
    "a million keys in an entry": lambda: _endless(lambda number: f"    k{number}: v\n", before=f"{_HEAD}  - id: a\n"),
    "a thousand keys in every entry": lambda: _endless(
        lambda _: "  - {" + ",".join(f"k{number}: v" for number in range(1_000)) + "}\n", before=_HEAD
    ),
    "a million aliases": lambda: _listed("aliases", lambda number: f"a{number},"),
    "a million see_also": lambda: _listed("see_also", lambda number: f"a{number},"),
    "a million sources": lambda: _listed("sources", lambda _: "{title: a, url: b},"),
    "20 long aliases in every entry": lambda: _endless(
        lambda number: _entry(
            number, f"N{number}", more="    aliases: [" + ",".join(_long(number * 20 + at) for at in range(20)) + "]\n"
        ),
        before=_HEAD,
    ),
    "long texts in every entry": lambda: _endless(_long_entry, before=_HEAD),
    "YAML aliases": lambda: _endless(lambda _: "*a,", before="a: &a b\nb: [", after="]\n"),
    "YAML anchors": lambda: _endless(lambda number: f"&a{number} b,", before="a: [", after="]\n"),
    "billion laughs": lambda: ["a0: &a0 [b]\n", *(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 30))],
    "giant names": lambda: _endless(lambda number: _entry(number, f"n{number}{'a' * 1_000_000}"), before=_HEAD),
    "a giant key": lambda: ["k" * (MAX_BYTES - 4), ": v\n"],
    "tiny entries": lambda: _endless(lambda _: "  - {}\n", before=_HEAD),
    "empty entries": lambda: _endless(lambda _: "  -\n", before=_HEAD),
    "entries of one letter": lambda: _endless(lambda _: "  - a\n", before=_HEAD),
    "entries alike": lambda: _endless(lambda _: _entry(0, "Same"), before=_HEAD),
    "entries that miss a key": lambda: _endless(
        lambda n: f"  - {{id: a{n}, name: N{n}, aliases: [x{n}]}}\n", before=_HEAD
    ),
    "dangling links": lambda: _endless(lambda n: _entry(n, f"N{n}", more="    see_also: [a, b, c]\n"), before=_HEAD),
    "tiny values": lambda: _endless(lambda _: "a,", before="terms: [", after="]\n"),
    "empty lists": lambda: _endless(lambda _: "[],", before="terms: [", after="]\n"),
    "empty groups": lambda: _endless(lambda _: "{},", before="terms: [", after="]\n"),
    "empty lines": lambda: ["\n" * MAX_BYTES],
    "spaces": lambda: [" " * MAX_BYTES],
    "tabs": lambda: ["\t" * MAX_BYTES],
    "zeros": lambda: ["\x00" * MAX_BYTES],
    "documents": lambda: _endless(lambda _: "---\n"),
    "tags": lambda: _endless(lambda _: "!a b,", before="a: [", after="]\n"),
    "directives": lambda: _endless(lambda number: f"%TAG !a{number}! tag:a\n"),
    "open brackets in entries": lambda: _endless(lambda _: "- [\n"),
    "escapes": lambda: ['"', "\\U0001F600" * (MAX_BYTES // 10 - 1), '"'],
    "names of 80 four-byte letters": lambda: _endless(
        lambda n: (
            f"  - {{id: a{n}, name: '{chr(0x20000 + n % 40_000) * 70}{n}', aliases: [], category: c0, "
            "definition: {en: a, de: b}, sources: [{title: a, url: 'https://a.b'}]}\n"
        ),
        before=_HEAD,
    ),
    "every key in too many entries": lambda: every_key(60_000),
    "names of 40 words": lambda: _endless(lambda n: _entry(n, f"{_words(n)}"), before=_HEAD),
}


def _long(number: int) -> str:
    return f"{_words(number)} {number}"[-80:].strip()


def _words(number: int) -> str:
    chance = random.Random(number)
    return " ".join(chance.choice(_LETTERS) for _ in range(30)) + f" {number}"


def _long_entry(number: int) -> str:
    return (
        f"  - id: l{number}\n    name: L{number}\n    category: c0\n"
        f"    definition: {{en: {'e' * 350}, de: {'d' * 350}}}\n    in_practice: {{en: {'e' * 250}, de: {'d' * 250}}}\n"
        f"    sources: [{{title: Source, url: https://example.org/{number}}}]\n"
    )


def write(path: Path, pieces: Iterable[str]) -> Path:
    """Write a file; give its path."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
    return path
