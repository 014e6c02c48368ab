"""Whatever the standard streams are connected to, a command ends with a sentence and its exit code."""

import os

import pytest

from tests.command_line.terminal import bot
from tests.world import FEW_TERMS

SETTINGS = "DISCORD_TOKEN is not set"
DEAD = "The bot is not running"
CLOSED = "The output cannot be written: it is closed."
FULL = "The output cannot be written: No space left on device."
AGAIN = [pytest.mark.long, pytest.mark.unmeasured("the same code for another command")]


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """Output that is buffered as usual, a glossary that loads at once, and one with something wrong."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    (tmp_path / "broken.yaml").write_text("terms: [", encoding="utf-8")
    (tmp_path / "few.yaml").write_bytes(FEW_TERMS.read_bytes())


OUTPUT_GOES_NOWHERE = [
    (">&-", "lookup ray --glossary few.yaml", 74, CLOSED),
    (">/dev/full", "check few.yaml", 74, FULL),
    (">/dev/full", "--version", 74, FULL),
    (">/dev/full", "run", 78, SETTINGS),
]


@pytest.mark.parametrize(
    ("redirected", "command", "code", "sentence"),
    [
        *OUTPUT_GOES_NOWHERE,
        pytest.param(">&-", "migrate", 74, CLOSED, marks=AGAIN),
        pytest.param(">&-", "check broken.yaml", 74, CLOSED, marks=AGAIN),
        pytest.param(">&-", "--help", 74, CLOSED, marks=AGAIN),
        pytest.param(">/dev/full", "lookup ray --glossary few.yaml", 74, FULL, marks=AGAIN),
        pytest.param(">/dev/full", "check --help", 74, FULL, marks=AGAIN),
        pytest.param("<&- >&-", "sync", 78, SETTINGS, marks=AGAIN),
    ],
)
def test_output_that_goes_nowhere(redirected, command, code, sentence):
    """One sentence says why nothing was printed, as late as it may be; a command that prints nothing doesn't care."""
    done = bot(*command.split(), redirected=redirected)

    [line] = done.stderr.decode().splitlines()
    assert line.startswith(sentence)
    assert done.returncode == code


@pytest.mark.unmeasured("with a buffer it is the same code")
@pytest.mark.parametrize(("redirected", "command", "code", "sentence"), OUTPUT_GOES_NOWHERE)
def test_output_that_goes_nowhere_without_a_buffer(monkeypatch, redirected, command, code, sentence):
    """Python's output has no buffer in the container; errors come at once, and are told in the same way."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")

    test_output_that_goes_nowhere(redirected, command, code, sentence)


@pytest.mark.parametrize(
    ("redirected", "command", "code"),
    [
        ("2>&-", "run", 78),
        ("2>/dev/full", "", 78),
        pytest.param("2>&-", "migrate", 0, marks=AGAIN),
        pytest.param("2>&-", "healthcheck", 1, marks=AGAIN),
        pytest.param("2>&-", "nonsense", 2, marks=AGAIN),
        pytest.param("2>/dev/full", "nonsense", 2, marks=AGAIN),
        pytest.param("2>/dev/full", "check broken.yaml", 1, marks=AGAIN),
        pytest.param("<&- >&- 2>&-", "sync", 78, marks=AGAIN),
        pytest.param("<&- >&- 2>&-", "migrate", 74, marks=AGAIN),
        pytest.param(">/dev/full 2>&1", "check few.yaml", 74, marks=AGAIN),
    ],
)
def test_errors_that_go_nowhere(redirected, command, code):
    """Without standard error the exit code stays; what belongs there doesn't end up in the output."""
    done = bot(*command.split(), redirected=redirected)

    assert done.returncode == code
    assert not done.stderr
    assert DEAD not in done.stdout.decode()
    assert "usage" not in done.stdout.decode()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("lookup - --glossary few.yaml", 0),
        pytest.param("check few.yaml", 0, marks=AGAIN),
        pytest.param("check broken.yaml", 1, marks=AGAIN),
        pytest.param("migrate", 0, marks=AGAIN),
        pytest.param("--help", 0, marks=AGAIN),
    ],
)
def test_a_reader_who_has_seen_enough(command, code):
    """As after ``| head -1``: it ends in silence, and its exit code still says how it went."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = bot(*command.split(), stdin="ray\n" * 3, stdout=writing)
    finally:
        os.close(writing)

    assert done.returncode == code
    assert not done.stderr


@pytest.mark.unmeasured("the same code with more lines")
def test_endless_queries_end_with_their_reader():
    """``lookup`` stops reading when nobody reads its answers."""
    done = bot("lookup", "-", "--glossary", "few.yaml", pipeline='yes ray | "$@" | head -n 1')

    assert done.stdout.decode() == "ray → exact: Ray\n"
    assert not done.stderr


def test_input_that_is_closed():
    """``lookup`` says what to do instead of reading; other commands don't read."""
    done = bot("lookup", "--glossary", "few.yaml", redirected="<&-")

    assert done.returncode == 74
    assert done.stderr.decode().startswith("Standard input cannot be read: it is closed. Send the queries")
    assert bot("lookup", "ray", "--glossary", "few.yaml", redirected="<&-").returncode == 0


@pytest.mark.unmeasured("the same code on another terminal")
class TestATerminalWithoutUnicode:
    """An ASCII terminal gets every character, escaped if need be."""

    @pytest.fixture(autouse=True)
    def ascii_only(self, monkeypatch):
        """The bare C locale, without Python's help."""
        monkeypatch.setenv("LC_ALL", "C")
        monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
        monkeypatch.setenv("PYTHONUTF8", "0")
        monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    def test_the_problems_of_a_glossary(self, tmp_path):
        """A problem with an umlaut in it is reported like any other."""
        (tmp_path / "broken.yaml").write_text("terms: []\nGrüße: 1\n", encoding="utf-8")

        done = bot("check", "broken.yaml")

        assert done.returncode == 1
        assert b"broken.yaml:2: " in done.stdout
        assert b"Gr\\xfc\\xdfe" in done.stdout
        assert not done.stderr

    def test_a_definition(self):
        """``lookup`` prints UTF-8 everywhere."""
        done = bot("lookup", "ray", "--lang", "de", "--glossary", "few.yaml")

        assert done.returncode == 0
        assert "ausführt" in done.stdout.decode()
