"""The command line: its output, its JSON and its exit codes, as a process sees them and in process."""

import contextlib
import json
import sqlite3
import subprocess
import sys

import pytest

from bot.__main__ import _explained, main
from bot.settings import Settings
from tests.world import SMALL_GLOSSARY


@pytest.fixture(autouse=True)
def nowhere_in_particular(tmp_path, monkeypatch):
    """Commands run in an empty folder with no settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def bot(*arguments, stdin=""):
    """Run ``python -m bot`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def said(capsys):
    """What the command printed, as lines."""
    return capsys.readouterr().out.splitlines()


class TestLookup:
    """``lookup`` tells what /define would answer."""

    def test_a_stream_of_queries_gets_a_line_each(self):
        """With ``-`` and ``--json`` every line in is a line out, whatever it holds, also without a line break."""
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

    def test_bytes_that_are_no_text_are_survived(self):
        """Broken UTF-8 and Windows line ends get an answer as well."""
        done = bot("lookup", "--json", "-", stdin=b"\xff\xfe\x00\r\nray\r\n")

        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert done.returncode == 0
        assert [answer["outcome"] for answer in answers] == ["nothing", "exact"]

    def test_the_matches_are_the_best_first_and_at_most_the_limit(self, capsys):
        """``--limit`` bounds the list; scores fall and lie in [0, 1]."""
        assert main(["lookup", "s", "--json", "--limit", "3"]) == 0

        answer = json.loads(said(capsys)[0])
        scores = [match["score"] for match in answer["matches"]]
        assert len(scores) == 3
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)

    def test_a_single_query_prints_the_definition(self, capsys):
        """For a reader: the name, how it was found, and the text in the language asked for."""
        assert main(["lookup", "horovd", "--lang", "de"]) == 0

        lines = said(capsys)
        assert lines[0] == "Horovod (typo)"
        assert "Bei Uber" in lines[1]

    @pytest.mark.parametrize(("query", "first"), [("s", "Not clear. Is it one of these?"), ("xyzzy", "Nothing found.")])
    def test_no_clear_answer_is_said(self, capsys, query, first):
        """Suggestions are listed; nothing is nothing; both are fine."""
        assert main(["lookup", query]) == 0
        assert said(capsys)[0] == first

    def test_a_long_list_is_filled_with_what_looks_alike(self, capsys):
        """Beyond five places names follow that nothing but their letters speaks for; the outcome stays nothing."""
        assert main(["lookup", "parametrixx servo", "--limit", "25"]) == 0
        assert said(capsys)[:2] == ["Nothing found. These look alike:", "- Parameter Server (alike)"]

        assert main(["lookup", "parametrixx servo", "--limit", "25", "--json"]) == 0
        answer = json.loads(said(capsys)[0])
        assert answer["outcome"] == "nothing"
        assert answer["matches"][0]["how"] == "alike"

    def test_the_spelling_that_matched_is_named(self, capsys):
        """Where an alias matched, a reader sees which; and a list of one is not called one of these."""
        assert main(["lookup", "hadoop"]) == 0
        first, *entries = said(capsys)
        assert first == "Not clear. Is it this?"
        assert len(entries) == 1
        assert "Hadoop" in entries[0]

    def test_several_words_need_no_quotes(self, capsys):
        """The words of a query are joined."""
        assert main(["lookup", "all", "reduce"]) == 0
        assert said(capsys)[0] == "AllReduce (spacing)"

    def test_lines_for_a_reader(self):
        """Without ``--json`` a stream gets one readable line each."""
        done = bot("lookup", stdin="ray\nxyzzy\n")

        assert done.stdout.decode().splitlines() == ["ray → exact: Ray", "xyzzy → nothing"]

    def test_another_glossary(self, tmp_path, capsys):
        """``--glossary`` reads another file; its terms are the only ones."""
        path = tmp_path / "small.yaml"
        path.write_text(SMALL_GLOSSARY, encoding="utf-8")

        main(["lookup", "malus", "--json", "--glossary", str(path)])

        assert json.loads(said(capsys)[0])["matches"][0]["id"] == "apple"

    def test_a_broken_glossary_is_a_wrong_configuration(self, tmp_path, capsys):
        """The problems are told, and the exit code is 78."""
        assert main(["lookup", "x", "--glossary", str(tmp_path / "absent.yaml")]) == 78
        assert "absent.yaml" in capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [["--limit", "0"], ["--limit", "x"], ["--lang", "fr"], ["--nonsense"]])
    def test_wrong_usage(self, arguments):
        """Exit code 2, as everywhere."""
        with pytest.raises(SystemExit) as caught:
            main(["lookup", *arguments])
        assert caught.value.code == 2


class TestCheck:
    """``check`` is the bot's own loader."""

    def test_the_shipped_glossary_is_fine(self, capsys):
        """What we ship passes, and the command says how much it is."""
        assert main(["check"]) == 0
        assert " terms in 15 categories" in said(capsys)[0]

    def test_every_problem_is_told(self, tmp_path, capsys):
        """One line a problem, file:line: term: what to do; exit code 1."""
        path = tmp_path / "broken.yaml"
        text = SMALL_GLOSSARY.replace("[pear]", "[plum]").replace("name: Pear", "nam: Pear")
        path.write_text(text, encoding="utf-8")

        assert main(["check", str(path)]) == 1

        lines = said(capsys)
        assert len(lines) >= 3
        assert all(line.startswith(f"{path}:") for line in lines)
        assert any(line.startswith(f"{path}:11: apple: ") for line in lines)

    def test_a_problem_in_an_included_file_names_that_file(self, tmp_path, capsys):
        """So that an editor jumps there."""
        path = tmp_path / "split.yaml"
        path.write_text("include: [more.yaml]\n" + SMALL_GLOSSARY.replace("[pear]", "[plum]"), encoding="utf-8")
        (tmp_path / "more.yaml").write_text("terms:\n  - id: plum\n", encoding="utf-8")

        assert main(["check", str(path)]) == 1

        assert all(line.startswith(f"{tmp_path / 'more.yaml'}:2: plum: ") for line in said(capsys))


class TestRun:
    """``run`` says what is missing before it tries anything."""

    @pytest.mark.parametrize("arguments", [[], ["run"]])
    def test_without_a_token(self, arguments, capsys):
        """One sentence that names ``try``; exit code 78."""
        assert main(arguments) == 78
        error = capsys.readouterr().err
        assert "DISCORD_TOKEN" in error
        assert "try" in error

    def test_with_a_wrong_setting(self, monkeypatch, capsys):
        """The variable is named; exit code 78."""
        monkeypatch.setenv("LOG_LEVEL", "loud")

        assert main(["run"]) == 78
        assert "LOG_LEVEL" in capsys.readouterr().err

    def test_what_this_machine_forbids(self):
        """A folder or port the bot's user may not have is for the operator to change; exit code 78."""
        sentence, code = _explained(PermissionError(13, "Permission denied", "var"))

        assert code == 78
        assert "'var'" in sentence

    def test_the_version(self, capsys):
        """``--version`` tells it and ends."""
        with pytest.raises(SystemExit) as caught:
            main(["--version"])
        assert caught.value.code == 0
        assert said(capsys)[0].startswith("ki-glossar ")

    def test_sync_needs_a_token_too(self, capsys):
        """Discord takes commands only from who has one."""
        assert main(["sync"]) == 78
        assert "DISCORD_TOKEN" in capsys.readouterr().err


class TestMigrate:
    """``migrate`` makes the database ready, and moves one into another."""

    def test_it_makes_the_database(self, tmp_path, capsys):
        """Where there was none there is one; doing it again changes nothing."""
        assert main(["migrate"]) == 0
        assert main(["migrate"]) == 0
        assert (tmp_path / "var" / "ki-glossar.db").exists()
        assert said(capsys) == ["The database is up to date."] * 2

    def test_it_copies_another_database(self, tmp_path, monkeypatch, capsys):
        """Everything in the source is in the target afterwards, and it says how much that was."""
        main(["migrate"])
        with contextlib.closing(sqlite3.connect(tmp_path / "var" / "ki-glossar.db")) as database:
            database.execute("INSERT INTO lookup_count VALUES (1, 'ray', 5)")
            database.commit()
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/target.db")
        said(capsys)

        assert main(["migrate", "--from", "sqlite:///var/ki-glossar.db"]) == 0

        assert "lookup_count: 1 rows copied" in said(capsys)
        with contextlib.closing(sqlite3.connect(tmp_path / "target.db")) as database:
            assert database.execute("SELECT * FROM lookup_count").fetchall() == [(1, "ray", 5)]

    @pytest.mark.parametrize(
        ("url", "code"),
        [
            ("nonsense", 78),
            ("mysql://x/y", 78),
            ("sqlite:////proc/nowhere/x.db", 78),
            ("postgresql://127.0.0.1:1/x", 69),
        ],
    )
    def test_a_database_that_cannot_be_used(self, monkeypatch, capsys, url, code):
        """One sentence that says what to do; 69 where waiting can help, 78 where it cannot."""
        monkeypatch.setenv("DATABASE_URL", url)

        assert main(["migrate"]) == code

        error = capsys.readouterr().err
        assert len(error.splitlines()) == 1
        assert "Traceback" not in error


class TestHealthcheck:
    """``healthcheck`` is for a container or an orchestrator."""

    def test_without_a_bot(self, capsys):
        """Nothing runs here: exit code 1 and a sentence."""
        assert main(["healthcheck"]) == 1
        assert "not running" in capsys.readouterr().err

    def test_with_a_live_bot(self, tmp_path):
        """A fresh heartbeat is health, and no token is needed."""
        (tmp_path / "var").mkdir()
        (tmp_path / "var" / "heartbeat").touch()

        assert main(["healthcheck"]) == 0
