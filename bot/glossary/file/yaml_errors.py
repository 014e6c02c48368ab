"""Rewords the YAML parser's complaints for people who never heard of scalars, tokens and flow sequences.

Owns the sentences and which line they point at. Knows both of PyYAML's parsers, whose messages differ a little. Where
the parser only says that it is lost, the line itself is searched for the most common slips.
"""

import re

import yaml

from bot.glossary.file.clean_text import line_at

MAX_DEPTH = 16  # of nested lists and mappings; a glossary needs six
TOO_DEEP = f"lists and keys are nested more than {MAX_DEPTH} levels deep; use fewer levels"

# Patterns for "context; problem", of which the first match wins. True: the line to fix is where the thing began, not
# where the parser gave up.
_SENTENCES: tuple[tuple[re.Pattern[str], bool, str], ...] = tuple(
    (re.compile(pattern), at_beginning, sentence)
    for pattern, at_beginning, sentence in (
        (r"exceeded maximum nesting depth", False, TOO_DEEP),  # libyaml has a limit of its own
        (
            r"mapping values are not allowed",
            False,
            (
                "there is a colon where none is allowed: put text that contains “: ” in double quotes, start the "
                "keys of one entry in the same column, and check that the line above has a space after its colon"
            ),
        ),
        (
            r"quoted scalar; found unexpected (end of stream|document)",
            True,
            "the quotation mark that opens here is never closed; add the closing one",
        ),
        (
            r"(quoted scalar|scanning a double-quoted scalar); ",
            False,
            "a backslash in double quotes has a special meaning; write it twice, or use single quotes",
        ),
        (
            r"flow sequence",
            True,
            "the list that opens here with [ is not valid; put commas between its entries and ] at its end",
        ),
        (
            r"flow mapping",
            True,
            "the group that opens here with { is not valid; put commas between its keys and } at its end",
        ),
        (
            r"scanning an (anchor|alias)",
            False,
            "text cannot begin with & or *; put it in double quotes",
        ),
        (
            r"(scanning|parsing) a tag|tag handle",
            False,
            "text cannot begin with !; put it in double quotes",
        ),
        (
            r"directive|incompatible YAML",
            False,
            "a line cannot begin with %; remove it, or put the text in double quotes",
        ),
        (
            r"cannot start any token|tab character",
            False,
            (
                "there is a tab, or one of the characters @ ` %, where none is allowed; indent with spaces, and put "
                "text that begins with one of these characters in double quotes"
            ),
        ),
        (
            r"simple key",
            True,
            "this line has no colon after its key; write “key: value”",
        ),
        (
            r"scanning a block scalar",
            False,
            "only | or > is allowed here; start the text on the next line",
        ),
        (
            r"sequence entries are not allowed",
            False,
            "there is a list entry where none is allowed; start each “- ” on its own line, one below the other",
        ),
        (
            r"node content",
            False,
            "a value is missing here, or there is an extra comma or bracket",
        ),
        (
            r"document start",
            False,
            "nothing is allowed here, after the file's end mark; remove the mark or what follows it",
        ),
        (
            r"parsing a block (collection|mapping)",
            False,
            (
                "this does not line up with the lines above: start the keys of one entry in the same column, "
                "start the entries of a list in the same column, and write nothing after a closing quotation mark"
            ),
        ),
    )
)
_ANYTHING_ELSE = "this cannot be read; compare its indentation, colons and quotation marks with the entries above"

_LOST = re.compile(r"simple key|parsing a block collection|mapping values")  # a slip on that line or before it
_ONLY_A_KEY = re.compile(r"\s*(- +)*[\w-]+")
_SLIPS = (
    (
        re.compile(r"\s*(- +)*-[^\s-]"),
        "a space is missing after the dash; write “- ” before each entry of a list",
    ),
    (
        re.compile(r"""\s*(- +)*(["']?)[\w-]+\2:[^\s/]"""),  # no slash: a web address is not a key
        "a space is missing after the colon; write “key: value”",
    ),
)
_TAB = "there is a tab where only spaces are allowed; replace it with spaces"
_CONTENT = re.compile(rb"^( *)(?!---)[^#%\s]", re.MULTILINE)
_MAX_LINE = 1_000  # bytes; slips are searched for at the beginning
_BEGINNING = 64 * 1024  # bytes in which a file's first line with content is searched for


def explain(error: Exception, last_line: int, data: bytes) -> tuple[int, str]:
    """The line (from 1) and the sentence for what the parser raised on ``data``; ``last_line`` was the last it read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return last_line, _ANYTHING_ELSE
    complaint = f"{error.context}; {error.problem}"
    told = ((begin, sentence) for pattern, begin, sentence in _SENTENCES if pattern.search(complaint))
    at_beginning, sentence = next(told, (False, _ANYTHING_ELSE))
    mark = error.context_mark if at_beginning and error.context_mark else error.problem_mark
    seen = _seen_in(data, complaint, mark) if mark else None
    return seen or (mark.line + 1 if mark else last_line, sentence)


def _seen_in(data: bytes, complaint: str, mark: yaml.Mark) -> tuple[int, str] | None:
    """The line and the sentence for a slip that shows in the text itself; None if there is none."""
    number, text = mark.line + 1, _line(data, mark.line)
    if "document start" in complaint:
        return _key_missing_at_the_top(data, number)
    if "tab character" in complaint:
        return number, _TAB
    if "cannot start any token" in complaint:
        sign = text[mark.column : mark.column + 1]
        sentence = _TAB if sign == "\t" else f"text cannot begin with {sign}; put it in double quotes"
        return (number, sentence) if sign else None
    if not _LOST.search(complaint):
        return None
    if mark.line and "mapping values" in complaint and _ONLY_A_KEY.fullmatch(text[: mark.column]):
        number, text = number - 1, _line(data, mark.line - 1)  # the value of the line above continues on this one
    return next(((number, sentence) for pattern, sentence in _SLIPS if pattern.match(text)), None)


def _key_missing_at_the_top(data: bytes, number: int) -> tuple[int, str] | None:
    content = _CONTENT.search(data, 0, _BEGINNING)
    if not content or not content[1]:  # or everything is one line, since lines end in CR only
        return None
    first = data.count(b"\n", 0, content.start()) + 1
    return first, (
        f"this first line is indented further than line {number}; write the key that is missing above it, like "
        "“categories:”, or start it in the first column"
    )


def _line(data: bytes, index: int) -> str:
    """The beginning of a line, without its end; empty if lines end in CR only, as on old computers."""
    return line_at(data, index, most=_MAX_LINE).decode(errors="ignore")
