"""Spellings that the lookup cannot tell apart: within a term, of two terms, and those that several terms share."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.file.loader import GlossaryInvalid, load_glossary
from bot.lookup.normalize import form, forms
from tests.examples import more_examples
from tests.glossary.file.fruit import GOOD, problems_of

KEYS = ("id", "name", "aliases", "covers", "shared")
REST = "category: fruit\n    definition: {en: x, de: x}\n    sources: [{title: x, url: 'https://example.org'}]\n"


@pytest.fixture
def path(tmp_path):
    """The path of a test's file."""
    return tmp_path / "glossary.yaml"


def glossary_of(*terms):
    """A glossary of terms given as (id, name, aliases, covers, shared): the first on line 6, each eight lines long."""
    text = GOOD[: GOOD.index("  - id: apple")]
    for term in terms:
        values = dict(zip(KEYS, (*term, [], [], [])[:5], strict=True))
        text += "  - " + "".join(f"{key}: {json.dumps(value)}\n    " for key, value in values.items()) + REST
    return text


ALIKE = "in a lookup; change or remove one of them, or list it under “shared” in both terms"
NOT_MINE = "is none of the names of this term; add it to them, or remove it here"
OF_NOBODY_ELSE = "is a name of no other term; remove it here"
B = ("b", "B")

