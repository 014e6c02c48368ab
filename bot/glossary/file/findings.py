"""Collects what is wrong with files that a person wrote: where it is, how it is worded, how much of it is kept.

A problem says what is wrong and what to do, in plain words. A file full of mistakes must cost no more than a good one:
only the first ``MAX_SHOWN`` problems are kept and worded, and the checks stop after ``ENOUGH``. Nothing here knows what
a glossary is, or reads a file.
"""

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from bot.lookup.ordering import alphabetical
from bot.plural import plural

MAX_SHOWN = 200
ENOUGH = 10_000
_MAX_QUOTED = 60
_REACH = 100  # words to either side
_MIN_LIKENESS = 0.7  # of difflib's 0 to 1: two letters off in a word of seven is still near

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


def printable(text: str) -> str:
    """``text`` fit for a terminal and a log line: short, on one line, nothing invisible in it."""
    short = text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1] + "…"
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in short)


def in_quotes(text: str) -> str:
    """``text`` in quotation marks, fit for a message."""
    return f"“{printable(text)}”"


class Known:
    """Words that somebody may have meant. Asking is fast, however many there are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._set = frozenset(words)

    def __contains__(self, word: str) -> bool:
        return word in self._set

    def did_you_mean(self, word: str) -> str:
        """`` (did you mean “x”?)`` with the nearest word, or nothing when none is near."""
        if len(word) > _MAX_QUOTED:
            return ""
        # difflib takes microseconds a word: too slow for every id of a large glossary. People who mistype a word get
        # its beginning or its end right, so the word they meant is near it in one of the two sorted lists.
        near = {
            *_around(word, self._sorted),
            *(other[::-1] for other in _around(word[::-1], self._sorted_from_the_end)),
        }
        best = get_close_matches(word, near, n=1, cutoff=_MIN_LIKENESS)
        return f" (did you mean {in_quotes(best[0])}?)" if best else ""

    @cached_property
    def _sorted(self) -> list[str]:
        return alphabetical(self._set)

    @cached_property
    def _sorted_from_the_end(self) -> list[str]:
        return alphabetical(word[::-1] for word in self._set)


def _around(word: str, words: list[str]) -> list[str]:
    place = bisect_left(words, word)
    return words[max(0, place - _REACH) : place + _REACH]
