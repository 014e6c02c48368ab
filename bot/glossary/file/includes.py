"""Reads a glossary as it was written, right or wrong: the main file and the files it includes.

Owns the rules of ``include``: which files may be named there, in which order they count, and where an unreadable one is
reported. Looks at the shape of each file; ``bot.glossary.file.written`` looks at its terms.
"""

from functools import partial
from pathlib import Path, PurePosixPath

from bot.glossary.entry.quoting import in_quotes
from bot.glossary.file.findings import FileFindings, Findings
from bot.glossary.file.plain_file import Allowance, Unreadable, file_stamp, read_bytes
from bot.glossary.file.schema import (
    MAX_INCLUDED,
    GlossaryShape,
    IncludedShape,
    IncludingShape,
)
from bot.glossary.file.schema_errors import validated
from bot.glossary.file.strict_yaml import Value, parse_yaml
from bot.glossary.file.values import file_name_complaints
from bot.glossary.file.written import Part, Written, take_entry
from bot.glossary.many_objects import empty


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
        part = Part(name, findings)
        document = parse_yaml(data, findings, self._allowance, partial(take_entry, part, self._allowance))
        if document is None:
            self.written.whole = False
            empty(part.terms)
            return None
        part.document = document
        alone = IncludingShape if _includes(document.value) else GlossaryShape
        shape = IncludedShape if self.written.parts else alone
        if not validated(document.value, shape, part.report) and not isinstance(part.value("terms"), list):
            self.written.whole = False  # its terms may be under a misspelled key
        self.written.parts.append(part)
        return part


def _includes(value: Value) -> bool:
    return isinstance(value, dict) and "include" in value
