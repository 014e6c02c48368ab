"""Loads a whole glossary, and gives it or everything that is wrong with it.

Owns the order of the checks and the making of domain values. Refuses a glossary with a single mistake in any of its
files: a bot that keeps its last good glossary serves people better than one with half of a new one.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from bot.glossary.entry.mistakes import Steps
from bot.glossary.entry.quoting import in_quotes
from bot.glossary.entry.values import slug_complaints
from bot.glossary.file.findings import Finding, Findings, Message
from bot.glossary.file.includes import read_written
from bot.glossary.file.links import check_links
from bot.glossary.file.plain_file import Stamp, file_stamp
from bot.glossary.file.schema import CategoryEntry
from bot.glossary.file.schema_errors import validated
from bot.glossary.file.written import Part, Written
from bot.glossary.many_objects import empty
from bot.glossary.term import Category, Glossary, Term

__all__ = ["Finding", "GlossaryFile", "GlossaryInvalid", "load_glossary"]


class GlossaryInvalid(Exception):
    """The file is not a valid glossary. ``problems`` lists what is wrong, at least one, in order of files and lines."""

    def __init__(self, problems: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class GlossaryFile:
    """A glossary file with the files it includes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamps: dict[Path, Stamp] = {}

    def load(self) -> Glossary:
        """Read the file and those it includes.

        Raises:
            GlossaryInvalid: it cannot be read, or something in it is wrong; every problem is reported at once.
        """
        findings = Findings()
        written = read_written(self._path, findings)
        self._stamps = written.stamps
        glossary = _glossary_of(written, findings)
        if findings:
            raise GlossaryInvalid(findings.problems())
        return glossary

    def has_changed(self) -> bool:
        """Whether any of the files changed, appeared or vanished since ``load``. Costs one ``stat`` per file."""
        return any(file_stamp(path) != stamp for path, stamp in self._stamps.items())


def load_glossary(path: Path) -> Glossary:
    """Read a glossary file and the files it includes.

    Raises:
        GlossaryInvalid: it cannot be read, or something in it is wrong; every problem is reported at once.
    """
    return GlossaryFile(path).load()


def _glossary_of(written: Written, findings: Findings) -> Glossary:
    """The glossary made of what was written; not to be used if there are ``findings``."""
    categories = _categories(written.parts[0]) if written.parts else {}
    if not findings.enough:
        check_links(written, findings)
    if findings:
        empty(*(part.terms for part in written.parts))
    return Glossary(tuple(categories.values()), tuple(_finished_terms(written, categories)))


def _finished_terms(written: Written, categories: dict[str, Category]) -> Iterator[Term]:
    """The terms with their categories. What was kept of each entry is dropped at once, to save memory."""
    for part in written.parts:
        part.terms.reverse()
        while part.terms:
            entry = part.terms.pop()
            # Without findings, every entry is a term.
            yield replace(cast("Term", entry.term), category=categories[entry.category])


def _categories(part: Part) -> dict[str, Category]:
    """The valid categories; reports what is wrong with the others."""
    categories: dict[str, Category] = {}
    for category_id, written in part.categories.items():
        report = partial(_report_in_category, part, category_id)
        for complaint in slug_complaints(category_id):
            report((), f"its id {complaint}")
        entry = validated(written, CategoryEntry, report)
        if entry:
            color = int(entry.color.removeprefix("#"), 16)
            categories[category_id] = Category(category_id, entry.name.text, color)
    return categories


def _report_in_category(part: Part, category: str, steps: Steps, wording: Message) -> None:
    sentence = wording if isinstance(wording, str) else wording()  # there are never many categories
    part.report(("categories", category, *steps), f"category {in_quotes(category)}: {sentence}")
