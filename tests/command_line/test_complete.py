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


def first_row(capsys, query):
    """The first row for ``query``, in the shared glossary."""
    assert main(["lookup", "--complete", "--json", query]) == 0
    return json.loads(said(capsys)[0])["matches"][0]["name"]


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


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("transf", "Transformer"),
        ("neura", "Neural Network"),
        ("what is dropout", "Dropout"),
        ("embeding", "Embedding"),
        ("GRPO", "Group Relative Policy Optimization"),
    ],
)
def test_the_first_row_of_a_beginning_or_a_sure_text(capsys, typed, first):
    """A beginning gets a basic term that begins with it, and what is sure gets its card."""
    assert first_row(capsys, typed) == first


@pytest.mark.parametrize(
    "typed",
    ["police", "fast", "knowledge", "gedicht", "transformer station", "RAG vs fine-tuning", "why do LLMs hallucinate"],
)
def test_the_first_row_of_a_finished_text_is_the_text(capsys, typed):
    """A real word, or a question that several terms answer, is not taken for one of them."""
    assert first_row(capsys, typed) == typed


@pytest.mark.parametrize(
    ("typed", "among_the_first"),
    [("netz", "Neural Network"), ("net", "Neural Network"), ("halu", "Hallucination"), ("", "Artificial Intelligence")],
)
def test_basic_terms_come_before_rare_ones(capsys, typed, among_the_first):
    """What everybody looks up is among the first five."""
    assert main(["lookup", "--complete", "--json", "--limit", "5", typed]) == 0
    assert among_the_first in [row["name"] for row in json.loads(said(capsys)[0])["matches"]]
