"""Loads a whole glossary, and gives it or everything that is wrong with it.

Owns the order of the checks and the making of domain values. Refuses a glossary with a single mistake in any of its
files: a bot that keeps its last good glossary serves people better than one with half of a new one.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.glossary.file.findings import Finding, Findings, Message, in_quotes
from bot.glossary.file.includes import Part, Written, read_written
from bot.glossary.file.links import check_links
from bot.glossary.file.plain_file import Stamp, file_stamp
from bot.glossary.file.schema import CategoryEntry, TermEntry, slug_complaints
from bot.glossary.file.schema_errors import Steps, validated
from bot.glossary.term import Category, Glossary, Source, Term, Text

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
    entries = [entry for part in written.parts for entry in _entries(part)]
    if not findings.enough:
        check_links(written, findings)
    terms = () if findings else tuple(_term(entry, categories[entry.category]) for entry in entries)
    return Glossary(tuple(categories.values()), terms)


def _categories(part: Part) -> dict[str, Category]:
    """The valid categories; reports what is wrong with the others."""
    categories: dict[str, Category] = {}
    for category_id, written in part.categories.items():
        report = partial(_report_in_category, part, category_id)
        for complaint in slug_complaints(category_id):
            report((), f"its id {complaint}")
        entry = validated(written, CategoryEntry, report)
        if entry:
            name = Text(entry.name.en, entry.name.de)
            categories[category_id] = Category(category_id, name, int(entry.colour.removeprefix("#"), 16))
    return categories


def _report_in_category(part: Part, category: str, steps: Steps, wording: Message) -> None:
    sentence = wording if isinstance(wording, str) else wording()  # there are never many categories
    part.report(("categories", category, *steps), f"category {in_quotes(category)}: {sentence}")


def _entries(part: Part) -> Iterator[TermEntry]:
    """The file's valid terms; reports what is wrong with the others."""
    for term in part.terms:
        if part.findings.enough:
            return
        entry = validated(term.value, TermEntry, term.report)
        if entry:
            yield entry


def _term(entry: TermEntry, category: Category) -> Term:
    practice = entry.in_practice
    return Term(
        id=entry.id,
        name=entry.name,
        aliases=tuple(entry.aliases),
        category=category,
        definition=Text(entry.definition.en, entry.definition.de),
        in_practice=Text(practice.en, practice.de) if practice else None,
        see_also=tuple(entry.see_also),
        sources=tuple(Source(source.title, source.url) for source in entry.sources),
        attribution=entry.attribution,
    )
