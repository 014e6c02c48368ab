"""Rewords the YAML parser's complaints for people who never heard of scalars, tokens and flow sequences.

Owns the sentences and which line they point at. Knows both parsers PyYAML has, whose words differ a little.
"""

import re

import yaml

# Looked for in "context; problem", first hit wins. True: the line to mend is where the thing began, not where the
# parser gave up.
_SENTENCES: tuple[tuple[re.Pattern[str], bool, str], ...] = tuple(
    (re.compile(pattern), at_beginning, sentence)
    for pattern, at_beginning, sentence in (
        (
            r"mapping values are not allowed",
            False,
            (
                "a colon stands where none can be: put a text that has “: ” in it in double quotes, begin the "
                "keys of one entry in the same column, and see that the line above has a space after its colon"
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
            "the list that opens here with [ is not right; put commas between its entries and ] at its end",
        ),
        (
            r"flow mapping",
            True,
            "the group that opens here with { is not right; put commas between its keys and } at its end",
        ),
        (
            r"scanning an (anchor|alias)",
            False,
            "a text cannot begin with & or *; put it in double quotes",
        ),
        (
            r"(scanning|parsing) a tag|tag handle",
            False,
            "a text cannot begin with !; put it in double quotes",
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
                "a tab, or one of the characters @ ` %, stands where none can be; indent with spaces, and put a "
                "text that begins so in double quotes"
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
            "only the sign | or > may stand here; begin the text on the next line",
        ),
        (
            r"sequence entries are not allowed",
            False,
            "a list entry stands where none can be; begin each “- ” on its own line, one below the other",
        ),
        (
            r"node content",
            False,
            "a value is missing here, or there is a comma or bracket too many",
        ),
        (
            r"document start",
            False,
            "nothing may stand here, after the file's end mark; remove the mark or what follows it",
        ),
        (
            r"parsing a block (collection|mapping)",
            False,
            (
                "this does not line up with the lines above: begin the keys of one entry in the same column, "
                "begin the entries of a list in the same column, and write nothing after a closing quotation mark"
            ),
        ),
    )
)
_ANYTHING_ELSE = "this cannot be read; compare its indentation, colons and quotation marks with the entries above"


def explain(error: Exception, last_line: int) -> tuple[int, str]:
    """The line (from 1) and the sentence for what the parser raised; ``last_line`` was understood last."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return last_line, _ANYTHING_ELSE
    complaint = f"{error.context}; {error.problem}"
    for pattern, at_beginning, sentence in _SENTENCES:
        if pattern.search(complaint):
            mark = error.context_mark if at_beginning and error.context_mark else error.problem_mark
            return (mark.line + 1 if mark else last_line), sentence
    return (error.problem_mark.line + 1 if error.problem_mark else last_line), _ANYTHING_ELSE
