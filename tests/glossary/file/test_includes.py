"""A glossary in several files: what may be included, where problems are reported, and how any change is noticed."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import os
import sys
from dataclasses import fields

import pytest

from bot.glossary.entry.weight import weight
from bot.glossary.file import plain_file
from bot.glossary.file.findings import MAX_SHOWN
from bot.glossary.file.loader import GlossaryFile, GlossaryInvalid, load_glossary
from tests.glossary.file.fruit import GOOD, GROUP, LIST

HEAD, REST = GOOD.split("terms:\n")
APPLE, PEAR = REST[: REST.index("  - id: pear")], REST[REST.index("  - id: pear") :]
ALL_INCLUDED = HEAD + "include: [fruit/apple.yaml, fruit/pear.yaml]\n"
SPLIT = HEAD + "include: [more.yaml]\nterms:\n" + APPLE  # the include stands on line 5


@pytest.fixture
def folder(tmp_path):
    """A folder with an empty folder for the included files in it."""
    (tmp_path / "fruit").mkdir()
    return tmp_path


def write(folder, files):
    """Write files by name; gives the path of the one that includes the others."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "glossary.yaml"


def problems_in(folder, entry, **others):
    """The problems the loader reports, without the folder; the other files are named without .yaml."""
    path = write(folder, {"glossary.yaml": entry, **{f"{name}.yaml": text for name, text in others.items()}})
    with pytest.raises(GlossaryInvalid) as caught:
        load_glossary(path)
    return [str(problem).removeprefix(f"{folder}{os.sep}") for problem in caught.value.problems]


class TestGood:
    """What a glossary in several files becomes."""

    def test_it_is_the_same_as_in_one_file(self, folder):
        """The terms keep the order of the files; links, ids and categories work across them."""
        whole = load_glossary(write(folder, {"glossary.yaml": GOOD}))
        files = {"fruit/apple.yaml": "terms:\n" + APPLE, "fruit/pear.yaml": "terms:\n" + PEAR}

        assert load_glossary(write(folder, {"glossary.yaml": ALL_INCLUDED, **files})) == whole

    def test_some_terms_may_stay(self, folder):
        """The terms of the including file come first, wherever it has its ``include``."""
        entry = "include:\n  - ./fruit/pear.yaml\n" + HEAD + "terms:\n" + APPLE
        path = write(folder, {"glossary.yaml": entry, "fruit/pear.yaml": "terms:\n" + PEAR})

        assert [term.id for term in load_glossary(path).terms] == ["apple", "pear"]

    def test_names_are_relative_to_the_files_folder(self, folder, monkeypatch):
        """Paths do not depend on the folder that the bot was started in."""
        write(folder, {"glossary.yaml": SPLIT, "more.yaml": "terms:\n" + PEAR})
        monkeypatch.chdir(folder / "fruit")

        assert len(load_glossary(folder / "fruit" / ".." / "glossary.yaml").terms) == 2


BELOW = "the file must be in this file's folder or below it, without “..”"
SEEN = "write it relative to this file's folder, like “glossary/fundamentals.yaml”"
NAME = "entry 1 of “include”"

