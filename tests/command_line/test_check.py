"""``check`` uses the bot's own loader."""

import re

from bot.command_line.main import main
from tests.command_line.terminal import said
from tests.world import SMALL_GLOSSARY


def test_the_shipped_glossary_is_fine(capsys):
    """The shipped glossary passes, and the command says how many terms it has."""
    assert main(["check"]) == 0
    assert re.search(r": [0-9]{3,} terms in [0-9]{2} categories, all fine$", said(capsys)[0])


def test_every_problem_is_told(tmp_path, capsys):
    """Each problem is one line, file:line: term: what to do; the exit code is 1."""
    path = tmp_path / "broken.yaml"
    text = SMALL_GLOSSARY.replace("[pear]", "[plum]").replace("name: Pear", "nam: Pear")
    path.write_text(text, encoding="utf-8")

    assert main(["check", str(path)]) == 1

    lines = said(capsys)
    assert len(lines) >= 3
    assert all(line.startswith(f"{path}:") for line in lines)
    assert any(line.startswith(f"{path}:11: apple: ") for line in lines)


def test_every_problem_of_the_newer_keys_is_told(tmp_path, capsys):
    """Names and texts by language, covered and shared names, contrasts, level and date: all at once, as ever."""
    path = tmp_path / "broken.yaml"
    path.write_text(
        SMALL_GLOSSARY.replace("colour", "color: '#FF8800'\n    colour")
        .replace("name: Apple", "name: {en: Apple, fr: Pomme}\n    covers: [Core]\n    shared: [Pear]\n    level: easy")
        .replace("aliases: [Malus]", "aliases: {en: [Malus], de: malus}\n    as_of: soon")
        .replace("see_also: [pear]", "contrast: [{term: pear}]")
        .replace("name: Pear", "name: {en: Pear, de: Core}"),
        encoding="utf-8",
    )

    assert main(["check", str(path)]) == 1

    keys = "the keys are en, de"
    core = "the covered name “Core” of apple (line 9)"
    alike = "change or remove one of them, or list it under “shared” in both terms"
    assert [line.removeprefix(f"{path}:") for line in said(capsys)] == [
        "5: category “fruit”: “colour” says the same as “color”; remove one of them",
        f"8: apple: “fr” is not a key here; {keys}",
        "10: apple: “shared” lists “Pear”, which is none of the names of this term; add it to them, or remove it here",
        "11: apple: “level” cannot be “easy”; write one of basic, advanced, expert",
        "12: apple: “de” of “aliases” is text; write it as a list, each entry on its own line after “- ”",
        "13: apple: “as_of” cannot be “soon”; write a year and a month, like 2026-04",
        "16: apple: “why” of entry 1 of “contrast” is missing; add it",
        f"19: pear: the name “Core” cannot be told apart from {core} in a lookup; {alike}",
    ]


def test_one_of_each(tmp_path, capsys):
    """A glossary with one term is counted in the singular."""
    path = tmp_path / "one.yaml"
    path.write_text(SMALL_GLOSSARY[: SMALL_GLOSSARY.index("  - id: pear")].replace("[pear]", "[]"), encoding="utf-8")

    assert main(["check", str(path)]) == 0

    assert said(capsys) == [f"{path}: 1 term in 1 category, all fine"]


def test_a_problem_in_an_included_file_names_that_file(tmp_path, capsys):
    """The line starts with the included file, so that an editor jumps there."""
    path = tmp_path / "split.yaml"
    path.write_text("include: [more.yaml]\n" + SMALL_GLOSSARY.replace("[pear]", "[plum]"), encoding="utf-8")
    (tmp_path / "more.yaml").write_text("terms:\n  - id: plum\n", encoding="utf-8")

    assert main(["check", str(path)]) == 1

    assert all(line.startswith(f"{tmp_path / 'more.yaml'}:2: plum: ") for line in said(capsys))
