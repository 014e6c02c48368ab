"""The YAML reader: what it reads, which lines it reports, and what it refuses before it can do harm."""

import os

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.file.findings import MAX_SHOWN, Findings
from bot.glossary.file.plain_file import MAX_BYTES, MAX_VALUES, Allowance
from bot.glossary.file.strict_yaml import MAX_DEPTH, MAX_ELSEWHERE, MAX_IN_ENTRY, MAX_KEYS, Rejected, parse_yaml
from tests.glossary.file.small_child import in_a_small_child

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request):
    """Each of PyYAML's two parsers: libyaml's and its own."""
    return request.param


def parse(text, loader=LOADERS[-1]):
    """The document, and the problems as ``line: message``."""
    findings = Findings()
    data = text if isinstance(text, bytes) else text.encode()
    document = parse_yaml(data, findings.file("f"), Allowance(), lambda *_: None, loader=loader)
    return document, [f"{problem.line}: {problem.message}" for problem in findings.problems()]


class TestReading:
    """What the allowed part of YAML becomes."""

    @pytest.mark.parametrize(
        "written",
        ["NO", "yes", "null", "~", "1.10", "0x1F", "1_000", "2001-01-01", ".inf", "=", "-", "a#b", "<<"],
    )
    def test_everything_written_is_text(self, written, loader):
        """No word or number changes its meaning as in ordinary YAML."""
        document, problems = parse(f"- x: {written!r}\n" if written in {"-", "<<"} else f"- x: {written}\n", loader)

        assert document.value == [{"x": written}]
        assert problems == []

    def test_a_key_without_a_value_is_empty_and_quotes_are_not(self, loader):
        """A missing value and an empty text are different."""
        document, problems = parse("a:\nb: ''\nc: # only a comment\nd: [x, '']\n", loader)

        assert document.value == {"a": None, "b": "", "c": None, "d": ["x", ""]}
        assert problems == []

    def test_folded_and_literal_texts(self, loader):
        """Long texts may be written in every way that YAML has."""
        document, _ = parse('a: >-\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\nd: "one\\ttwo"\n', loader)

        assert document.value == {"a": "one two", "b": "one\ntwo\n", "c": "one two", "d": "one\ttwo"}

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
    def test_an_empty_file_has_no_value(self, text, loader):
        """The caller, who knows the structure, says what is missing."""
        document, problems = parse(text, loader)

        assert document.value is None
        assert problems == []

    @pytest.mark.parametrize("text", ["\ufeffa: b\r\nc: ü\r\n", "a: b\rc: ü\r", "%YAML 1.1\n---\na: b\nc: ü\n...\n"])
    def test_editors_differ(self, text, loader):
        """Byte order marks, line ends of Windows and old Macs, and document marks change nothing."""
        document, problems = parse(text, loader)

        assert document.value == {"a": "b", "c": "ü"}
        assert problems == []

    def test_lines_of_values(self, loader):
        """A key's value is at the key's line, and each list entry at its own."""
        document, _ = parse("a:\n  b: x\n  c:\n    - one\n    - d: two\n      e: three\nf:\n  >-\n  long\n", loader)

        assert document.line() == 1
        assert document.line("a", "b") == 2
        assert document.line("a", "c") == 3
        assert document.line("a", "c", 1) == 5
        assert document.line("a", "c", 1, "e") == 6
        assert document.line("f") == 7

    @pytest.mark.parametrize("path", [("a", "x"), ("a", "b", "x"), ("a", 0), ("a", "c", 7), ("a", "c", "x")])
    def test_a_missing_value_has_the_line_around_it(self, path, loader):
        """Its line is that of the closest element around it."""
        document, _ = parse("x: y\na:\n  b: x\n  c: [one]\n", loader)

        assert document.line(*path) == {"b": 3, "c": 4}.get(path[1], 2)


NOT_ALLOWED = "is not allowed here; remove it, or put the text in double quotes"


