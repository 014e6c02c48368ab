"""Checks that a file's bytes are text that YAML and editors agree on, and finds lines in them.

Works through the bytes in blocks. A single search through 64 MiB would not let any other thread run until it is done,
and the bot would not reply meanwhile.
"""

import re
from collections.abc import Iterator

from bot.glossary.file.findings import FileFindings

_CONTINUATION = range(0x80, 0xC0)  # what the bytes of a character after its first are, in UTF-8
_BLOCK = 1024 * 1024  # bytes; the slowest search takes about ten milliseconds for so many

# What YAML forbids, and what it takes for a line break but editors do not, which would make line numbers wrong.
_UNREADABLE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]")

# libyaml compares each of these with all before it, which takes hours for a file full of them.
_TAG_DIRECTIVE = re.compile(rb"(?<![^\r\n])%TAG")
_REST_OF_DIRECTIVE = 3  # bytes of it that may be in the next block


def is_clean_text(data: bytes, findings: FileFindings) -> bool:
    """Whether ``data`` is UTF-8 without characters that are not allowed; reports to ``findings`` what is wrong."""
    for start, end in _blocks(data, 0, len(data)):
        try:
            data[start:end].decode()
        except UnicodeDecodeError as error:
            line = line_breaks(data, 0, start + error.start) + 1
            findings.add(line, "this is not UTF-8 text; open the file in an editor and save it as UTF-8")
            return False
    line, counted, clean = 1, 0, True
    for found in (found for block in _blocks(data, 0, len(data)) for found in _UNREADABLE.finditer(data, *block)):
        line += line_breaks(data, counted, found.start())
        counted, clean = found.start(), False
        findings.add(line, f"the character U+{ord(found[0].decode()):04X} is not allowed; remove it")
        if findings.enough:
            break
    return clean and not _has_tag_directive(data, findings)


def _has_tag_directive(data: bytes, findings: FileFindings) -> bool:
    for start, end in _blocks(data, 0, len(data)):
        if found := _TAG_DIRECTIVE.search(data, start, end + _REST_OF_DIRECTIVE):
            findings.add(line_breaks(data, 0, found.start()) + 1, "a line cannot begin with %TAG; remove it")
            return True
    return False


def line_breaks(data: bytes, start: int, end: int) -> int:
    """How many lines end between two places."""
    return sum(_line_breaks(data, *block) for block in _blocks(data, start, end))


def line_at(data: bytes, index: int, *, most: int) -> bytes:
    """The first ``most`` bytes of a line (from 0), without its end; empty if there is none.

    Only line feeds count: where lines end in a carriage return alone, as on old computers, all of it is line 0.
    """
    for block, end in _blocks(data, 0, len(data)):
        start, here = block, data.count(b"\n", block, end)
        if index <= here:
            for _ in range(index):
                start = data.index(b"\n", start) + 1
            return data[start : start + most].partition(b"\n")[0].rstrip(b"\r")
        index -= here
    return b""


def _line_breaks(data: bytes, start: int, end: int) -> int:
    return data.count(b"\n", start, end) + data.count(b"\r", start, end) - data.count(b"\r\n", start, end)


def _blocks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a range into blocks, within no character and no line end."""
    while start < end:
        stop = min(start + _BLOCK, end)
        for _ in range(3):  # a character has up to three bytes after its first
            if stop < end and (data[stop] in _CONTINUATION or data[stop - 1 : stop + 1] == b"\r\n"):
                stop += 1
        yield start, stop
        start = stop
