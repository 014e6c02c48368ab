"""Checking a file's bytes in blocks: it makes no difference where a block ends."""

import pytest

from bot.glossary.file.clean_text import is_clean_text, line_at, line_breaks
from bot.glossary.file.findings import Findings

BLOCK = 1024 * 1024


def problems_in(data):
    """Whether the text is clean, and what is reported as ``line: message``."""
    findings = Findings()
    clean = is_clean_text(data, findings.file("f"))
    return clean, [f"{problem.line}: {problem.message.split(';')[0]}" for problem in findings.problems()]


def across_a_block_end(piece, before):
    """Lines of text with ``piece`` so that ``before`` bytes of it are in the first block, and the lines before it."""
    lines = b"a\n" * 1_000
    filler = b"b" * (BLOCK - len(lines) - before)
    return lines + filler + piece + b"c\n" * 1_000


@pytest.mark.parametrize("before", range(-1, 6))
class TestBlockEnds:
    """Something lies across the end of a block, or next to it."""

    @pytest.mark.parametrize("character", ["é", "…", "👩", "\r\n"])
    def test_a_character_is_whole(self, character, before):
        """A character is never cut in two."""
        data = across_a_block_end(character.encode(), before)

        assert problems_in(data) == (True, [])
        assert line_breaks(data, 0, len(data)) == 2_000 + (character == "\r\n")

    @pytest.mark.parametrize(
        ("piece", "problem"),
        [
            (b"\xff", "this is not UTF-8 text"),
            (b"\x80" * 9, "this is not UTF-8 text"),
            ("\u2028".encode(), "the character U+2028 is not allowed"),
            (b"\x00", "the character U+0000 is not allowed"),
        ],
    )
    def test_what_is_not_allowed_is_found(self, piece, problem, before):
        """The line is right, too."""
        assert problems_in(across_a_block_end(piece, before)) == (False, [f"1001: {problem}"])

    @pytest.mark.parametrize("end_of_line", [b"\n", b"\r", b"\r\n"])
    def test_a_tag_directive_is_found(self, end_of_line, before):
        """It is four characters, at the beginning of a line only."""
        allowed, refused = across_a_block_end(b"%TAG", before), across_a_block_end(end_of_line + b"%TAG", before)

        assert problems_in(allowed) == (True, [])
        assert problems_in(refused) == (False, ["1002: a line cannot begin with %TAG"])

    def test_a_line_is_found(self, before):
        """The line that the block ends in, and those beside it."""
        data = across_a_block_end(b"\nx\r\ny", before)

        assert line_at(data, 999, most=3) == b"a"
        assert line_at(data, 1_000, most=3) == b"bbb"
        assert line_at(data, 1_001, most=3) == b"x"
        assert line_at(data, 1_002, most=3) == b"yc"
        assert line_at(data, 2_001, most=3) == b"c"


def test_a_line_that_is_not_there():
    """After the last line there is none."""
    assert line_at(b"a\nb\n", 2, most=3) == b""
    assert line_at(b"a\nb\n", 3, most=3) == b""
    assert line_at(b"", 0, most=3) == b""
