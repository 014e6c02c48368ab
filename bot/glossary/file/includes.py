"""Reads a glossary as it was written, right or wrong: the main file and the files it includes.

Owns the rules of ``include``: which files may be named there, in which order they count, and where an unreadable one is
reported. Looks at the shape of each file, but not inside its terms.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from bot.glossary.file.findings import FileFindings, Findings, Message, in_quotes, printable
from bot.glossary.file.plain_file import Allowance, Stamp, Unreadable, file_stamp, read_bytes
from bot.glossary.file.schema import (
    MAX_INCLUDED,
    GlossaryShape,
    IncludedShape,
    IncludingShape,
    file_name_complaints,
)
from bot.glossary.file.schema_errors import Steps, validated
from bot.glossary.file.strict_yaml import Document, Value, parse_yaml


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a glossary. ``name`` is what messages about other files call it."""

    name: str
    document: Document
    findings: FileFindings

    def value(self, key: str) -> Value:
        """The value of a top-level key of the file."""
        return self.document.value.get(key) if isinstance(self.document.value, dict) else None

    def report(self, steps: Steps, message: Message) -> None:
        """Note a problem with something in this file that is not a term."""
        self.findings.add(self.document.line(*steps), message)

    @property
    def categories(self) -> dict[str, Value]:
        """The file's categories by id."""
        categories = self.value("categories")
        return categories if isinstance(categories, dict) else {}

    @property
    def terms(self) -> "Iterator[WrittenTerm]":
        """The entries of the file's list of terms."""
        terms = self.value("terms")
        for index, value in enumerate(terms if isinstance(terms, list) else ()):
            yield WrittenTerm(self, index, value)


@dataclass(frozen=True, slots=True)
class WrittenTerm:
    """An entry of a file's list of terms."""

    part: Part
    index: int
    value: Value

    @property
    def label(self) -> str:
        """What a person calls this entry: its id, else its name, else its place."""
        for key in ("id", "name"):
            if text := self.text(key):
                return printable(text)
        return f"term no. {self.index + 1}"

    def text(self, key: str) -> str:
        """The text of ``key``; empty when there is none."""
        value = self._under(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> Iterator[tuple[int, str]]:
        """Position and text of each item of the list ``key`` that is text and not blank."""
        value = self._under(key)
        for position, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str) and item.strip():
                yield position, item.strip()

    def _under(self, key: str) -> Value:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def report(self, steps: Steps, message: Message) -> None:
        """Note a problem with something in this entry."""
        line = self.part.document.line("terms", self.index, *steps)
        self.part.findings.add(line, message, term=self.label)

    def place(self, *steps: str | int, seen_from: "WrittenTerm") -> str:
        """The line of something in this entry, and its file if that is not the file of ``seen_from``."""
        line = f"line {self.part.document.line('terms', self.index, *steps)}"
        return line if self.part is seen_from.part else f"{line} of {self.part.name}"


@dataclass(slots=True)
class Written:
    """All files of a glossary: what could be read of them, and the stamp of each from just before it was read."""

    parts: list[Part] = field(default_factory=list[Part])  # first the one that includes the others
    stamps: dict[Path, Stamp] = field(default_factory=dict[Path, Stamp])
    whole: bool = True  # False when there may be terms that could not be read


def read_written(path: Path, findings: Findings) -> Written:
    """Read a glossary file and what it includes; what is wrong with the files goes to ``findings``."""
    reader = _Reader(path.parent, findings)
    reader.read(path.name)
    return reader.written


class _Reader:
    """Reads one glossary, with one allowance for all its files together."""

    def __init__(self, folder: Path, findings: Findings) -> None:
        self._folder = folder
        self._findings = findings
        self._allowance = Allowance()
        self.written = Written()

    def read(self, name: str) -> None:
        findings = self._findings.file(str(self._folder / name))
        try:
            data = self._bytes(name)
        except Unreadable as refusal:
            findings.add(1, str(refusal))
            return
        entry = self._part(name, data, findings)
        if entry and _includes(entry.document.value):
            self._include(entry, entry.value("include"))

    def _include(self, entry: Part, include: Value) -> None:
        names = include if isinstance(include, list) and len(include) <= MAX_INCLUDED else []
        self.written.whole &= bool(names)  # the schema has reported anything else
        seen: set[PurePosixPath] = set()
        for position, name in enumerate(names):
            if self._findings.enough:
                return
            if not isinstance(name, str) or file_name_complaints(name):  # reported likewise
                self.written.whole = False
                continue
            file = PurePosixPath(name)  # treats ./a.yaml as a.yaml
            if file in seen:
                wrong = f"“include” lists {in_quotes(name)} twice; remove one"
            elif file == PurePosixPath(entry.name):
                wrong = "“include” lists this file itself; remove it"
            else:
                wrong = self._read_included(name)
            if wrong:
                entry.report(("include", position), wrong)
            seen.add(file)

    def _read_included(self, name: str) -> str | None:
        """Read an included file; if that fails, give the message for the entry that includes it."""
        try:
            data = self._bytes(name)
        except Unreadable as refusal:
            self.written.whole = False
            return f"{in_quotes(name)}: {refusal}"
        self._part(name, data, self._findings.file(str(self._folder / name)))
        return None

    def _bytes(self, name: str) -> bytes:
        path = self._folder / name
        self.written.stamps[path] = file_stamp(path)  # taken first, so that a change while reading is seen later
        return read_bytes(path, self._allowance)

    def _part(self, name: str, data: bytes, findings: FileFindings) -> Part | None:
        document = parse_yaml(data, findings, self._allowance)
        if document is None:
            self.written.whole = False
            return None
        part = Part(name, document, findings)
        alone = IncludingShape if _includes(document.value) else GlossaryShape
        shape = IncludedShape if self.written.parts else alone
        if not validated(document.value, shape, part.report) and not isinstance(part.value("terms"), list):
            self.written.whole = False  # its terms may be under a misspelled key
        self.written.parts.append(part)
        return part


def _includes(value: Value) -> bool:
    return isinstance(value, dict) and "include" in value
