"""What the single values of an entry may be: texts, ids, addresses, levels, months.

Each of the types cleans a value where that is harmless, or raises what is wrong with it, as sentences that say what to
do. Lengths are counted in Unicode characters after whitespace was collapsed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bot.glossary.entry.mistakes import Complaint, Wrong
from bot.glossary.entry.quoting import Known, in_quotes
from bot.glossary.term import Level

MAX_ID = 50  # fits into a button's custom id with room to spare
MAX_URL = 200

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]{}|\\^`\"]")
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control, direction marks, private use, surrogates, line ends
_JOINERS = "\u200c\u200d"  # invisible too, but emoji and some scripts need them


def complain(complaints: Sequence[Complaint | str]) -> None:
    """Refuse a value if there are complaints about it."""
    if complaints:
        raise PydanticCustomError("complaints", "{complaints}", {"complaints": complaints})


def text_of(limit: int, *, one_line: bool = False) -> AfterValidator:
    """Text of 1 to ``limit`` characters, whitespace collapsed; ``one_line`` refuses line breaks and tabs."""
    blank = re.compile(" +" if one_line else "[ \t\r\n]+")

    def cleaned(text: str) -> str:
        if len(text) > 20 * limit:  # not worth collapsing
            complain([_too_long(len(text), limit)])
        text = blank.sub(" ", text.strip())
        complaints = list(_invisible(text))
        if not text:
            complaints.append(Complaint(Wrong.EMPTY, "is empty; add its text"))
        if len(text) > limit:
            complaints.append(_too_long(len(text), limit))
        complain(complaints)
        return text

    return AfterValidator(cleaned)


def _too_long(length: int, limit: int) -> Complaint:
    sentence = f"is {length:,} characters long, but the limit is {limit}; shorten it"
    return Complaint(Wrong.TOO_LONG, sentence, {"length": length, "limit": limit})


def _invisible(text: str) -> Iterator[Complaint]:
    if text.isprintable():  # the usual case, and much faster
        return
    if "\n" in text or "\r" in text:
        yield Complaint(Wrong.LINE_BREAK, "contains a line break; write it on one line")
    for letter in sorted(set(text) - {*_JOINERS, "\n", "\r"}):
        if unicodedata.category(letter) in _INVISIBLE:
            character = f"U+{ord(letter):04X}"
            sentence = f"contains the invisible character {character}; remove it"
            yield Complaint(Wrong.INVISIBLE, sentence, {"character": character})


def slug_complaints(slug: str) -> list[Complaint]:
    """What keeps ``slug`` from being an id; nothing when it is one."""
    if len(slug) > MAX_ID:
        return [_too_long(len(slug), MAX_ID)]
    if _SLUG.fullmatch(slug):
        return []
    better = re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")
    example = better or "data-parallelism"
    sentence = f"cannot be {in_quotes(slug)}; use only a-z, 0-9, and single hyphens, like {in_quotes(example)}"
    return [Complaint(Wrong.NO_ID, sentence)]


def _slug(text: str) -> str:
    complain(slug_complaints(text))
    return text


def _level(text: str) -> str:
    if text not in tuple(Level):
        sentence = f"cannot be {in_quotes(text)}{Known(Level).did_you_mean(text)}; write one of {', '.join(Level)}"
        complain([Complaint(Wrong.NO_LEVEL, sentence)])
    return text


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        sentence = f"cannot be {in_quotes(text)}; write a year and a month, like 2026-04"
        complain([Complaint(Wrong.NO_MONTH, sentence)])
    return text


def _url(text: str) -> str:
    complaints = [_too_long(len(text), MAX_URL)] if len(text) > MAX_URL else []
    complaints += _address_complaints(text)
    complain(complaints)
    return text


def _address_complaints(text: str) -> Iterator[Complaint]:
    unsafe = _UNSAFE_IN_LINK.search(text)
    if not text.isprintable():
        yield Complaint(Wrong.UNSAFE_ADDRESS, "contains an invisible character; copy the address again")
    elif unsafe:
        what = "a parenthesis" if unsafe[0] in "()" else in_quotes(unsafe[0])
        advice = "write %28 for ( and %29 for )" if unsafe[0] in "()" else "copy the address from the browser"
        sentence = f"contains {what}, which breaks the link; {advice}"
        yield Complaint(Wrong.UNSAFE_ADDRESS, sentence, {"character": unsafe[0]})
    elif not _is_web_address(text):
        sentence = f"cannot be {in_quotes(text)}; write a full web address, like https://example.org/page"
        yield Complaint(Wrong.NO_ADDRESS, sentence)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # reading it checks it
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and "@" not in parts.netloc


def _reference(text: str) -> str:
    text = text.strip()
    complain([] if text else [Complaint(Wrong.EMPTY, "is empty; write the id it points to")])
    return text  # whoever knows the other entries checks whether it leads anywhere


Slug = Annotated[str, AfterValidator(_slug)]
LevelName = Annotated[str, AfterValidator(_level)]
Month = Annotated[str, AfterValidator(_month)]
Url = Annotated[str, AfterValidator(_url)]
Reference = Annotated[str, AfterValidator(_reference)]
"""The id of something in the glossary."""