DASH = ", or put “- ” before this one if a new entry begins here"
ABOVE = "write the key that is missing above it, like “categories:”, or start it in the first column"


class TestRefusing:
    """What YAML allows and a glossary does not; reading goes on where that is safe."""

    @pytest.mark.parametrize(
        ("text", "problems"),
        [
            ("a: &x b\n", ["1: “&x” " + NOT_ALLOWED]),
            ("a: &x [b]\n", ["1: “&x” " + NOT_ALLOWED]),
            ("a: &x\n  b: c\n", ["1: “&x” " + NOT_ALLOWED]),
            ("a: 1\nb: *x\n", ["2: “*x” is not allowed here; write the text out, in double quotes"]),
            ("a: 1\n*x : b\n", ["2: “*x” is not allowed here; write the text out, in double quotes"]),
            (
                "a: !!str b\nc: !d e\n",
                [
                    "1: “tag:yaml.org,2002:str” is not allowed here; remove it, or put the text in double quotes",
                    "2: “!d” is not allowed here; remove it, or put the text in double quotes",
                ],
            ),
            (
                "a: !!python/object/apply:os.system [x]\n",
                [f"1: “tag:yaml.org,2002:python/object/apply:os.system” {NOT_ALLOWED}"],
            ),
            ("a: 1\n<<: {b: c}\n", ["2: “<<” is not allowed here; write the keys out"]),
            ("a: 1\nb: 2\na: 3\n", ["3: “a” appears here a second time (first on line 1); remove one of them"]),
            (
                "- id: x\n  a: y\n  id: z\n  a: y\n  id: z\n",
                [
                    f"3: “id” appears here a second time (first on line 1); remove one of them{DASH}",
                    "4: “a” appears here a second time (first on line 2); remove one of them",
                    f"5: “id” appears here a second time (first on line 1); remove one of them{DASH}",
                ],
            ),
            ("a: [x]\na: [y]\n", ["2: “a” appears here a second time (first on line 1); remove one of them"]),
            ("{a: 1}: b\n", ["1: a key must be plain text; write “key: value”"]),
            ("x: y\n? - a\n  - b\n: b\n", ["2: a key must be plain text; write “key: value”"]),
            ("x: y\n? \n: b\n", ["2: a key is missing before the colon; write “key: value”"]),
            (
                "a: b\n---\nc: d\n",
                ["2: a second document begins here; remove the line --- and keep one document"],
            ),
            ("%TAG !x! tag:x,2000:\n---\na: b\n", ["1: a line cannot begin with %TAG; remove it"]),
        ],
    )
    def test_each_by_line_with_what_to_do(self, text, problems, loader):
        """The message needs no knowledge of YAML."""
        assert parse(text, loader)[1] == problems

    def test_all_at_once(self, loader):
        """One mistake does not hide the next, and the valid parts are still checked."""
        document, problems = parse("a: &x b\na: c\nd: *x\n? [e]\n: f\n<<: {g: h}\ni: !j k\n", loader)

        assert [problem.split(":")[0] for problem in problems] == ["1", "2", "3", "4", "6", "7"]
        assert document.value == {"a": "b", "d": Rejected.VALUE, "i": "k"}

    @pytest.mark.parametrize(
        ("text", "line", "beginning"),
        [
            ("a: b\nc: d: e\n", 2, "there is a colon where none is allowed"),
            ("a: b\n  c: d\n", 2, "there is a colon where none is allowed"),
            ("x: y\na: 'b\n\n\n", 2, "the quotation mark that opens here is never closed"),
            ('x: y\na: "b\n---\nc"\n', 2, "the quotation mark that opens here is never closed"),
            ('a: b\nc: "C:\\q"\n', 2, "a backslash in double quotes has a special meaning"),
            ('a: b\nc: "\\xZZ"\n', 2, "a backslash in double quotes has a special meaning"),
            ("x: y\na: [b\nc: d\n", 2, "the list that opens here with [ is not valid"),
            ("x: y\na: {b: c\nd: e\n", 2, "the group that opens here with { is not valid"),
            ("x: y\na: *\n", 2, "text cannot begin with & or *"),
            ("x: y\na: & b\n", 2, "text cannot begin with & or *"),
            ("x: y\na: !b!c d\n", 2, "text cannot begin with !"),
            ("x: y\na: !<b\n", 2, "text cannot begin with !"),
            ("%YAML 2.0\n---\na: b\n", 1, "a line cannot begin with %"),
            ("x: y\na: @b\n", 2, "text cannot begin with @; put it in double quotes"),
            ("x: y\na: `b\n", 2, "text cannot begin with `; put it in double quotes"),
            ("x: y\na: %b\n", 2, "text cannot begin with %; put it in double quotes"),
            ("x: y\n\ta: b\n", 2, "there is a tab where only spaces are allowed; replace it with spaces"),
            ("x:\n\ty: z\n", 2, "there is a tab where only spaces are allowed; replace it with spaces"),
            ("x: >-\n  y\n\tz\n", 3, "there is a tab where only spaces are allowed; replace it with spaces"),
            ("x: y\ra: @b\r", 2, "there is a tab, or one of the characters @ ` %, where none is allowed"),
            ("a:b\nc: d\n", 1, "a space is missing after the colon; write “key: value”"),
            ("x: y\na:b\nc: d\n", 2, "a space is missing after the colon; write “key: value”"),
            ('x: y\r\n"a":b\r\nc: d\r\n', 2, "a space is missing after the colon; write “key: value”"),
            ("- id: x\n  name:ü\n", 2, "a space is missing after the colon; write “key: value”"),
            ("- id:x\n  name: y\n", 1, "a space is missing after the colon; write “key: value”"),
            ("a: b\nhttps://c.d\n", 2, "this line has no colon after its key; write “key: value”"),
            ("a:\n  - b\n  -DML\nc: d\n", 3, "a space is missing after the dash; write “- ” before each entry"),
            ("a:\n  -id: b\n   name: c\n", 2, "a space is missing after the dash; write “- ” before each entry"),
            ("- a: b\n-a: c\n", 2, "a space is missing after the dash; write “- ” before each entry of a list"),
            ("a\n  b: c\n", 2, "there is a colon where none is allowed"),
            ("x: y\nabc\nd: e\n", 2, "this line has no colon after its key; write “key: value”"),
            ("# x\n\n  a:\n    b: c\nd:\n  - e\n", 3, f"this first line is indented further than line 5; {ABOVE}"),
            ("---\n  a: b\nc: d\n", 2, f"this first line is indented further than line 3; {ABOVE}"),
            ("  a: b\rc: d\r", 1, f"this first line is indented further than line 2; {ABOVE}"),
            ("# x\r  a: b\rc: d\r", 3, "nothing is allowed here, after the file's end mark"),
            ("{a: b}\nc: d\n", 2, "nothing is allowed here, after the file's end mark"),
            ('"x": y\n"a" b\n', 2, "this line has no colon after its key"),
            ("x: y\na: |b\n c\n", 2, "only | or > is allowed here"),
            ("x: y\na: - b\n", 2, "there is a list entry where none is allowed"),
            ("x: y\na: [", 2, "a value is missing here, or there is an extra comma or bracket"),
            ("x: y\na: [\n", 2, "a value is missing here, or there is an extra comma or bracket"),
            ("x: y\na: ]\n", 2, "a value is missing here, or there is an extra comma or bracket"),
            ("x: y\n... a\n", 2, "nothing is allowed here, after the file's end mark"),
            ("x:\n  - y\n - z\n", 3, "this does not line up with the lines above"),
            ("- x\na: b\n", 2, "this does not line up with the lines above"),
            ("x: y\na: ? b\n", 2, "this cannot be read; compare its indentation"),
            ("a: 'x' y\n", 1, "this does not line up with the lines above"),
        ],
    )
    def test_broken_yaml_is_told_in_plain_words(self, text, line, beginning, loader):
        """The line is where a person has to look, and no message mentions tokens."""
        document, problems = parse(text, loader)

        assert document is None
        assert len(problems) == 1
        assert problems[0].startswith(f"{line}: {beginning}")

    @pytest.mark.parametrize("escape", ["U00110000", "UFFFFFFFF"])
    def test_characters_that_do_not_exist(self, escape, loader):
        """PyYAML's own parser raises no YAML error for them; the message differs, but the file is refused as well."""
        document, problems = parse(f'a: b\nc: "\\{escape}"\n', loader)

        assert document is None
        sentence = "this cannot be read" if loader is yaml.SafeLoader else "a backslash in double quotes"
        assert problems[0].startswith(f"2: {sentence}")

    def test_problems_before_broken_yaml_are_told_too(self, loader):
        """Problems found before the reader had to stop are not lost."""
        _, problems = parse("a: &x b\nc: [\n", loader)

        assert [problem.split(":")[0] for problem in problems] == ["1", "2"]

    @pytest.mark.parametrize("data", [b"a: b\r\nc: \xff\n", b"a: b\n\xed\xa0\x80: c\n", b"a: b\nc\xc3"])
    def test_no_utf_8(self, data, loader):
        """Editors call it encoding, and so does the message."""
        message = "2: this is not UTF-8 text; open the file in an editor and save it as UTF-8"
        assert parse(data, loader) == (None, [message])

    def test_utf_16(self, loader):
        """PyYAML would accept it because of its byte order mark, but a glossary is always UTF-8."""
        assert parse("a: b".encode("utf-16"), loader)[1][0].startswith("1: this is not UTF-8 text")

    def test_every_forbidden_character_with_its_line(self, loader):
        """This includes characters that YAML counts as line ends and editors do not."""
        document, problems = parse("a: \x07b\r\nc: \x85d\re: \u2028f\ng: \ufffe\x7f\x00", loader)

        assert document is None
        assert problems == [
            f"{line}: the character U+{code} is not allowed; remove it"
            for line, code in [(1, "0007"), (2, "0085"), (3, "2028"), (4, "FFFE"), (4, "007F"), (4, "0000")]
        ]