# What follows "include:", and what the loader reports.
WRONG_INCLUDES = [
    ("[/etc/passwd]", [f"5: {NAME} cannot be “/etc/passwd”; {SEEN}"]),
    ("['C:/more.yaml']", [f"5: {NAME} cannot be “C:/more.yaml”; {SEEN}"]),
    ("['fruit\\more.yaml']", [f"5: {NAME} cannot be “fruit\\more.yaml”; write / between folder and file, like “glossary/fundamentals.yaml”"]),
    ("[../more.yaml]", [f"5: {NAME} cannot be “../more.yaml”; {BELOW}"]),
    ("[fruit/../more.yaml]", [f"5: {NAME} cannot be “fruit/../more.yaml”; {BELOW}"]),
    ("['']", [f"5: {NAME} is empty; write the name of a file"]),
    ('["a\\0b"]', [f"5: {NAME} contains an invisible character; rename the file"]),
    ("\n  - more.yaml\n  - fruit/../x\n  - ./more.yaml", [f"7: entry 2 of “include” cannot be “fruit/../x”; {BELOW}", "8: “include” lists “./more.yaml” twice; remove one"]),
    ("[more.yaml, glossary.yaml]", ["5: “include” lists this file itself; remove it"]),
    ("\n  - more.yaml\n  - none.yaml", ["7: “none.yaml”: there is no such file; check the path"]),
    ("[more.yaml, fruit]", ["5: “fruit”: this is a folder; give the path of the glossary file in it"]),
    (f"[{'x' * 300}]", [f"5: “{'x' * 59}…”: the file cannot be read (File name too long); check the path and the disk"]),
    ("more.yaml", [f"5: “include” is text; write it as {LIST}"]),
    ("", ["5: “include” has no value; write one, or remove the line"]),
    ("[]", ["5: “include” is empty; add at least one entry"]),
    ("[[more.yaml]]", [f"5: {NAME} is a list; write it as text"]),
    ("[*x]", ["5: “*x” is not allowed here; write the text out, in double quotes"]),
    (f"[{'x, ' * 201}]", ["5: “include” has 201 entries, but the limit is 200; remove some"]),
]  # fmt: skip

KEY = "is not a key here"

# An included file, and what the loader reports about it.
WRONG_FILES = [
    (HEAD + "terms:\n" + PEAR, ["1: “categories” belongs only in the file that includes this one; move its contents there"]),
    ("include: [other.yaml]\nterms:\n" + PEAR, ["1: “include” belongs only in the file that includes this one; move its contents there"]),
    ("term:\n" + PEAR, ["1: “terms” is missing; add it", f"1: “term” {KEY} (did you mean “terms”?); the only key is terms"]),
    ("terms:\n" + PEAR + "x: y\n", [f"7: “x” {KEY}; the only key is terms"]),
    ("terms: {}\n", [f"1: “terms” is a group of keys; write it as {LIST}"]),
    ("terms: []\n", ["1: “terms” is empty; add at least one entry"]),
    ("", ["1: the file is empty; write its keys: terms"]),
    (PEAR, [f"1: the file is a list; write it as {GROUP}"]),
    ("\xfe", [f"1: the file is text; write it as {GROUP}"]),
    ("terms: [\n", ["1: a value is missing here, or there is an extra comma or bracket"]),
]  # fmt: skip


