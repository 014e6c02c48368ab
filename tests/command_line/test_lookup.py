"""``lookup`` prints what /define would answer."""

import json

import pytest

from bot.command_line.main import main
from tests.command_line.terminal import bot, said
from tests.orchard import ORCHARD
from tests.world import FEW_TERMS, SMALL_GLOSSARY

FEW = ("--glossary", str(FEW_TERMS))


def test_a_stream_of_queries_gets_a_line_each():
    """With ``-`` and ``--json`` each input line gives one output line, whatever it holds, also without a line break."""
    queries = ["sharding", "horovd", "s", "banana", "", "🦄", "x" * 6000, "  spaced  "]

    done = bot("lookup", "--json", "-", stdin="\n".join(queries))

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["query"] for answer in answers] == queries
    assert [answer["outcome"] for answer in answers[:5]] == [
        "exact",
        "confident",
        "suggestions",
        "nothing",
        "nothing",
    ]
    assert answers[0]["matches"][0] == {"id": "sharding", "name": "Sharding", "score": 1.0, "how": "exact"}


def test_bytes_that_are_not_text_get_an_answer():
    """Broken UTF-8 and Windows line ends get an answer, too."""
    done = bot("lookup", "--json", "-", *FEW, stdin=b"\xff\xfe\x00\r\nray\r\n")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["outcome"] for answer in answers] == ["nothing", "exact"]


def test_the_matches_are_the_best_first_and_at_most_the_limit(capsys):
    """``--limit`` bounds the list; scores lie in [0, 1] and never rise."""
    assert main(["lookup", "s", "--json", "--limit", "1", *FEW]) == 0
    assert len(json.loads(said(capsys)[0])["matches"]) == 1

    assert main(["lookup", "s", "--json", "--limit", "25", *FEW]) == 0

    answer = json.loads(said(capsys)[0])
    scores = [match["score"] for match in answer["matches"]]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize("limit", ["9" * 20, "9" * 5000, "0" * 20 + "1"])
def test_a_limit_of_many_digits(capsys, limit):
    """More than there are terms is no mistake; leading zeros don't count."""
    assert main(["lookup", "s", "--json", "--limit", limit, *FEW]) == 0

    matches = json.loads(said(capsys)[0])["matches"]
    assert len(matches) == 1 if limit.endswith("1") else len(matches) > 1


def test_a_single_query_prints_the_definition(capsys):
    """A person reads the name, how it was found, and the text in the chosen language."""
    assert main(["lookup", "straggeler", "--lang", "de", *FEW]) == 0

    lines = said(capsys)
    assert lines[0] == "Straggler (typo)"
    assert "Ein Knoten" in lines[1]


@pytest.mark.parametrize(
    ("query", "first"), [("s", "Not sure. Did you mean one of these?"), ("xyzzy", "Nothing found.")]
)
def test_no_clear_answer_is_said(capsys, query, first):
    """Suggestions are listed, nothing is reported as nothing, and both exit with code 0."""
    assert main(["lookup", query, *FEW]) == 0
    assert said(capsys)[0] == first


def test_a_long_list_is_filled_with_what_looks_alike(capsys):
    """Beyond five places, the list is filled with names that only look similar; the outcome stays nothing."""
    assert main(["lookup", "stragglexx servo", "--limit", "25", *FEW]) == 0
    assert said(capsys)[:2] == ["Nothing found. These look similar:", "- Straggler (alike)"]

    assert main(["lookup", "stragglexx servo", "--limit", "25", "--json", *FEW]) == 0
    answer = json.loads(said(capsys)[0])
    assert answer["outcome"] == "nothing"
    assert answer["matches"][0]["how"] == "alike"


@pytest.fixture
def orchard(tmp_path):
    """The path of a glossary with everything that a term can have."""
    path = tmp_path / "orchard.yaml"
    path.write_text(ORCHARD, encoding="utf-8")
    return str(path)


def test_the_spelling_that_matched_is_named(orchard, capsys):
    """If an alias matched, the reader sees which; a list of one asks "Is it this?"."""
    assert main(["lookup", "ma", "--glossary", orchard]) == 0
    assert said(capsys) == ["Not sure. Did you mean this?", "- Apple (Malus, prefix)"]


