"""Reads the part of YAML a glossary needs into plain Python: text, lists and mappings, with the line of each.

Every scalar is text: ``NO`` stays a word and ``1.10`` keeps its zero. A key without a value gives None. The file is
read in one pass over the parser's events, so that what could do harm is refused before it can grow: anchors, aliases,
merge keys, tags, repeated keys, keys that are not text, several documents, deep nesting, endless texts and endless
lists. PyYAML never turns a value into an object. The entries of the one list that may be long are handed over one by
one and not kept: as Python values they would take twenty times the size of the file.
"""

import codecs
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Final, cast

import yaml

from bot.glossary.entry.quoting import in_quotes
from bot.glossary.file.clean_text import is_clean_text, line_breaks
from bot.glossary.file.findings import FileFindings
from bot.glossary.file.plain_file import MAX_VALUES, Allowance
from bot.glossary.file.yaml_errors import MAX_DEPTH, TOO_DEEP, explain

LONG_LIST = "terms"  # the top-level key of the list whose entries are handed over
_ENTRY_DEPTH = 3  # of an entry's keys: in the entry, in the list, in the file
MAX_KEYS = 1_000  # in one mapping; the largest is that of the categories
MAX_IN_ENTRY = 1_000  # keys and values of an entry of the long list; the largest valid one has about a hundred
MAX_ELSEWHERE = 50_000  # keys and values outside of the long list; a thousand categories have eight thousand
MAX_SILENT = 128 * 1024  # bytes that hold neither a key nor a value, or are all one text

Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
FASTEST_LOADER: Final[Loader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml may be missing


_ENDLESS = (
    f"more than {MAX_SILENT // 1024} KiB follow here without another key or value; close the quotation marks, "
    "and shorten what is so long"
)
_TOO_MUCH = (
    f"this entry has more than {MAX_IN_ENTRY:,} keys and values; shorten it, and check that the next entry begins with "
    "“- ”"
)


class Rejected(Enum):
    """Takes the place of a value that was refused and reported; later checks skip it."""

    VALUE = "refused"


Value = str | list["Value"] | dict[str, "Value"] | Rejected | None
Lines = int | tuple[int, "dict[str, Lines] | list[Lines]"]


@dataclass(frozen=True, slots=True)
class Document:
    """A value as plain Python, and the line of everything in it. ``refusal`` is why it was not read to its end."""

    value: Value
    lines: Lines
    refusal: "Stop | None" = None

    def line(self, *path: str | int) -> int:
        """The line (from 1) of a value, or of the nearest thing around it that is in the file."""
        return line_in(self.lines, *path)

    def lines_of(self, keys: Iterable[str]) -> Lines:
        """The lines of no more than these keys and what they hold."""
        match self.lines:
            case (line, dict() as lines):
                return line, {key: lines[key] for key in keys if key in lines}
            case _:
                return self.line()


def line_in(lines: Lines, *path: str | int) -> int:
    """The line (from 1) of a value among ``lines``, or of the nearest thing around it that is there."""
    for step in path:
        match lines:
            case (_, dict() as keys) if isinstance(step, str) and step in keys:
                lines = keys[step]
            case (_, list() as items) if isinstance(step, int) and step < len(items):
                lines = items[step]
            case _:
                break
    return lines if isinstance(lines, int) else lines[0]


Take = Callable[[int, Document], None]
"""Receives the entries of the long list: the index of each, and what it holds. May raise ``Stop``."""


class Stop(Exception):
    """Ends the reading of a file; ``message`` is the problem, if it has not been reported yet."""

    def __init__(self, line: int, message: str = "") -> None:
        super().__init__(message)
        self.line = line


def parse_yaml(
    data: bytes, findings: FileFindings, allowance: Allowance, take: Take, *, loader: Loader = FASTEST_LOADER
) -> Document | None:
    """Parse a file's bytes; what is wrong goes to ``findings``. None if they cannot be parsed.

    ``take`` receives the entries of ``LONG_LIST``; in the document, None takes the place of each. The number of values
    is deducted from ``allowance``.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not is_clean_text(data, findings):
        return None
    builder = _Builder(data, loader, findings, allowance, take)
    try:
        return builder.document()
    except Stop as stop:
        if str(stop):
            findings.add(stop.line, str(stop))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two: PyYAML's own parser, on escapes
        line, sentence = explain(error, builder.line, data)
        lines = line_breaks(data, 0, len(data)) + (not data.endswith((b"\n", b"\r")))
        findings.add(min(line, lines), sentence)  # the parser puts the end of the file on a line of its own
    return None


class _Source(BytesIO):
    """Bytes for the parser. Counts those that it has read since its last event."""

    silent = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.silent += len(data)
        if self.silent > MAX_SILENT:
            raise _Silent
        return data


class _Silent(Exception):
    """The parser has read a lot and found neither a key nor the end of a text."""


class _Builder:
    """Builds values from parser events, counting as it goes. Recursion is safe: depth is bounded first."""

    def __init__(self, data: bytes, loader: Loader, findings: FileFindings, allowance: Allowance, take: Take) -> None:
        self._source = _Source(data)
        self._events: Iterator[yaml.Event] = yaml.parse(self._source, Loader=loader)
        self._findings = findings
        self._allowance = allowance
        self._take = take
        self._room = MAX_ELSEWHERE
        self._begun: dict[str, Value] | None = None  # what was read of an entry of the long list, while in one
        self.line = 1

    def document(self) -> Document:
        """The file's one document; an empty file is a document without a value."""
        self._next()  # the stream's start
        event = self._next()
        if not isinstance(event, yaml.DocumentStartEvent):
            return Document(None, 1)
        value, lines = self._value(self._next(), 0)
        self._next()  # the document's end
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise Stop(self.line, "a second document begins here; remove the line --- and keep one document")
        return Document(value, lines)

    def _next(self) -> yaml.Event:
        self._source.silent = 0
        try:
            event = next(self._events)
        except _Silent:
            raise Stop(self.line, _ENDLESS) from None
        self.line = event.start_mark.line + 1  # pyright: ignore[reportOptionalMemberAccess] -- only if made by hand
        return event

    def _refuse(self, message: str, line: int | None = None) -> None:
        self._findings.add(line or self.line, message)
        if self._findings.enough:
            raise Stop(self.line, "there are too many problems to read the rest; fix the ones above first")

    def _value(self, event: yaml.Event, depth: int, *, listed: bool = False) -> tuple[Value, Lines]:
        """The value that begins with ``event``, and its lines; ``listed`` if it is an entry of a list."""
        self._count()
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                empty = event.implicit[0] and not event.value  # [0]: written without quotation marks
                return None if empty else event.value, self.line
            case yaml.SequenceStartEvent():
                self._refuse_extras(event)
                return self._list(self._deeper(depth))
            case yaml.MappingStartEvent():
                self._refuse_extras(event)
                return self._mapping(self._deeper(depth), listed=listed)
            case _:
                anchor = cast("yaml.AliasEvent", event).anchor
                self._refuse(f"{in_quotes(f'*{anchor}')} is not allowed here; write the text out, in double quotes")
                return Rejected.VALUE, self.line

    def _count(self) -> None:
        self._allowance.values -= 1
        self._room -= 1
        if self._allowance.values < 0:
            raise Stop(self.line, f"the glossary has more than {MAX_VALUES:,} values; make it smaller")
        if self._room < 0:
            if self._begun is not None:
                raise Stop(self.line, _TOO_MUCH)
            raise Stop(self.line, f"more than {MAX_ELSEWHERE:,} values are outside of “{LONG_LIST}”; remove some")

    def _deeper(self, depth: int) -> int:
        if depth == MAX_DEPTH:
            raise Stop(self.line, TOO_DEEP)
        return depth + 1

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        advice = "is not allowed here; remove it, or put the text in double quotes"
        if event.anchor is not None:
            self._refuse(f"{in_quotes(f'&{event.anchor}')} {advice}")
        if event.tag is not None:
            self._refuse(f"{in_quotes(event.tag)} {advice}")

    def _list(self, depth: int) -> tuple[Value, Lines]:
        line = self.line
        items: list[Value] = []
        lines: list[Lines] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            item, item_lines = self._value(event, depth, listed=True)
            items.append(item)
            lines.append(item_lines)
        return items, (line, lines)

    def _long_list(self, start: yaml.SequenceStartEvent, depth: int) -> tuple[Value, Lines]:
        """Hand over the entries; give a list of as many without a value. Ends after one that was refused."""
        self._count()
        self._refuse_extras(start)
        line, lines, elsewhere = self.line, list[Lines](), self._room
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            self._room, self._begun, entry_line = MAX_IN_ENTRY, {}, self.line
            try:
                entry = Document(*self._value(event, depth, listed=True))
            except Stop as refusal:
                entry = Document(self._begun, entry_line, refusal)
            self._take(len(lines), entry)
            if self._findings.enough or entry.refusal:
                raise Stop(self.line)
            lines.append(entry_line)
        self._room, self._begun = elsewhere, None
        return [None for _ in lines], (line, lines)

    def _mapping(self, depth: int, *, listed: bool) -> tuple[Value, Lines]:
        line = self.line
        items: dict[str, Value] = {}
        lines: dict[str, Lines] = {}
        if depth == _ENTRY_DEPTH and self._begun is not None:
            self._begun = items
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, key_line = self._key(event, lines, depth, listed=listed)
            event = self._next()
            if depth == 1 and key == LONG_LIST and isinstance(event, yaml.SequenceStartEvent):
                value, value_lines = self._long_list(event, self._deeper(depth))
            else:
                value, value_lines = self._value(event, depth)
            if key is None:
                continue
            if len(items) == MAX_KEYS:
                raise Stop(key_line, f"more than {MAX_KEYS:,} keys are in one place; remove some")
            items[key] = value
            lines[key] = key_line if isinstance(value_lines, int) else (key_line, value_lines[1])
        return items, (line, lines)

    def _key(self, event: yaml.Event, known: dict[str, Lines], depth: int, *, listed: bool) -> tuple[str | None, int]:
        """The key, or None when it was refused, and its line."""
        line = self.line
        key, _ = self._value(event, depth)
        match key:
            case list() | dict():
                self._refuse("a key must be plain text; write “key: value”", line)
            case None:
                self._refuse("a key is missing before the colon; write “key: value”")
            case Rejected.VALUE:
                pass  # reported already
            case "<<" if isinstance(event, yaml.ScalarEvent) and event.implicit[0]:
                self._refuse("“<<” is not allowed here; write the keys out")
            case _ if key in known:
                again = f"{in_quotes(key)} appears here a second time (first on line {line_in(known[key])})"
                dash = ", or put “- ” before this one if a new entry begins here"
                lost = listed and key == next(iter(known))  # the first key of the entry, so another may begin here
                self._refuse(f"{again}; remove one of them{dash if lost else ''}")
            case _:
                return key, line
        return None, line
