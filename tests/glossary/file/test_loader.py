"""The glossary's loader: what a good file becomes, and the message and line for every mistake."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.file.loader import Finding, GlossaryInvalid, load_glossary
from bot.glossary.term import Category, Source, Synonyms, Term, Text
from tests import shipped
from tests.examples import more_examples
from tests.glossary.file.fruit import FULL, GOOD, GROUP, KEYS, LIST, changed, problems_of


@pytest.fixture
def path(tmp_path):
    """The path of a test's file."""
    return tmp_path / "glossary.yaml"


class TestGood:
    """What a valid file becomes."""

    def test_the_keys_that_there_always_were(self, path):
        """A glossary without any newer key loads as ever: one name and one list of aliases serve both languages."""
        path.write_text(GOOD, encoding="utf-8")

        glossary = load_glossary(path)

        fruit = Category("fruit", Text("Fruit", "Obst"), 0xFF8800)
        assert glossary.categories == (fruit,)
        assert glossary.terms == (
            Term(
                id="apple",
                name=Text("Apple", "Apple"),
                aliases=Synonyms(("Malus", "Apfel"), ("Malus", "Apfel")),
                category=fruit,
                definition=Text("A round fruit.", "Eine runde Frucht."),
                in_practice=Text("Eat it.", "Iss ihn."),
                see_also=("pear",),
                sources=(Source("All of them", "https://example.org/apple"),),
                attribution="Ada, CC BY 4.0",
            ),
            Term(
                id="pear",
                name=Text("Pear", "Pear"),
                aliases=Synonyms(),
                category=fruit,
                definition=Text("A fruit with a neck.", "Eine Frucht mit Hals."),
                sources=(Source("Pears", "http://example.org/pear"),),
            ),
        )

    def test_white_space_in_texts_collapses(self, path):
        """However a text is broken into lines, the card gets one paragraph; non-breaking spaces stay."""
        folded = "|\n        A  round\n\n        fruit, 10\u202f000 of them.\n"
        path.write_text(changed(("A round fruit.", folded), ("Apple\n", '" Apple "\n')), encoding="utf-8")

        term = load_glossary(path).terms[0]

        assert term.definition.en == "A round fruit, 10\u202f000 of them."
        assert term.name == Text("Apple", "Apple")

    @pytest.mark.parametrize("word", ["NO", "1.10", "null", "2001-01-01", "~x", "👩\u200d💻 work", "C++"])
    def test_names_need_no_quotes(self, path, word):
        """No word is read as a number, a date or a boolean."""
        path.write_text(changed(("name: Pear\n", f"name: {word}\n")), encoding="utf-8")

        assert load_glossary(path).terms[1].names == (word,)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("aliases: [Malus, Apfel]", f"aliases: [{', '.join(f'A{n} x' for n in range(20))}]"),
            ("aliases: [Malus, Apfel]", "aliases: []"),
            ("aliases: [Malus, Apfel]", "aliases: [Datenqualität, Datenqualitaet]"),
            ("name: Apple", f"name: {'a' * 80}"),
            ("A round fruit.", "d" * 350),
            ("Eat it.", "d" * 250),
            ("Ada, CC BY 4.0", "d" * 200),
            ("All of them", "d" * 100),
            ("https://example.org/apple", "https://example.org/" + "d" * 180),
            ("https://example.org/apple", "https://example.org:8080/ä_%28x%29?q=1&r=2#s,t;u"),
            ("id: pear", "id: p2-ear" + "r" * 40),
            ("#FF8800", "#abcdef"),
        ],
    )
    def test_what_just_fits(self, path, old, new):
        """The limits are inclusive."""
        text = GOOD.replace("see_also: [pear]", "see_also: []")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

        assert len(load_glossary(path).terms) == 2

    def test_the_shipped_glossary(self):
        """The shipped glossary has no problem, and every link leads to a term."""
        glossary = shipped.glossary()

        assert len(glossary.terms) >= 17
        assert {target for term in glossary.terms for target in term.see_also} <= {t.id for t in glossary.terms}


