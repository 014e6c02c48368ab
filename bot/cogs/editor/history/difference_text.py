"""Differences as readers see them: ~~old~~ **new** within their context, lists with + and −.

The signs are bold, because a line with a plain one may be shown as an item of a list.
"""

import re
from collections.abc import Iterator, Sequence

import discord

from bot.chat.text import EMBED_TOTAL, FIELD_VALUE, clip, harmless, joined
from bot.cogs.editor.entries.wording import wording as entry_wording
from bot.cogs.editor.history.wording import wording
from bot.glossary.guild_lookups import Lookup
from bot.glossary.own.differences import Difference, Item, Piece
from bot.glossary.term import Language

_CONTEXT = 40  # characters beside a change
_SPARE = 10  # fewer than so many more are not worth an ellipsis
_ELSEWHERE = 900  # characters of a card besides the values of its fields and what is around each of them
_AROUND = 60
# Marks between a letter and a comma or bracket, which may be shown as they are
_OPENS_STUCK, _CLOSES_STUCK = re.compile(r"(?:~~|\*\*)[^\w\s]"), re.compile(r"[^\w\s](?:~~|\*\*)$")
_TRIED = (FIELD_VALUE, 300, 150, 80, 40)  # most characters of what has changed at one place


def add_differences(
    card: discord.Embed, found: Sequence[Difference], lookup: Lookup, language: Language, *, whole: bool
) -> None:
    """Add a field for each difference. ``whole`` ones are of a term that came or went, and are not marked."""
    room = (EMBED_TOTAL - _ELSEWHERE) // max(1, len(found)) - _AROUND
    limit = min(FIELD_VALUE, room)
    for difference in found:
        if pieces := _in_words(difference, lookup, language):
            text = _unmarked(pieces, limit) if whole else marked(pieces, limit)
        else:
            text = joined(list(_lines(difference, lookup, language, limit // 2, whole=whole)), "\n", limit)
        card.add_field(name=_heading(difference, language), value=text, inline=False)


def _in_words(difference: Difference, lookup: Lookup, language: Language) -> Sequence[Piece]:
    """The pieces of a text; a category is called by its name, and not by its id."""
    if difference.key != "category":
        return difference.pieces
    names = {category.id: category.name[language] for category in lookup.categories}
    whole = _whole(difference.pieces)
    return [Piece(names.get(whole.old, whole.old), names.get(whole.new, whole.new))]


def marked(pieces: Sequence[Piece], limit: int) -> str:
    """A text with its changes in at most ``limit`` characters; long parts that stayed are shortened."""
    for most in _TRIED:
        text = _marked(pieces, most)
        if len(text) <= limit:
            return text
    return _change(_whole(pieces), limit // 2 - _SPARE)


def _whole(pieces: Sequence[Piece]) -> Piece:
    return Piece("".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces))


def _marked(pieces: Sequence[Piece], most: int) -> str:
    text = ""
    for place, piece in enumerate(pieces):
        if piece.is_same:
            part = _same(piece.old, is_first=place == 0, is_last=place == len(pieces) - 1)
        else:
            part = _change(piece, most)
        opens = text[-1:].isalnum() and _OPENS_STUCK.match(part)
        closes = part[:1].isalnum() and _CLOSES_STUCK.search(text)
        text += f" {part}" if opens or closes else part
    return text.strip()


def _change(piece: Piece, most: int) -> str:
    """Both sides with their marks, which must stand directly at letters; the spaces around them stay outside."""
    sides = ((piece.old, "~~"), (piece.new, "**"))
    texts = [f"{mark}{clip(safe, most)}{mark}" for side, mark in sides if (safe := harmless(side))]
    before = " " if any(side[:1].isspace() for side, _ in sides) else ""
    after = " " if any(side[-1:].isspace() for side, _ in sides) else ""
    return f"{before}{' '.join(texts)}{after}"


def _same(text: str, *, is_first: bool, is_last: bool) -> str:
    """What stayed, and of a long text only what is beside a change."""
    room = _CONTEXT * (1 if is_first or is_last else 2) + _SPARE
    if len(text) <= room:
        return _spaced(text)
    head = text[:_CONTEXT].rpartition(" ")[0] or text[:_CONTEXT]
    tail = text[-_CONTEXT:].partition(" ")[2] or text[-_CONTEXT:]
    if is_first:
        return f"… {_spaced(tail)}"
    return f"{_spaced(head)} …" if is_last else f"{_spaced(head)} … {_spaced(tail)}"


def _spaced(text: str) -> str:
    """The text as plain words, with a space at its ends where it had any."""
    return f"{' ' if text[:1].isspace() else ''}{harmless(text)}{' ' if text[1:][-1:].isspace() else ''}"


def _unmarked(pieces: Sequence[Piece], limit: int) -> str:
    return clip(harmless("".join(piece.new or piece.old for piece in pieces)), limit) or "…"


def _lines(difference: Difference, lookup: Lookup, language: Language, limit: int, *, whole: bool) -> Iterator[str]:
    for sign, items in (("−", difference.gone), ("+", difference.new)):
        for item in items:
            line = _item(item, lookup, language)
            yield clip(line if whole else f"**{sign}** {line}", limit)


def _item(item: Item, lookup: Lookup, language: Language) -> str:
    if item.term_id is None:
        return harmless(item.text)
    term = lookup.get(item.term_id)
    name = harmless(term.name[language] if term else item.term_id)
    return f"{name}: {harmless(item.text)}" if item.text else name


def _heading(difference: Difference, language: Language) -> str:
    words = entry_wording(language)
    field = words.fields.get(difference.key) or wording(language).more_fields[difference.key]
    return f"{field} ({words.languages[difference.language]})" if difference.language else field
