"""The shape of ``data/glossary.yaml``: which keys an entry has, what their values may be, and how long.

Each entry is checked by itself, so that a bad entry costs no more than its own check.
``bot.glossary.file.schema_errors`` rewords what pydantic finds, and ``bot.glossary.file.links`` checks whether entries
fit together (unique ids, links that lead somewhere). Lengths are counted in Unicode characters after whitespace was
collapsed.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.glossary.file.findings import in_quotes

MAX_ID = 50  # fits into a button's custom id with room to spare
MAX_NAME = 80
MAX_ALIASES = 20
MAX_DEFINITION = 350  # fits on a phone screen
MAX_IN_PRACTICE = 250
MAX_SEE_ALSO = 5  # a row of buttons holds five
MAX_SOURCES = 3
MAX_TITLE = 100
MAX_URL = 200
MAX_ATTRIBUTION = 200
MAX_INCLUDED = 200  # the running bot looks at each every few seconds

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEX_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]{}|\\^`\"]")
_FILE_EXAMPLE = "“glossary/fundamentals.yaml”"
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # control, direction marks, private use, surrogates, line ends
_JOINERS = "\u200c\u200d"  # invisible too, but emoji and some scripts need them


def _complain(complaints: list[str]) -> None:
    if complaints:
        raise PydanticCustomError("complaints", "{complaints}", {"complaints": complaints})


def _text(limit: int, *, one_line: bool = False) -> AfterValidator:
    """Text of 1 to ``limit`` characters, whitespace collapsed; ``one_line`` refuses line breaks and tabs."""
    blank = re.compile(" +" if one_line else "[ \t\r\n]+")

    def clean(text: str) -> str:
        if len(text) > 20 * limit:  # not worth collapsing
            _complain([_too_long(len(text), limit)])
        text = blank.sub(" ", text.strip())
        complaints = list(_invisible(text))
        if not text:
            complaints.append("is empty; add its text")
        if len(text) > limit:
            complaints.append(_too_long(len(text), limit))
        _complain(complaints)
        return text

    return AfterValidator(clean)


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
    _complain(slug_complaints(text))
    return text


def _colour(text: str) -> str:
    if not _HEX_COLOR.fullmatch(text):
        _complain(
            [f'cannot be {in_quotes(text)}; write # and six hex digits (0-9, A-F) in double quotes, like "#3B82F6"']
        )
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
    _complain(complaints)
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
    _complain(file_name_complaints(text))
    return text


def _present(value: object) -> object:
    if value is None:  # allowed by leaving the key out, not by leaving it empty
        raise PydanticCustomError("no_value", "no value")
    return value


def _reference(text: str) -> str:
    text = text.strip()
    _complain([] if text else ["is empty; write the id it points to"])
    return text  # bot.glossary.file.links checks whether it leads anywhere


_Reference = Annotated[str, AfterValidator(_reference)]
_T = TypeVar("_T")
_Optional = Annotated[_T | None, BeforeValidator(_present)]


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _LocalName(_Entry):
    en: Annotated[str, _text(MAX_NAME, one_line=True)]
    de: Annotated[str, _text(MAX_NAME, one_line=True)]


class _Definition(_Entry):
    en: Annotated[str, _text(MAX_DEFINITION)]
    de: Annotated[str, _text(MAX_DEFINITION)]


class _InPractice(_Entry):
    en: Annotated[str, _text(MAX_IN_PRACTICE)]
    de: Annotated[str, _text(MAX_IN_PRACTICE)]


class _SourceEntry(_Entry):
    title: Annotated[str, _text(MAX_TITLE)]
    url: Annotated[str, AfterValidator(_url)]


class CategoryEntry(_Entry):
    """A category as written; its id is its key."""

    name: _LocalName
    colour: Annotated[str, AfterValidator(_colour)]


class TermEntry(_Entry):
    """A term as written; its links are ids that are not checked yet."""

    id: Annotated[str, AfterValidator(_slug)]
    name: Annotated[str, _text(MAX_NAME, one_line=True)]
    aliases: list[Annotated[str, _text(MAX_NAME, one_line=True)]] = Field([], max_length=MAX_ALIASES)
    category: _Reference
    definition: _Definition
    in_practice: _Optional[_InPractice] = None
    see_also: list[_Reference] = Field([], max_length=MAX_SEE_ALSO)
    sources: list[_SourceEntry] = Field(min_length=1, max_length=MAX_SOURCES)
    attribution: _Optional[Annotated[str, _text(MAX_ATTRIBUTION)]] = None


class GlossaryShape(_Entry):
    """The keys of a glossary file that includes no other; the entries below them are checked one by one."""

    categories: dict[str, Any] = Field(min_length=1)
    terms: list[Any] = Field(min_length=1)
    include: list[Annotated[str, AfterValidator(_file_name)]] = Field([], min_length=1, max_length=MAX_INCLUDED)


class IncludingShape(GlossaryShape):
    """The keys of a glossary file that includes others, which may hold all its terms."""

    terms: list[Any] = Field([], min_length=1)


class IncludedShape(_Entry):
    """The one key of an included file."""

    terms: list[Any] = Field(min_length=1)