def test_a_name_in_each_language(orchard, capsys):
    """``--lang`` chooses the name and the text; another name that was asked for stands beside it."""
    assert main(["lookup", "Kulturapfel", "--lang", "de", "--glossary", orchard]) == 0
    assert said(capsys) == ["Apfel (Kulturapfel, exact)", "Eine runde Frucht, aus der Most wird."]

    assert main(["lookup", "Apfel", "--glossary", orchard]) == 0
    assert said(capsys) == ["Apple (Apfel, exact)", "A round fruit, pressed into cider."]

    assert main(["lookup", "Apfel", "--lang", "de", "--json", "--glossary", orchard]) == 0
    [match, *_] = json.loads(said(capsys)[0])["matches"]
    assert match == {"id": "apple", "name": "Apfel", "score": 1.0, "how": "exact"}


def test_a_term_in_one_language(orchard, capsys):
    """Readers of the other language get the text that there is."""
    assert main(["lookup", "durian", "--lang", "de", "--glossary", orchard]) == 0
    assert said(capsys) == ["Durian (exact)", "A fruit that smells."]


def test_a_covered_name(orchard, capsys):
    """A name that a term explains is exact; how it matched says that it is not the term's own."""
    assert main(["lookup", "cider", "--json", "--glossary", orchard]) == 0
    answer = json.loads(said(capsys)[0])
    assert answer["outcome"] == "exact"
    assert answer["matches"][0] == {"id": "apple", "name": "Apple", "score": 0.87, "how": "covered"}

    assert main(["lookup", "cider", "--glossary", orchard]) == 0
    assert said(capsys)[0] == "Apple (Cider, covered)"


def test_a_name_of_several_terms(orchard, capsys):
    """All of them are suggested, and nothing else."""
    assert main(["lookup", "Date", "--lang", "de", "--json", "--glossary", orchard]) == 0
    answer = json.loads(said(capsys)[0])
    assert answer["outcome"] == "suggestions"
    assert [(match["name"], match["how"]) for match in answer["matches"]] == [("Dattel", "exact"), ("Datum", "exact")]

    assert main(["lookup", "dates", "--lang", "de", "--glossary", orchard]) == 0
    assert said(capsys) == [
        "This is the name of several terms.",
        "- Dattel (Date, plural)",
        "- Datum (Date, plural)",
    ]


def test_the_order_of_senses(tmp_path, capsys):
    """In the JSON, too, the terms with that name come before those with that alias and those that cover it."""
    path = tmp_path / "senses.yaml"
    sources = "sources: [{title: x, url: 'https://example.org'}]"
    entry = f"category: fruit\n    definition: {{en: x}}\n    {sources}\n    shared: [ANN]"
    names = ("name: Apple\n    covers: [ANN]", "name: Berry\n    aliases: {de: [ANN]}", "name: {en: Cherry, de: ANN}")
    terms = "\n".join(f"  - id: t{n}\n    {entry}\n    {name}" for n, name in enumerate(names))
    path.write_text(SMALL_GLOSSARY[: SMALL_GLOSSARY.index("  - id")] + terms, encoding="utf-8")

    assert main(["lookup", "what is ann?", "--json", "--glossary", str(path)]) == 0

    answer = json.loads(said(capsys)[0])
    assert answer["outcome"] == "suggestions"
    assert [match["id"] for match in answer["matches"]] == ["t2", "t1", "t0"]
    assert [match["how"] for match in answer["matches"]] == ["exact", "exact", "covered"]


def test_several_words_need_no_quotes(capsys):
    """The words of a query are joined."""
    assert main(["lookup", "all", "reduce", *FEW]) == 0
    assert said(capsys)[0] == "AllReduce (exact)"


def test_lines_for_a_reader():
    """Without ``--json``, each line of a stream gets one readable line."""
    done = bot("lookup", *FEW, stdin="ray\nxyzzy\n")

    assert done.stdout.decode().splitlines() == ["ray → exact: Ray", "xyzzy → nothing"]


def test_another_glossary(tmp_path, capsys):
    """``--glossary`` reads another file; its terms are the only ones."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_GLOSSARY, encoding="utf-8")

    main(["lookup", "malus", "--json", "--glossary", str(path)])

    assert json.loads(said(capsys)[0])["matches"][0]["id"] == "apple"


def test_a_broken_glossary_is_a_wrong_configuration(tmp_path, capsys):
    """The problems are printed, and the exit code is 78."""
    assert main(["lookup", "x", "--glossary", str(tmp_path / "absent.yaml")]) == 78
    assert "absent.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--limit", "0"], ["--limit", "-1"], ["--limit", "²"], ["--limit", "x"], ["--lang", "fr"], ["--nonsense"]],
)
def test_wrong_usage(arguments):
    """Wrong usage exits with code 2, as usual."""
    with pytest.raises(SystemExit) as caught:
        main(["lookup", *arguments])
    assert caught.value.code == 2
