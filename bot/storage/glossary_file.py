"""The glossary file: read whole, checked whole, and given as a glossary or as everything that is wrong with it.

Owns the order of the checks and the making of domain values. Refuses a file with a single mistake: a bot that keeps
its last good glossary serves people better than one with half a new one.
"""

from functools import partial
from pathlib import Path

from bot.glossary.glossary import Glossary
from bot.glossary.term import Category, Source, Term, Text
from bot.storage.glossary_links import WrittenTerm, check_links, written_categories, written_terms
from bot.storage.glossary_schema import (
    CategoryEntry,
    GlossaryShape,
    Steps,
    TermEntry,
    slug_complaints,
    validated,
)
from bot.storage.problems import Findings, Message, Problem, quoted
from bot.storage.strict_yaml import Document, read_yaml

__all__ = ["GlossaryInvalid", "Problem", "file_stamp", "load_glossary"]


class GlossaryInvalid(Exception):  # noqa: N818 -- says what the glossary is, as SettingsInvalid does for settings
    """The file is no glossary. ``problems`` holds what is wrong with it, at least one entry, in order of lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load_glossary(path: Path) -> Glossary:
    """Read a glossary file.

    Raises:
        GlossaryInvalid: it cannot be read, or something in it is wrong; every problem is told at once.
    """
    findings = Findings()
    document = read_yaml(path, findings)
    glossary = None if document is None else _understood(document, findings)
    if findings or glossary is None:
        raise GlossaryInvalid(findings.problems(str(path)))
    return glossary


def file_stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when the file does: time of change in nanoseconds, size in bytes, inode. None without a file."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a path no system can have
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _understood(document: Document, findings: Findings) -> Glossary | None:
    """The glossary in ``document``; None, or not to be used, when there are ``findings``."""

    def report(steps: Steps, wording: Message) -> None:
        findings.add(document.line(*steps), wording)

    shape = validated(document.value, GlossaryShape, report)
    categories = _categories(document, findings)
    entries = _terms(document, findings)
    if not findings.enough:
        check_links(document, findings)
    if findings or shape is None:
        return None
    terms = tuple(_term(entry, categories[entry.category]) for entry in entries)
    return Glossary(tuple(categories.values()), terms)


def _categories(document: Document, findings: Findings) -> dict[str, Category]:
    """The valid ones; the others go to ``findings``."""
    categories: dict[str, Category] = {}
    for category_id, written in written_categories(document).items():
        report = partial(_report_in_category, document, findings, category_id)
        for complaint in slug_complaints(category_id):
            report((), f"its id {complaint}")
        entry = validated(written, CategoryEntry, report)
        if entry:
            name = Text(entry.name.en, entry.name.de)
            categories[category_id] = Category(category_id, name, int(entry.colour.removeprefix("#"), 16))
    return categories


def _report_in_category(document: Document, findings: Findings, category: str, steps: Steps, wording: Message) -> None:
    sentence = wording if isinstance(wording, str) else wording()  # there are never many categories
    findings.add(document.line("categories", category, *steps), f"category {quoted(category)}: {sentence}")


def _terms(document: Document, findings: Findings) -> list[TermEntry]:
    """The valid ones; the others go to ``findings``."""
    entries: list[TermEntry] = []
    for index, written in enumerate(written_terms(document)):
        if findings.enough:
            break
        term = WrittenTerm(document, index, written if isinstance(written, dict) else {})

        def report(steps: Steps, wording: Message, term: WrittenTerm = term) -> None:
            findings.add(term.line(*steps), wording, term=term.label)

        entry = validated(written, TermEntry, report)
        if entry:
            entries.append(entry)
    return entries


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