class TestProblems:
    """All problems are reported at once, in the order of the lines."""

    def test_how_a_problem_reads(self, path):
        """File and line come first, as every editor understands them, then the term if there is one."""
        assert str(Finding("a/b.yaml", 7, "apple", "is bad")) == "a/b.yaml:7: apple: is bad"
        assert str(Finding("a/b.yaml", 7, None, "is bad")) == "a/b.yaml:7: is bad"
        path.write_text(changed(("name: Apple", "name:")), encoding="utf-8")
        with pytest.raises(GlossaryInvalid) as caught:
            load_glossary(path)
        assert caught.value.problems == (Finding(str(path), 7, "apple", "“name” has no value; write one"),)

    @pytest.mark.parametrize(
        ("text", "problems"),
        [
            ("", ["1: the file is empty; write its keys: categories, terms, include"]),
            ("[]", [f"1: the file is a list; write it as {GROUP}"]),
            ("text", [f"1: the file is text; write it as {GROUP}"]),
            ("{}", ["1: “categories” is missing; add it", "1: “terms” is missing; add it"]),
            (
                "categories: {}\nterms: []\n",
                ["1: “categories” is empty; add at least one entry", "2: “terms” is empty; add at least one entry"],
            ),
            (
                "categories: []\nterms: {}\n",
                [
                    f"1: “categories” is a list; write it as {GROUP}",
                    f"2: “terms” is a group of keys; write it as {LIST}",
                ],
            ),
            (
                "categories:\nterms:\n",
                ["1: “categories” has no value; write one", "2: “terms” has no value; write one"],
            ),
            ("terms: [", ["1: a value is missing here, or there is an extra comma or bracket"]),
        ],
    )
    def test_the_whole_file(self, path, text, problems):
        """A file that is almost empty is told what it needs."""
        assert problems_of(path, text) == problems

    def test_a_file_that_is_not_there(self, path):
        """The path comes first, as with every problem."""
        with pytest.raises(GlossaryInvalid) as caught:
            load_glossary(path)
        assert str(caught.value) == f"{path}:1: there is no such file; check the path"

    def test_a_refused_value_is_told_once(self, path):
        """What the YAML reader refused is not also reported as missing or of a wrong type."""
        text = changed(
            ("name: Apple", "name: *x"),
            ("[Malus, Apfel]", "[*x]"),
            ("category: fruit\n    definition:\n", "category: *x\n    definition: *y\n    x:\n"),
        )
        told = problems_of(path, text)

        assert [line.split(";")[0] for line in told] == [
            "7: “*x” is not allowed here",
            "8: “*x” is not allowed here",
            "9: “*x” is not allowed here",
            "10: “*y” is not allowed here",
            "11: apple: “x” is not a key here",
        ]

    def test_everything_at_once(self, path):
        """One run reports every problem in the order of the lines, also in entries with other mistakes."""
        text = changed(
            ("{en: Fruit, de: Obst}", "{en: Fruit, fr: Fruit}"),
            ('"#FF8800"', "&a red"),
            ("name: Apple", "nam: Apple"),
            ("[Malus, Apfel]", "[malus, Malus, Pear]"),
            ("category: fruit\n    definition:\n", "category: frui\n    definition:\n"),
            ("see_also: [pear]", "see_also: [apple, peer]"),
            ("https://example.org/apple", "example.org"),
            ("  - id: pear", "  - id: apple"),
            ("A fruit with a neck.", "''"),
        )

        assert [line.split(";")[0] for line in problems_of(path, text)] == [
            "3: category “fruit”: “fr” is not a key here",
            "4: “&a” is not allowed here",
            "4: category “fruit”: “colour” cannot be “red”",
            "6: apple: “name” is missing",
            "7: apple: “nam” is not a key here (did you mean “name”?)",
            "8: apple: the alias “Malus” is already found by the alias “malus”",
            "9: apple: there is no category “frui” (did you mean “fruit”?)",
            "14: apple: “see_also” points to the term itself",
            "14: apple: “see_also” points to “peer”, and no term has that id",
            "16: apple: “url” of entry 1 of “sources” cannot be “example.org”",
            "18: apple: this id is already taken (line 6)",
            "19: apple: the name “Pear” cannot be told apart from the alias “Pear” of apple (line 8) in a lookup",
            "21: apple: “en” of “definition” is empty",
        ]

    def test_the_rest_is_counted(self, path):
        """A long list of problems is cut, and checking stops once more would not help."""
        start = GOOD[: GOOD.index("  - id: pear")].replace("[pear]", "[]")
        some = problems_of(path, start + "  -\n" * 300)
        many = problems_of(path, start + "  -\n" * 30_000)

        assert len(some) == len(many) == 201
        assert some[-1] == "217: 100 other problems are not listed; fix these first, then check again"
        assert many[-1] == "217: 9,800 or more other problems are not listed; fix these first, then check again"

    @pytest.mark.parametrize(
        "line",
        [
            "see_also: [u, v, w, x, y]",
            "aliases: ['!', '?', '=', '(', ')']",
            "see_also: [x, y, z]",
        ],
    )
    def test_every_check_stops_after_too_many_problems(self, path, line):
        """No check continues through a file that is wrong everywhere."""
        told = problems_of(path, GOOD + f"  - name: {{}}\n    {line}\n" * 1_990)

        assert len(told) == 201
        assert told[-1].endswith(" or more other problems are not listed; fix these first, then check again")