# Terms, and what the loader reports.
WRONG = [
    # two terms with one spelling, however the lookup reads it
    ([("a", "AllReduce"), ("b", "All-Reduce")], ["15: b: the name “All-Reduce” cannot be told apart from the name “AllReduce” of a (line 7) " + ALIKE]),
    ([("a", "AllReduce"), ("b", "B", ["all reduce"])], ["16: b: the alias “all reduce” cannot be told apart from the name “AllReduce” of a (line 7) " + ALIKE]),
    ([("a", "A", ["Größe"]), ("b", "B", ["groesse"])], ["16: b: the alias “groesse” cannot be told apart from the alias “Größe” of a (line 8) " + ALIKE]),
    ([("a", "A", ["Größe"]), ("b", "GROSSE")], ["15: b: the name “GROSSE” cannot be told apart from the alias “Größe” of a (line 8) " + ALIKE]),
    ([("a", "A", ["Uebung"]), ("b", "Übung")], ["15: b: the name “Übung” cannot be told apart from the alias “Uebung” of a (line 8) " + ALIKE]),
    ([("a", "A", {"de": ["X"]}), ("b", {"en": "B", "de": "x"})], ["15: b: the name “x” cannot be told apart from the alias “X” of a (line 8) " + ALIKE]),
    ([("a", {"en": "X", "de": "Y"}), ("b", "B", {"en": ["y"]})], ["16: b: the alias “y” cannot be told apart from the name “Y” of a (line 7) " + ALIKE]),
    ([("a", "A", [], ["X"]), ("b", "B", ["x"])], ["16: b: the alias “x” cannot be told apart from the covered name “X” of a (line 9) " + ALIKE]),
    ([("a", "X"), ("b", "B", [], ["x"])], ["17: b: the covered name “x” cannot be told apart from the name “X” of a (line 7) " + ALIKE]),
    ([("a", "X"), ("b", {"en": "X", "de": "x"})], ["15: b: the name “X” cannot be told apart from the name “X” of a (line 7) " + ALIKE, "15: b: the name “x” cannot be told apart from the name “X” of a (line 7) " + ALIKE]),
    # one term with one spelling twice
    ([("a", "AllReduce", ["All-Reduce"]), B], ["8: a: the alias “All-Reduce” is already found by the name “AllReduce”; remove it"]),
    ([("a", "A", ["X Y", "x-y"]), B], ["8: a: the alias “x-y” is already found by the alias “X Y”; remove it"]),
    ([("a", {"en": "A", "de": "X"}, {"en": ["x"]}), B], ["8: a: the alias “x” is already found by the name “X”; remove it"]),
    ([("a", {"en": "X", "de": "A"}, {"de": ["X"]}), B], ["8: a: the alias “X” is already found by the name “X”; remove it"]),
    ([("a", "A", {"en": ["X"], "de": ["X", "x"]}), B], ["8: a: the alias “x” is already found by the alias “X”; remove it"]),
    ([("a", "A", [], ["a"]), B], ["9: a: the covered name “a” is already found by the name “A”; remove it"]),
    ([("a", "A", ["X"], ["X"]), B], ["9: a: the covered name “X” is already found by the alias “X”; remove it"]),
    ([("a", "A", [], ["X", "x"]), B], ["9: a: the covered name “x” is already found by the covered name “X”; remove it"]),
    # nothing that could be typed
    ([("a", "A", ["?!"]), ("b", "B", ["..."])], ["8: a: the alias “?!” has no letters or digits, so nobody could look it up; add some", "16: b: the alias “...” has no letters or digits, so nobody could look it up; add some"]),
    # ids
    ([("a", "Pear Tree"), ("pear-tree", "B")], ["14: pear-tree: this id cannot be told apart from the name “Pear Tree” of a (line 7) in a lookup; change one of them"]),
    ([("pear-tree", "A"), ("b", "B", ["PearTree"])], ["6: pear-tree: this id cannot be told apart from the alias “PearTree” of b (line 16) in a lookup; change one of them"]),
    ([("a", "A", [], ["Pear Tree"]), ("pear-tree", "B")], ["14: pear-tree: this id cannot be told apart from the covered name “Pear Tree” of a (line 9) in a lookup; change one of them"]),
    ([("pear-tree", "A"), ("peartree", "B")], ["14: peartree: this id and “pear-tree” (line 6) differ only in hyphens; change the new one"]),
    ([("a", "A"), ("a", "B")], ["14: a: this id is already taken (line 6); give the term its own id"]),
    # what is declared to be shared
    ([("a", "A", ["X"], [], ["X"]), ("b", "B", ["X"])], ["16: b: the alias “X” cannot be told apart from the alias “X” of a (line 8) " + ALIKE]),
    ([("a", "A", ["X"]), ("b", "B", ["X"], [], ["X"])], ["16: b: the alias “X” cannot be told apart from the alias “X” of a (line 8) " + ALIKE]),
    ([("a", "A", ["X"], [], ["X"]), ("b", "B", ["X"], [], ["X"]), ("c", "C", ["X"])], ["24: c: the alias “X” cannot be told apart from the alias “X” of a (line 8) " + ALIKE]),
    ([("a", "A", ["X"], [], ["X"]), ("b", "B", ["X"]), ("c", "C", ["X"], [], ["X"])], ["16: b: the alias “X” cannot be told apart from the alias “X” of a (line 8) " + ALIKE, "24: c: the alias “X” cannot be told apart from the alias “X” of b (line 16) " + ALIKE]),
    ([("a", "A", ["X"], [], ["X"]), B], [f"10: a: “shared” lists “X”, which {OF_NOBODY_ELSE}"]),
    ([("a", "A", ["X"], [], ["Y"]), ("b", "B", ["Y"])], [f"10: a: “shared” lists “Y”, which {NOT_MINE}"]),
    ([("a", "A", ["X"], [], ["Z"]), ("b", "B", ["Y"], [], ["Z"])], [f"10: a: “shared” lists “Z”, which {NOT_MINE}", f"18: b: “shared” lists “Z”, which {NOT_MINE}"]),
    ([("a", "A", [], [], ["?!"]), B], [f"10: a: “shared” lists “?!”, which {NOT_MINE}"]),
    ([("a", "A", [], [], [""]), B], ["10: a: entry 1 of “shared” is empty; add its text"]),
    ([(f"t{n}", f"T{n}", ["X"], [], ["x"]) for n in range(6)], ["48: t5: the alias “X” is a name of 5 other terms, and a list has no room for more; change or remove it"]),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "problems"), WRONG)
def test_alike(path, terms, problems):
    """The later one is reported, with the line of the earlier one."""
    assert problems_of(path, glossary_of(*terms)) == problems


@pytest.mark.parametrize(
    "terms",
    [
        [("pear-tree", "Pear Tree")],
        [("a", "C"), ("b", "C++", ["C#"])],
        [("a", "A", ["Größe", "Groesse"])],
        [("a", "Sharding", ["Shard"]), ("b", "Shards of x")],
        [("a", {"en": "Sharding", "de": "sharding"})],
        [("a", "A", {"en": ["Fine-Tuning"], "de": ["Finetuning"]})],
    ],
)
def test_different_enough(path, terms):
    """A term's id may equal its name, a name may be written otherwise in German, and with or without umlauts."""
    path.write_text(glossary_of(*terms), encoding="utf-8")

    assert len(load_glossary(path).terms) == len(terms)