class TestProblems:
    """A problem is reported in the file that has it."""

    @pytest.mark.parametrize(("names", "problems"), WRONG_INCLUDES)
    def test_what_cannot_be_included(self, folder, names, problems):
        """The line is that of the including file; nothing that an unread file may contain is reported as missing."""
        told = problems_in(folder, SPLIT.replace("[more.yaml]", names), more="terms:\n" + PEAR)

        assert told == [f"glossary.yaml:{problem}" for problem in problems]

    @pytest.mark.parametrize(("text", "problems"), WRONG_FILES)
    def test_what_an_included_file_cannot_hold(self, folder, text, problems):
        """An included file holds only terms; if they cannot be read, links to them are not reported."""
        told = problems_in(folder, SPLIT, more=text)

        dangling = (
            "glossary.yaml:15: apple: “see_also” points to “pear”, and no term has that id; correct it, or remove it"
        )
        assert told == [
            *([dangling] if text == "terms: []\n" else []),
            *(f"more.yaml:{problem}" for problem in problems),
        ]

    def test_unused_categories_may_be_used_in_what_cannot_be_read(self, folder):
        """An unused category is reported only if every file could be read; otherwise only the unread file is."""
        nuts = "  nuts:\n    name: {en: Nuts, de: Nüsse}\n    colour: '#000000'\n"
        entry = SPLIT.replace("include:", nuts + "include:")
        missing = problems_in(folder, entry)

        assert missing == ["glossary.yaml:8: “more.yaml”: there is no such file; check the path"]
        assert problems_in(folder, entry, more="terms:\n" + PEAR) == [
            "glossary.yaml:5: category “nuts” has no terms; add one, or remove the category"
        ]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
    def test_an_included_pipe(self, folder):
        """Opening a pipe would block forever."""
        os.mkfifo(folder / "more.yaml")

        assert problems_in(folder, SPLIT) == [
            "glossary.yaml:5: “more.yaml”: this is not a regular file; save the glossary as one"
        ]

    def test_a_broken_first_file_includes_nothing(self, folder):
        """Nobody knows what it would include."""
        told = problems_in(folder, SPLIT + "  x: [\n", more="terms: [\n")

        assert len(told) == 1
        assert told[0].startswith("glossary.yaml:19: this does not line up")

    def test_everything_at_once_in_the_order_of_the_files(self, folder):
        """A message about a line in another file names that file."""
        entry = (
            SPLIT.replace("[more.yaml]", "[z.yaml, a.yaml]")
            .replace("id: apple", "id: malus")
            .replace("[pear]", "[peer]")
        )
        z = "terms:\n" + PEAR + PEAR.replace("id: pear", "id: pe-ar")
        a = "terms:\n" + PEAR.replace("category: fruit", "category: fruits").replace("name: Pear", "name: Apfel")
        a += PEAR.replace("id: pear", "id: apple").replace("name: Pear", "aliases: [PEAR]")
        told = problems_in(folder, entry, z=z, a=a)

        change = "change or remove one of them, or list it under “shared” in both terms"
        assert told == [
            "glossary.yaml:15: malus: “see_also” points to “peer”, and no term has that id (did you mean “pear”?); correct it, or remove it",
            "z.yaml:7: pe-ar: this id and “pear” (line 2) differ only in hyphens; change the new one",
            f"z.yaml:8: pe-ar: the name “Pear” cannot be told apart from the name “Pear” of pear (line 3) in a lookup; {change}",
            "a.yaml:2: pear: this id is already taken (line 2 of z.yaml); give the term its own id",
            f"a.yaml:3: pear: the name “Apfel” cannot be told apart from the alias “Apfel” of malus (line 9 of glossary.yaml) in a lookup; {change}",
            "a.yaml:4: pear: there is no category “fruits” (did you mean “fruit”?); the categories are fruit",
            "a.yaml:7: apple: “name” is missing; add it",
            "a.yaml:7: apple: this id cannot be told apart from the name “Apple” of malus (line 8 of glossary.yaml) in a lookup; change one of them",
            f"a.yaml:8: apple: the alias “PEAR” cannot be told apart from the name “Pear” of pear (line 3 of z.yaml) in a lookup; {change}",
        ]


def allow(monkeypatch, **limits):
    """Allow a glossary no more than this."""
    defaults = [limits.get(field.name, field.default) for field in fields(plain_file.Allowance)]
    monkeypatch.setattr(plain_file.Allowance.__init__, "__defaults__", tuple(defaults))