def laughs():
    """Nine lines that expand to a billion words."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines)


def merges():
    """A few lines whose merged keys double with each line."""
    lines = ["m0: &m0 {a: b}"]
    lines += [f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 40)]
    return "\n".join(lines)


TOO_DEEP = f": lists and keys are nested more than {MAX_DEPTH} levels deep; use fewer levels"
ENDLESS = ": more than 128 KiB follow here without another key or value; close the quotation marks, and shorten"
TOO_MANY_KEYS = f": more than {MAX_KEYS:,} keys are in one place; remove some"


class TestBombs:
    """Malicious files are refused within little memory; the reading process fails if it takes more."""

    @pytest.mark.unmeasured("every key, value and line would take its time")
    @pytest.mark.parametrize(
        ("bomb", "said"),
        [
            pytest.param(laughs, "1: “&a0” is not allowed here", id="billion laughs"),
            pytest.param(merges, "1: “&m0” is not allowed here", id="merge keys"),
            pytest.param(lambda: "[" * 100_000, f"1{TOO_DEEP}", id="deep brackets"),
            pytest.param(lambda: '{"a":' * 100_000, f"1{TOO_DEEP}", id="deep braces"),
            pytest.param(lambda: "{" * 100_000, f"1{TOO_DEEP}", id="deep keys"),
            pytest.param(lambda: "- " * 100_000, f"1{TOO_DEEP}", id="deep dashes"),
            pytest.param(lambda: "? " * 100_000, f"1{TOO_DEEP}", id="deep question marks"),
            pytest.param(
                lambda: "".join(" " * n + "a:\n" for n in range(3_000)),
                f"{MAX_DEPTH + 1}{TOO_DEEP}",
                id="deep lines",
            ),
            pytest.param(
                lambda: "a: b\n" * 1_000_000,
                "2: “a” appears here a second time (first on line 1); remove one of them",
                id="a million times the same key",
            ),
            pytest.param(
                lambda: "".join(f"k{n}: v\n" for n in range(1_000_000)),
                f"{MAX_KEYS + 1}{TOO_MANY_KEYS}",
                id="a million keys",
            ),
            pytest.param(
                lambda: "terms:\n" + "- [a,a,a,a,a,a,a,a,a]\n" * (MAX_VALUES // 10),
                f"{MAX_VALUES // 10 + 1}: the glossary has more than {MAX_VALUES:,} values; make it smaller",
                id="millions of values",
                marks=pytest.mark.long,
            ),
            pytest.param(
                lambda: f"a: [{'[],' * MAX_VALUES}]",
                f"1: more than {MAX_ELSEWHERE:,} values are outside of “terms”; remove some",
                id="millions of lists",
            ),
            pytest.param(
                lambda: "".join(f"%TAG !a{n}! tag:a\n" for n in range(1_000_000)),
                "1: a line cannot begin with %TAG; remove it",
                id="a million directives",
            ),
            pytest.param(lambda: "\n" * 40_000_000 + "a: b\n", f"1{ENDLESS}", id="millions of empty lines"),
            pytest.param(
                lambda: "a: b\n#" + "c" * 40_000_000, f"1{ENDLESS}", id="a comment of 40 MB", marks=pytest.mark.long
            ),
            pytest.param(
                lambda: "a: 'b'\nb: 'c\n" + "  d\n" * 10_000_000,
                f"2{ENDLESS}",
                id="an open quotation mark",
                marks=pytest.mark.long,
            ),
            pytest.param(lambda: "\x00" * 10_000_000, "1: the character U+0000 is not allowed; remove it", id="zeros"),
            pytest.param(
                lambda: "a: &b " + "c" * 40_000_000, f"1{ENDLESS}", id="a text of 40 MB", marks=pytest.mark.long
            ),
            pytest.param(lambda: "&" + "b" * 40_000_000 + " c", f"1{ENDLESS}", id="an anchor of 40 MB"),
        ],
    )
    def test_refused_in_little_memory(self, bomb, said, tmp_path):
        """The first message says why; there are never more than a person would read."""
        path = tmp_path / "bomb.yaml"
        path.write_text(bomb())

        problems = in_a_small_child(path)

        assert problems[0].startswith(said)
        assert len(problems) <= MAX_SHOWN + 1

    def test_a_file_that_is_too_large_is_not_even_opened(self, tmp_path):
        """One byte over the limit is refused; a file exactly at the limit is read."""
        path = tmp_path / "large.yaml"
        path.touch()
        os.truncate(path, MAX_BYTES + 1)
        assert in_a_small_child(path) == ["the glossary is larger than 64 MiB; make it smaller"]

        os.truncate(path, MAX_BYTES)
        assert in_a_small_child(path)[0] == "1: the character U+0000 is not allowed; remove it"

    def test_values_are_allowed_for_all_files_together(self, loader):
        """What one file has used up, another one cannot use."""
        findings, allowance = Findings(), Allowance(values=5)
        parse_yaml(b"[a, b]", findings.file("f"), allowance, lambda *_: None, loader=loader)
        assert not findings
        assert parse_yaml(b"[c, d]", findings.file("g"), allowance, lambda *_: None, loader=loader) is None
        [problem] = findings.problems()
        assert problem.message.startswith(f"the glossary has more than {MAX_VALUES:,} values")

    @pytest.mark.unmeasured("the same problem again and again")
    def test_the_rest_is_counted(self, loader):
        """The first problems by line are listed, and the reader stops once reading on would not help."""
        _, some = parse("a: b\n" * 501, loader)
        _, many = parse("a: b\n" * 20_001, loader)
        _, one_more = parse("a: b\n" * (MAX_SHOWN + 2), loader)

        assert len(some) == len(many) == MAX_SHOWN + 1
        assert some[-2].startswith("201: “a” appears here")
        assert one_more[-1] == "201: 1 other problem is not listed; fix these first, then check again"
        assert some[-1] == "201: 300 other problems are not listed; fix these first, then check again"
        assert many[-1] == "201: 9,801 or more other problems are not listed; fix these first, then check again"


class TestLongList:
    """The entries under ``terms`` are handed over one by one."""

    def read(self, text, loader):
        """The index and value of each entry and why it was refused, the document, and the problems."""
        findings, taken = Findings(), []
        take = lambda index, entry: taken.append((index, entry.value, str(entry.refusal or "")))  # noqa: E731 -- shorter
        document = parse_yaml(text.encode(), findings.file("f"), Allowance(), take, loader=loader)
        return taken, document, [f"{problem.line}: {problem.message}" for problem in findings.problems()]

    def test_entries_are_handed_over_and_not_kept(self, loader):
        """The document has as many empty values, with the line of each."""
        taken, document, problems = self.read("a: [b]\nterms:\n  - c: d\n  - [e]\n  -\nf:\n  terms: [g]\n", loader)

        assert taken == [(0, {"c": "d"}, ""), (1, ["e"], ""), (2, None, "")]
        assert document.value == {"a": ["b"], "terms": [None, None, None], "f": {"terms": ["g"]}}
        assert [document.line("terms", index) for index in range(3)] == [3, 4, 5]
        assert problems == []

    @pytest.mark.parametrize(
        ("entry", "begun"),
        [("{id: y, a: [MANY]}", {"id": "y"}), ("{id: y, a: b, c: {d: [MANY]}}", {"id": "y", "a": "b"}), ("[MANY]", {})],
    )
    def test_nothing_is_read_after_an_entry_that_is_too_large(self, entry, begun, loader):
        """What was read of its own keys is handed over, so that it can be named."""
        good, many = f"[{'a,' * (MAX_IN_ENTRY - 1)}]", entry.replace("MANY", "a," * MAX_IN_ENTRY)
        taken, document, problems = self.read(f"terms:\n  - {good}\n  - {many}\n  - z\n", loader)

        assert not taken[0][2]
        assert [(index, value) for index, value, refusal in taken if refusal] == [(1, begun)]
        assert taken[1][2].startswith("this entry has more than 1,000 keys and values; shorten it, and")
        assert len(taken) == 2
        assert document is None
        assert problems == []


@given(st.binary())
def test_any_bytes_give_a_document_or_problems(data):
    """Nothing is ever raised, and nothing is dropped without a message."""
    for loader in LOADERS:
        document, problems = parse(data, loader)
        assert document is not None or problems


@given(st.text(alphabet="ab :-?[]{},&*!|>'\"%@`#\n\t\\x0~<é\x07", max_size=60))
def test_any_yaml_like_text_gives_a_document_or_problems(text):
    """The same holds for text that gets deeper into the parser."""
    for loader in LOADERS:
        document, problems = parse(text, loader)
        assert document is not None or problems


def values(leaves):
    """Lists and mappings of the given values."""
    return st.lists(leaves, max_size=4) | st.dictionaries(st.text("abc<~1 :", min_size=1), leaves, max_size=4)


@given(st.recursive(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])), values))
def test_what_was_written_is_read(value):
    """Plain text, lists and mappings are read as they were written, in both styles of YAML."""
    for flow in (True, False):
        for loader in LOADERS:
            written = yaml.safe_dump(value, default_style='"', default_flow_style=flow, allow_unicode=True)
            document, problems = parse(written, loader)
            assert problems == []
            assert document.value == value