@pytest.mark.parametrize(
    "terms",
    [
        [("a", "X", [], [], ["X"]), ("b", "X", [], [], ["X"])],
        [("a", "X", [], [], ["X"]), ("b", "B", ["x"], [], ["X"]), ("c", "C", [], ["x!"], ["X"])],
        [("a", {"en": "A", "de": "X"}, [], [], ["x"]), ("b", "B", {"en": ["X"]}, [], ["x"])],
        [("a", "All-Reduce", [], [], ["allreduce"]), ("b", "AllReduce", [], [], ["all reduce"])],
        [("a", "A", ["Größe"], [], ["Größe"]), ("b", "B", ["groesse"], [], ["groesse"])],
        [("a", "A", ["X", "Y"], [], ["X", "Y"]), ("b", "B", ["X"], [], ["X"]), ("c", "C", ["Y"], [], ["Y"])],
        [("x", "A", ["X"], [], ["X"]), ("b", "X", [], [], ["X"])],
        [(f"t{n}", f"T{n}", ["X"], [], ["x"]) for n in range(5)],
    ],
)
def test_shared_by_all_who_have_it(path, terms):
    """Terms may have a name in common if each of them declares it, in whatever way it is written."""
    path.write_text(glossary_of(*terms), encoding="utf-8")

    assert len(load_glossary(path).terms) == len(terms)


def test_a_name_may_be_shared_with_a_term_that_could_not_be_read(path):
    """Nobody knows which names the terms of a missing file have."""
    text = glossary_of(("a", "A", ["X"], [], ["X"])).replace("terms:\n", "include: [missing.yaml]\nterms:\n")

    assert problems_of(path, text) == ["5: “missing.yaml”: there is no such file; check the path"]


def test_a_shared_name_in_another_file(path):
    """The message names the file of the earlier term; a name declared in both is fine."""
    first, second = ("a", "A", ["X"], [], ["X"]), ("b", "B", ["X"])
    text = glossary_of(first).replace("terms:\n", "include: [more.yaml]\nterms:\n")
    more = path.parent / "more.yaml"
    more.write_text(text[: text.index("categories:")] + "terms:\n" + glossary_of(second).split("terms:\n")[1])
    path.write_text(text, encoding="utf-8")

    with pytest.raises(GlossaryInvalid) as caught:
        load_glossary(path)
    [problem] = caught.value.problems
    assert (
        f"{problem}"
        == f"{more}:4: b: the alias “X” cannot be told apart from the alias “X” of a (line 9 of glossary.yaml) {ALIKE}"
    )

    more.write_text("terms:\n" + glossary_of((*second, [], ["X"])).split("terms:\n")[1])
    assert len(load_glossary(path).terms) == 2


def test_aliases_beyond_the_limit_are_not_looked_at(path):
    """They must be removed anyway, and checking a million would take long; this holds wherever the limit is."""
    many = ["Pear Tree"] * 20 + [["x"]] + ["Pear Tree"] * 900
    told = problems_of(path, glossary_of(("a", "A", many), B))

    assert told[0] == "8: a: “aliases” has 921 entries, but the limit is 20; remove some"
    assert len(told) == 20


SPELLINGS = st.lists(
    st.text("aäe oß-1.C+É", min_size=1, max_size=5).filter(lambda text: form(text).squashed), min_size=3, max_size=5
)


@more_examples(2)
@given(SPELLINGS, SPELLINGS, st.booleans())
def test_what_is_taken_answers_for_one_term(tmp_path_factory, first, second, share):
    """If a file is valid, no spelling in it finds two terms unless both declare it, whatever they are called."""
    path = tmp_path_factory.mktemp("glossary") / "glossary.yaml"
    shared = [text for text in first if any(form(text).squashed == form(other).squashed for other in second)]
    terms = (
        (f"x{n}", names[0], {"en": names[1:2], "de": names[2:3]}, names[3:], shared if share else [])
        for n, names in enumerate((first, second))
    )
    path.write_text(glossary_of(*terms), encoding="utf-8")
    try:
        one, other = load_glossary(path).terms
    except GlossaryInvalid:
        return
    typed = [{found.squashed for text in term.spellings for found in forms(text)} for term in (one, other)]
    declared = [{found.squashed for text in term.shared for found in forms(text)} for term in (one, other)]
    assert typed[0] & typed[1] <= declared[0] & declared[1]
