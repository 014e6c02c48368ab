"""``lookup --complete`` prints what shows while somebody types."""

import json

import pytest

from bot.command_line.main import main
from tests.command_line.terminal import bot, said
from tests.world import SMALL_GLOSSARY


@pytest.fixture
def small(tmp_path):
    """The path of a glossary with an apple and a pear."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_GLOSSARY, encoding="utf-8")
    return str(path)


def test_rows_for_a_program(capsys, small):
    """Each query gets an object with all rows; the text itself is one without an id."""
    assert main(["lookup", "--complete", "--json", "--glossary", small, "apple or pear"]) == 0

    assert [json.loads(line) for line in said(capsys)] == [
        {
            "query": "apple or pear",
            "matches": [
                {"id": None, "name": "apple or pear", "score": None, "how": "typed"},
                {"id": "apple", "name": "Apple", "score": 1.0, "how": "exact"},
                {"id": "pear", "name": "Pear", "score": 1.0, "how": "exact"},
            ],
        }
    ]


def test_rows_for_a_person(capsys, small):
    """A single query gets a row per line, with the spelling that matched."""
    assert main(["lookup", "--complete", "--glossary", small, "mal"]) == 0
    assert said(capsys) == ["- “mal” (typed)", "- Apple (Malus, prefix)"]


def test_a_stream_gets_a_line_each(small):
    """Each line of standard input gets one line, a blank one the whole glossary."""
    done = bot("lookup", "--complete", "--glossary", small, stdin="appl\nrag\n\n")

    assert done.stdout.decode().splitlines() == ["appl → Apple", "rag → “rag”", " → Apple, Pear"]


def test_as_many_rows_as_discord_shows(capsys):
    """There are 25 rows unless ``--limit`` says otherwise."""
    for options, rows in (([], 25), (["--limit", "4"], 4)):
        assert main(["lookup", "--complete", "--json", "s", *options]) == 0
        assert len(json.loads(said(capsys)[0])["matches"]) == rows