def any_value(key_or_text):
    """Any value that a YAML file may hold, in a glossary's words."""
    return st.recursive(
        key_or_text,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(key_or_text, inner, max_size=5),
        max_leaves=30,
    )


WORDS = st.sampled_from(
    [
        "categories",
        "terms",
        *KEYS.split(", "),
        "en",
        "de",
        "title",
        "url",
        "term",
        "why",
        "color",
        "colour",
        "fruit",
        "https://a.b",
        "#ffffff",
        "",
    ]
) | st.text(max_size=8)


def load_or_refuse(folder: Path, data: bytes):
    """Load the file; if it is refused, there is at least one message."""
    path = folder / "any.yaml"
    path.write_bytes(data)
    try:
        load_glossary(path)
    except GlossaryInvalid as invalid:
        lines = [problem.line for problem in invalid.problems]
        told = str(invalid)
    else:
        return
    assert lines
    assert lines == sorted(lines)
    assert told.encode()


@given(st.binary())
def test_any_bytes(tmp_path_factory, data):
    """Nothing but GlossaryInvalid is ever raised."""
    load_or_refuse(tmp_path_factory.getbasetemp(), data)


@pytest.mark.unmeasured("the same mistakes again and again")
@more_examples(3)
@given(any_value(WORDS), any_value(WORDS), any_value(WORDS))
def test_any_values(tmp_path_factory, term, category, value):
    """Nothing but GlossaryInvalid is raised for any structure, also if the top level is right."""
    for whole in (value, {"categories": {"fruit": category}, "terms": [term, value]}):
        load_or_refuse(tmp_path_factory.getbasetemp(), yaml.safe_dump(whole, allow_unicode=True).encode())


PIECES = st.sampled_from(KEYS.split(", "))


@pytest.mark.unmeasured("the same mistakes again and again")
@more_examples(2)
@given(st.dictionaries(PIECES, any_value(WORDS), max_size=8), st.text(max_size=20))
def test_any_piece_of_a_good_file(tmp_path_factory, changes, text):
    """Nothing but GlossaryInvalid is raised when parts of a good entry are replaced."""
    good = yaml.safe_load(FULL)
    good["terms"][0] |= changes
    good["terms"][1]["name"] = text
    load_or_refuse(tmp_path_factory.getbasetemp(), yaml.safe_dump(good).encode())