class TestLimits:
    """The limits hold for all files together."""

    def test_two_hundred_problems_are_shown(self, folder):
        """Problems of the first file come first, then those of the next; the rest is only counted."""
        entry = SPLIT.replace("[more.yaml]", "[more.yaml, last.yaml]").replace("[pear]", "[]")
        wrong = "terms:\n" + "  -\n" * 150
        told = problems_in(folder, entry + "  -\n" * 150, more=wrong, last=wrong)

        files = [problem.split(":")[0] for problem in told]
        assert files == ["glossary.yaml"] * 150 + ["more.yaml"] * (MAX_SHOWN - 150 + 1)
        assert told[-1] == "more.yaml:51: 250 other problems are not listed; fix these first, then check again"

    def test_reading_stops_after_too_many_problems(self, folder):
        """Problems of one file count toward the limit of the next, and further files are not even read."""
        entry = SPLIT.replace("[more.yaml]", "[more.yaml, last.yaml]")
        told = problems_in(folder, entry, more="a: b\n" * 20_000, last="a: b\n" * 20_000)

        assert (
            told[-1] == "more.yaml:201: 9,801 or more other problems are not listed; fix these first, then check again"
        )

    def test_the_size_of_all_files_counts(self, folder, monkeypatch):
        """Each file fits alone, but not both; the problem is reported where the second one is included."""
        path = write(folder, {"glossary.yaml": SPLIT, "more.yaml": "terms:\n" + PEAR})
        size = sum(file.stat().st_size for file in folder.glob("*.yaml"))
        allow(monkeypatch, bytes=size)
        assert len(load_glossary(path).terms) == 2

        allow(monkeypatch, bytes=size - 1)
        assert problems_in(folder, SPLIT) == [
            "glossary.yaml:5: “more.yaml”: the glossary is larger than 64 MiB; make it smaller"
        ]

    def test_the_values_of_all_files_count(self, folder, monkeypatch):
        """The problem is reported where the limit is exceeded."""
        allow(monkeypatch, values=60)

        assert problems_in(folder, SPLIT, more="terms:\n" + PEAR) == [
            "more.yaml:3: pear: the glossary has more than 3,000,000 values; make it smaller"
        ]

    def test_the_memory_of_all_files_counts(self, folder, monkeypatch):
        """The entry that is too much is named, and nothing after it is read."""
        path = write(folder, {"glossary.yaml": SPLIT, "more.yaml": "terms:\n" + PEAR})
        memory = sum(map(weight, load_glossary(path).terms))
        allow(monkeypatch, memory=memory)
        assert len(load_glossary(path).terms) == 2

        allow(monkeypatch, memory=memory - 1)
        assert problems_in(folder, SPLIT, more="terms:\n" + PEAR + "  - nothing\n") == [
            "more.yaml:2: pear: with this entry, the glossary would take more than 340 MiB of memory; remove some entries or some of their aliases"
        ]


class TestChanges:
    """How the running bot notices that a glossary changed."""

    @pytest.fixture
    def file(self, folder):
        """A glossary in two files, loaded."""
        file = GlossaryFile(write(folder, {"glossary.yaml": SPLIT, "more.yaml": "terms:\n" + PEAR}))
        file.load()
        return file

    @pytest.mark.parametrize("name", ["glossary.yaml", "more.yaml"])
    def test_a_change_in_any_file_is_seen_once(self, file, folder, name):
        """A change is not reported again after it was loaded."""
        assert not file.has_changed()

        with (folder / name).open("a") as opened:
            opened.write("# a comment\n")

        assert file.has_changed()
        file.load()
        assert not file.has_changed()

    def test_a_file_that_vanishes_and_appears_is_seen(self, file, folder):
        """Files that could not be read are watched, too."""
        (folder / "more.yaml").rename(folder / "away.yaml")
        assert file.has_changed()
        with pytest.raises(GlossaryInvalid):
            file.load()
        assert not file.has_changed()

        (folder / "away.yaml").rename(folder / "more.yaml")

        assert file.has_changed()
        assert len(file.load().terms) == 2

    def test_a_file_no_longer_included_is_not_watched(self, file, folder):
        """It does not matter that the file still exists."""
        write(folder, {"glossary.yaml": GOOD})
        file.load()

        write(folder, {"more.yaml": "broken: ["})

        assert not file.has_changed()

    def test_a_change_while_reading_is_seen_later(self, file, monkeypatch):
        """A file's status is taken before the file is read."""

        def read_and_change(path, allowance):
            data = plain_file.read_bytes(path, allowance)
            with path.open("a") as opened:
                opened.write("# a comment\n")
            return data

        monkeypatch.setattr(sys.modules["bot.glossary.file.includes"], "read_bytes", read_and_change)
        file.load()

        assert file.has_changed()
