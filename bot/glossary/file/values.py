"""What the single values of a glossary may be: texts, ids, addresses, file names, levels, months, colors.

Each of the types cleans a value where that is harmless, or raises what is wrong with it, as sentences that say what to
do. Lengths are counted in Unicode characters after whitespace was collapsed.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bot.glossary.file.findings import Known, in_quotes
from bot.glossary.term import Level

MAX_ID = 50  # fits into a button's custom id with room to spare
MAX_URL = 200

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]{}|\\^`\"]")
_FILE_EXAMPLE = "“glossary/fundamentals.yaml”"
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control, direction marks, private use, surrogates, line ends
_JOINERS = "\u200c\u200d"  # invisible too, but emoji and some scripts need them


def complain(complaints: list[str]) -> None:
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
            complaints.append("is empty; add its text")
        if len(text) > limit:
            complaints.append(_too_long(len(text), limit))
        complain(complaints)
        return text

    return AfterValidator(cleaned)


def _too_long(length: int, limit: int) -> str:
    return f"is {length:,} characters long, but the limit is {limit}; shorten it"


def _invisible(text: str) -> Iterator[str]:
    if text.isprintable():  # the usual case, and much faster
        return
    if "\n" in text or "\r" in text:
        yield "contains a line break; write it on one line"
    for letter in sorted(set(text) - {*_JOINERS, "\n", "\r"}):
        if unicodedata.category(letter) in _INVISIBLE:
            yield f"contains the invisible character U+{ord(letter):04X}; remove it"


def slug_complaints(slug: str) -> list[str]:
    """What keeps ``slug`` from being an id; nothing when it is one."""
    if len(slug) > MAX_ID:
        return [_too_long(len(slug), MAX_ID)]
    if _SLUG.fullmatch(slug):
        return []
    better = re.sub("[^a-z0-9]+", "-", slug.lower()).strip("-")
    example = better or "data-parallelism"
    return [f"cannot be {in_quotes(slug)}; use only a-z, 0-9, and single hyphens, like {in_quotes(example)}"]


def _slug(text: str) -> str:
    complain(slug_complaints(text))
    return text


def _color(text: str) -> str:
    if not _HEX_COLOR.fullmatch(text):
        complain(
            [f'cannot be {in_quotes(text)}; write # and six hex digits (0-9, A-F) in double quotes, like "#3B82F6"']
        )
    return text


def _level(text: str) -> str:
    if text not in tuple(Level):
        complain([f"cannot be {in_quotes(text)}{Known(Level).did_you_mean(text)}; write one of {', '.join(Level)}"])
    return text


def _month(text: str) -> str:
    if not _MONTH.fullmatch(text):
        complain([f"cannot be {in_quotes(text)}; write a year and a month, like 2026-04"])
    return text


def _url(text: str) -> str:
    complaints: list[str] = []
    if len(text) > MAX_URL:
        complaints.append(_too_long(len(text), MAX_URL))
    unsafe = _UNSAFE_IN_LINK.search(text) if text.isprintable() else None
    if not text.isprintable():
        complaints.append("contains an invisible character; copy the address again")
    elif unsafe and unsafe[0] in "()":
        complaints.append("contains a parenthesis, which breaks the link; write %28 for ( and %29 for )")
    elif unsafe:
        complaints.append(f"contains {in_quotes(unsafe[0])}, which breaks the link; copy the address from the browser")
    elif not _is_web_address(text):
        complaints.append(f"cannot be {in_quotes(text)}; write a full web address, like https://example.org/page")
    complain(complaints)
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port  # reading it checks it
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and "@" not in parts.netloc


def file_name_complaints(name: str) -> list[str]:
    """What keeps ``name`` from being the name of an included file; nothing when it can be one."""
    if not name.strip():
        return ["is empty; write the name of a file"]
    if not name.isprintable():
        return ["contains an invisible character; rename the file"]
    if name.startswith("/") or PureWindowsPath(name).drive:
        return [f"cannot be {in_quotes(name)}; write it relative to this file's folder, like {_FILE_EXAMPLE}"]
    if "\\" in name:
        return [f"cannot be {in_quotes(name)}; write / between folder and file, like {_FILE_EXAMPLE}"]
    if ".." in PurePosixPath(name).parts:
        return [f"cannot be {in_quotes(name)}; the file must be in this file's folder or below it, without “..”"]
    return []


def _file_name(text: str) -> str:
    complain(file_name_complaints(text))
    return text


def _reference(text: str) -> str:
    text = text.strip()
    complain([] if text else ["is empty; write the id it points to"])
    return text  # bot.glossary.file.links checks whether it leads anywhere


Slug = Annotated[str, AfterValidator(_slug)]
Color = Annotated[str, AfterValidator(_color)]
LevelName = Annotated[str, AfterValidator(_level)]
Month = Annotated[str, AfterValidator(_month)]
Url = Annotated[str, AfterValidator(_url)]
FileName = Annotated[str, AfterValidator(_file_name)]
Reference = Annotated[str, AfterValidator(_reference)]
"""The id of something in the glossary."""
