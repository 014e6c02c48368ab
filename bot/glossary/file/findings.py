"""Collects what is wrong with files that a person wrote: where it is, how it is worded, how much of it is kept.

A problem says what is wrong and what to do, in plain words. A file full of mistakes must cost no more than a good one:
only the first ``MAX_SHOWN`` problems are kept and worded, and the checks stop after ``ENOUGH``. Nothing here knows what
a glossary is, or reads a file.
"""

import heapq
from collections.abc import Callable
from dataclasses import dataclass

from bot.plural import plural

MAX_SHOWN = 200
ENOUGH = 10_000

Message = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix: the file, the line (from 1), the term if it is in one, and what to do."""

    file: str
    line: int
    term: str | None
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        return where + (f"{self.term}: " if self.term else "") + self.message


class Findings:
    """Collects the problems of several files in any order and gives them back by file and line.

    Keeps at most ``MAX_SHOWN`` of them and a count of the rest, over all files together.
    """

    def __init__(self) -> None:
        # The last problem is on top, to be dropped when the heap is full: file, line and running number are negative.
        self._heap: list[tuple[int, int, int, str | None, Message]] = []
        self._found = 0
        self._files: list[str] = []

    def __len__(self) -> int:
        return self._found

    @property
    def enough(self) -> bool:
        """Whether so much is wrong that looking further helps nobody."""
        return self._found >= ENOUGH

    def file(self, name: str) -> "FileFindings":
        """Start collecting the problems of one file; files are listed in the order of these calls."""
        self._files.append(name)
        return FileFindings(self, len(self._files) - 1)

    def add(self, file: int, line: int, message: Message, term: str | None) -> None:
        """Note a problem in the file with that number. Callers use ``FileFindings.add``."""
        self._found += 1
        entry = (-file, -line, -self._found, term, message)
        if len(self._heap) < MAX_SHOWN:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)

    def problems(self) -> tuple[Finding, ...]:
        """Everything kept, in the order of files and lines; a last entry says how many more there are."""
        shown = tuple(
            Finding(self._files[-file], -line, term, message if isinstance(message, str) else message())
            for file, line, _, term, message in sorted(self._heap, key=lambda entry: entry[:3], reverse=True)
        )
        hidden = self._found - len(shown)
        if not hidden:
            return shown
        count = f"{hidden:,}" + (" or more" if self.enough else "")
        others = plural(hidden, "other problem is", "other problems are")
        more = f"{count} {others} not listed; fix these first, then check again"
        return (*shown, Finding(shown[-1].file, shown[-1].line, None, more))


@dataclass(frozen=True, slots=True)
class FileFindings:
    """The problems of one file, collected in the ``Findings`` of all."""

    whole: Findings
    number: int

    @property
    def enough(self) -> bool:
        """Whether so much is wrong, in all files together, that looking further helps nobody."""
        return self.whole.enough

    def add(self, line: int, message: Message, *, term: str | None = None) -> None:
        """Note a problem. A message that is expensive to make can be a function, called only if it is shown."""
        self.whole.add(self.number, line, message, term)
