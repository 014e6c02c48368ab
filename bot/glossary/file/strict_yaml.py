"""Reads the part of YAML a glossary needs into plain Python: text, lists and mappings, with the line of each.

Every scalar is text: ``NO`` stays a word and ``1.10`` keeps its zero. A key without a value gives None. The file is
read in one pass over the parser's events, so that what could do harm is refused before it can grow: anchors, aliases,
merge keys, tags, repeated keys, keys that are not text, several documents, deep nesting, and endless lists. PyYAML
never turns a value into an object.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, cast

import yaml

from bot.glossary.file.findings import FileFindings, in_quotes
from bot.glossary.file.plain_file import MAX_VALUES, Allowance
from bot.glossary.file.yaml_errors import MAX_DEPTH, TOO_DEEP, explain

MAX_KEYS = 1_000  # in one mapping; the largest is that of the categories

Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
FASTEST_LOADER: Final[Loader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml may be missing

# What YAML forbids, and what it takes for a line break but editors do not, which would make line numbers wrong.
_UNREADABLE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]")


class Rejected(Enum):
    """Takes the place of a value that was refused and reported; later checks skip it."""

    VALUE = "refused"


Value = str | list["Value"] | dict[str, "Value"] | Rejected | None
Lines = int | tuple[int, "dict[str, Lines] | list[Lines]"]


@dataclass(frozen=True, slots=True)
class Document:
    """The file's content as plain Python, and the line of everything in it."""

    value: Value
    lines: Lines

    def line(self, *path: str | int) -> int:
        """The line (from 1) of a value, or of the nearest thing around it that is in the file."""
        here = self.lines
        for step in path:
            match here:
                case (_, dict() as keys) if isinstance(step, str) and step in keys:
                    here = keys[step]
                case (_, list() as items) if isinstance(step, int) and step < len(items):
                    here = items[step]
                case _:
                    break
        return _first_line(here)


def _first_line(lines: Lines) -> int:
    return lines if isinstance(lines, int) else lines[0]


def parse_yaml(
    data: bytes, findings: FileFindings, allowance: Allowance, *, loader: Loader = FASTEST_LOADER
) -> Document | None:
    """Parse a file's bytes; what is wrong goes to ``findings``. None if they cannot be parsed.

    The number of values in it is deducted from ``allowance``.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not _is_clean_text(data, findings):
        return None
    builder = _Builder(yaml.parse(data, Loader=loader), findings, allowance)
    try:
        return builder.document()
    except _Stop as stop:
        findings.add(stop.line, str(stop))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two: PyYAML's own parser, on escapes
        line, sentence = explain(error, builder.line, data)
        lines = _line_breaks(data, 0, len(data)) + (not data.endswith((b"\n", b"\r")))
        findings.add(min(line, lines), sentence)  # the parser puts the end of the file on a line of its own
    return None


def _is_clean_text(data: bytes, findings: FileFindings) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        findings.add(
            _line_breaks(data, 0, error.start) + 1,
            "this is not UTF-8 text; open the file in an editor and save it as UTF-8",
        )
        return False
    line, counted, clean = 1, 0, True
    for found in _UNREADABLE.finditer(data):
        line += _line_breaks(data, counted, found.start())
        counted, clean = found.start(), False
        findings.add(line, f"the character U+{ord(found[0].decode()):04X} is not allowed; remove it")
        if findings.enough:
            break
    return clean


def _line_breaks(data: bytes, start: int, end: int) -> int:
    return data.count(b"\n", start, end) + data.count(b"\r", start, end) - data.count(b"\r\n", start, end)


class _Stop(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Builder:
    """Builds values from parser events, counting as it goes. Recursion is safe: depth is bounded first."""

    def __init__(self, events: Iterator[yaml.Event], findings: FileFindings, allowance: Allowance) -> None:
        self._events = events
        self._findings = findings
        self._allowance = allowance
        self.line = 1

    def document(self) -> Document:
        """The file's one document; an empty file is a document without a value."""
        self._next()  # the stream's start
        event = self._next()
        if not isinstance(event, yaml.DocumentStartEvent):
            return Document(None, 1)
        if event.tags:
            self._refuse("a line cannot begin with %TAG; remove it")
        value, lines = self._value(self._next(), 0)
        self._next()  # the document's end
        if not isinstance(self._next(), yaml.StreamEndEvent):
            raise _Stop(self.line, "a second document begins here; remove the line --- and keep one document")
        return Document(value, lines)

    def _next(self) -> yaml.Event:
        event = next(self._events)
        self.line = cast("yaml.Mark", event.start_mark).line + 1  # only events made by hand have none
        return event

    def _refuse(self, message: str, line: int | None = None) -> None:
        self._findings.add(line or self.line, message)
        if self._findings.enough:
            raise _Stop(self.line, "there are too many problems to read the rest; fix the ones above first")

    def _value(self, event: yaml.Event, depth: int, *, listed: bool = False) -> tuple[Value, Lines]:
        """The value that begins with ``event``, and its lines; ``listed`` if it is an entry of a list."""
        self._allowance.values -= 1
        if self._allowance.values < 0:
            raise _Stop(self.line, f"the glossary has more than {MAX_VALUES:,} values; make it smaller")
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

    def _deeper(self, depth: int) -> int:
        if depth == MAX_DEPTH:
            raise _Stop(self.line, TOO_DEEP)
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

    def _mapping(self, depth: int, *, listed: bool) -> tuple[Value, Lines]:
        line = self.line
        items: dict[str, Value] = {}
        lines: dict[str, Lines] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, key_line = self._key(event, lines, depth, listed=listed)
            value, value_lines = self._value(self._next(), depth)
            if key is None:
                continue
            if len(items) == MAX_KEYS:
                raise _Stop(key_line, f"more than {MAX_KEYS:,} keys are in one place; remove some")
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
                again = f"{in_quotes(key)} appears here a second time (first on line {_first_line(known[key])})"
                dash = ", or put “- ” before this one if a new entry begins here"
                lost = listed and key == next(iter(known))  # the first key of the entry, so another may begin here
                self._refuse(f"{again}; remove one of them{dash if lost else ''}")
            case _:
                return key, line
        return None, line
