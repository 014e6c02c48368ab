"""What has changed between two drafts: field by field, texts word by word.

A draft may come from a damaged row, so nothing is taken for granted about its values.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, cast

from bot.glossary.own.model import Draft
from bot.glossary.term import Language

TEXTS = ("name", "definition", "in_practice")
"""The fields that have a text in each language."""
NAMES = ("aliases", "covers", "shared")
"""The fields that list names."""
LINKS = ("see_also", "contrast")
"""The fields that list other terms."""
SINGLE = ("category", "level", "as_of", "attribution")
"""The fields that have one value for all languages."""
FIELDS = (
    *("name", "definition", "aliases", "in_practice", "category", "see_also", "contrast"),
    *("sources", "shared", "covers", "level", "as_of", "attribution"),
)
"""All fields, in the order in which they are read."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_COMPARED = 2_000  # characters; longer ones, which no valid entry has, are not compared word by word
_LEAST_SHARED = 0.25  # of the longer text; with less in common, marks at every word could not be read


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as it was and as it is; the same where nothing has changed."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether nothing has changed here."""
        return self.old == self.new


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a list: a ``text``, about the term with the id ``term_id`` if it links to one."""

    text: str
    term_id: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed in the field ``key``, in this language if the field has one in each.

    A text has ``pieces``; a list has items that are ``gone`` or ``new``.
    """

    key: str
    language: Language | None = None
    pieces: tuple[Piece, ...] = ()
    gone: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()


def differences(before: Draft | None, after: Draft | None) -> Iterator[Difference]:
    """What has changed, in the order in which the fields are read. A draft that is not there has nothing."""
    for key in FIELDS:
        was, now = (before or {}).get(key), (after or {}).get(key)
        for language, old, new in _by_language(was, now):
            if key in TEXTS or key in SINGLE:
                if (old_text := _text(old)) != (new_text := _text(new)):
                    yield Difference(key, language, pieces(old_text, new_text))
            else:
                old_items, new_items = _items(key, old), _items(key, new)
                gone = tuple(item for item in old_items if item not in new_items)
                added = tuple(item for item in new_items if item not in old_items)
                if gone or added:
                    yield Difference(key, language, gone=gone, new=added)


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts, one beside the other; the parts of each make up the whole text."""
    whole = (Piece(old, new),)
    if max(len(old), len(new)) > _MOST_COMPARED:
        return whole
    was, now = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    found = [Piece("".join(was[a:b]), "".join(now[c:d])) for _, a, b, c, d in steps]
    shared = sum(len(piece.old.strip()) for piece in found if piece.is_same)
    if shared < _LEAST_SHARED * max(len(old), len(new)):
        return whole
    return tuple(_without_crumbs(found))


def _without_crumbs(found: list[Piece]) -> Iterator[Piece]:
    """The pieces, where a space or a comma that stayed between two changes belongs to them."""
    held: Piece | None = None  # a change that may go on
    crumb = Piece("", "")
    for piece in found:
        if held is None:
            held = None if piece.is_same else piece
            if held is None:
                yield piece
        elif not piece.is_same:
            held = Piece(held.old + crumb.old + piece.old, held.new + crumb.new + piece.new)
            crumb = Piece("", "")
        elif not any(letter.isalnum() for letter in piece.old):
            crumb = piece
        else:
            yield held
            held = None
            yield piece
    if held is not None:
        yield held
    if crumb.old:
        yield crumb


def _by_language(was: object, now: object) -> Iterator[tuple[Language | None, object, object]]:
    """Both values in each language; a value that is one for all stands for each if the other one is not."""
    old, new = _parts(was), _parts(now)
    if old is None and new is None:
        yield None, was, now
        return
    for language in Language:
        yield (
            language,
            was if old is None else old.get(language.value),
            now if new is None else new.get(language.value),
        )


def _parts(value: object) -> Mapping[str, Any] | None:
    """The value if it has parts."""
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _items(key: str, value: object) -> list[Item]:
    values = cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]
    return [_item(key, each) for each in values]


def _item(key: str, value: object) -> Item:
    parts = _parts(value)
    if key == "see_also":
        return Item("", _text(value))
    if key == "contrast" and parts:
        why = _parts(parts.get("why"))
        texts = [parts.get("why")] if why is None else why.values()
        return Item(" / ".join(dict.fromkeys(_text(text) for text in texts)), _text(parts.get("term")))
    if key == "sources" and parts:
        return Item(f"{_text(parts.get('title'))} ({_text(parts.get('url'))})")
    return Item(_text(value))
