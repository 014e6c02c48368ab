"""A glossary as it was written, right or wrong: its files, and of each entry what the checks of all together need.

An entry is checked by itself as soon as it was read, and the rest of what was written is dropped: 145,000 entries as
they were written would take twenty times the size of the file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.glossary.entry.mistakes import Steps
from bot.glossary.entry.names import Names, by_language
from bot.glossary.entry.quoting import printable
from bot.glossary.entry.schema import (
    MAX_ALIASES,
    MAX_CONTRAST,
    MAX_COVERS,
    MAX_SEE_ALSO,
    MAX_SHARED,
    TermEntry,
)
from bot.glossary.entry.terms import term_of
from bot.glossary.entry.weight import weight
from bot.glossary.file.findings import FileFindings, Message
from bot.glossary.file.plain_file import MAX_MEMORY, Allowance, Stamp
from bot.glossary.file.schema_errors import validated
from bot.glossary.file.strict_yaml import Document, Lines, Stop, Value, line_in
from bot.glossary.term import Category, Language, Term, Text

_MOST_KEPT = 200  # characters; nobody compares or quotes more
_LINKING = ("id", "name", "category", "aliases", "covers", "shared", "contrast", "see_also")
_TOO_HEAVY = (
    f"with this entry, the glossary would take more than {MAX_MEMORY // 1024**2} MiB of memory; remove some entries or "
    "some of their aliases"
)
_NOT_YET = Category("", Text("", ""), 0)  # an entry may be read before its category


@dataclass(slots=True)
class Part:
    """One file of a glossary. ``name`` is what messages about other files call it."""

    name: str
    findings: FileFindings
    document: Document = field(default_factory=partial(Document, None, 1))  # without the entries
    terms: "list[WrittenTerm]" = field(default_factory=list["WrittenTerm"])  # the entries that are at least mappings

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


@dataclass(slots=True, eq=False)
class WrittenTerm:
    """What is kept of an entry. A text is empty where there is none, or something else."""

    part: Part
    index: int
    lines: Lines
    id: str
    names: Names
    category: str
    aliases: Names
    covers: tuple[str, ...]
    shared: tuple[str, ...]
    contrast: tuple[str, ...]  # the ids of the other terms
    see_also: tuple[str, ...]
    term: Term | None = None  # the entry as a term whose category is not known yet; None if something is wrong with it

    @property
    def label(self) -> str:
        """What a person calls this entry: its id, else its name, else its place."""
        name = next((name for _, names in by_language(self.names) for name in names), "")
        return printable(self.id or name) or f"term no. {self.index + 1}"

    def report(self, steps: Steps, message: Message) -> None:
        """Note a problem with something in this entry."""
        self.part.findings.add(line_in(self.lines, *steps), message, term=self.label)

    def place(self, *steps: str | int, seen_from: "WrittenTerm") -> str:
        """The line of something in this entry, and its file if that is not the file of ``seen_from``."""
        line = f"line {line_in(self.lines, *steps)}"
        return line if self.part is seen_from.part else f"{line} of {self.part.name}"


@dataclass(slots=True)
class Written:
    """All files of a glossary: what could be read of them, and the stamp of each from just before it was read."""

    parts: list[Part] = field(default_factory=list[Part])  # first the one that includes the others
    stamps: dict[Path, Stamp] = field(default_factory=dict[Path, Stamp])
    whole: bool = True  # False when there may be terms that could not be read

    @property
    def terms(self) -> Iterator[WrittenTerm]:
        """The entries of all files."""
        return (term for part in self.parts for term in part.terms)


def take_entry(part: Part, allowance: Allowance, index: int, entry: Document) -> None:
    """Check an entry of a file's list of terms by itself, report what is wrong, and keep what is needed of it.

    Raises:
        Stop: with it, the glossary would take more memory than the ``allowance``.
    """
    written = _as_written(part, index, entry)
    if entry.refusal:
        part.findings.add(entry.refusal.line, str(entry.refusal), term=written.label)
        return
    valid = validated(entry.value, TermEntry, written.report)
    if valid:
        written.term = term_of(valid, _NOT_YET)
        allowance.memory -= weight(written.term)
        if allowance.memory < 0:
            written.report((), _TOO_HEAVY)
            raise Stop(entry.line())
    if isinstance(entry.value, dict):
        written.lines = _lines(entry)
        part.terms.append(written)


def _lines(entry: Document) -> Lines:
    """The lines that are needed once all entries are read; of each contrast only that of its term, to save memory."""
    lines = entry.lines_of(_LINKING)
    match lines:
        case (_, {"contrast": (line, list() as contrasts)} as kept):
            kept["contrast"] = line, [line_in(contrast, "term") for contrast in contrasts[:MAX_CONTRAST]]
        case _:
            pass
    return lines


def _as_written(part: Part, index: int, entry: Document) -> WrittenTerm:
    value = entry.value if isinstance(entry.value, dict) else {}
    return WrittenTerm(
        part,
        index,
        entry.lines,
        id=_text(value.get("id")),
        names=_names(value.get("name"), _alone),
        category=_text(value.get("category")),
        aliases=_names(value.get("aliases"), partial(_texts, most=MAX_ALIASES)),
        covers=_texts(value.get("covers"), MAX_COVERS),
        shared=_texts(value.get("shared"), MAX_SHARED),
        contrast=_contrasted(value.get("contrast")),
        see_also=_texts(value.get("see_also"), MAX_SEE_ALSO),
    )


def _text(value: Value) -> str:
    return value.strip()[:_MOST_KEPT] if isinstance(value, str) else ""


def _texts(value: Value, most: int) -> tuple[str, ...]:
    """The texts of a list by position; the schema reports those beyond the limit, so nothing more is said of them."""
    return tuple(map(_text, value[:most])) if isinstance(value, list) else ()


def _alone(value: Value) -> tuple[str, ...]:
    return (text,) if (text := _text(value)) else ()


def _names(value: Value, texts: Callable[[Value], tuple[str, ...]]) -> Names:
    if isinstance(value, dict):
        return {language.value: texts(value[language]) for language in Language if language in value}
    return texts(value)


def _contrasted(value: Value) -> tuple[str, ...]:
    entries = value[:MAX_CONTRAST] if isinstance(value, list) else []
    return tuple(_text(entry.get("term")) if isinstance(entry, dict) else "" for entry in entries)
