"""How entries fit together: links, categories, ids, and spellings that the lookup cannot tell apart."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.glossary.file.loader import GlossaryInvalid, load_glossary
from bot.lookup.normalize import form
from tests.glossary.file.fruit import GOOD, changed, problems_of

ALIKE = "in a lookup; change one of them, or remove an alias"

# What is replaced in the good file, by what, and what the loader reports.
WRONG_LINKS = [
    ("see_also: [pear]", "see_also: [pera]", ["14: apple: “see_also” points to “pera”, and no term has that id (did you mean “pear”?); correct it, or remove it"]),
    ("see_also: [pear]", "see_also:\n    - pear\n    - xyz", ["16: apple: “see_also” points to “xyz”, and no term has that id; correct it, or remove it"]),
    ("see_also: [pear]", f"see_also: [{'x' * 61}]", [f"14: apple: “see_also” points to “{'x' * 59}…”, and no term has that id; correct it, or remove it"]),
    ("see_also: [pear]", "see_also: [apple]", ["14: apple: “see_also” points to the term itself; remove it"]),
    ("see_also: [pear]", "see_also: [pear, pear]", ["14: apple: “see_also” lists “pear” twice; remove one"]),
    ("category: fruit\n    definition: {", "category: fruits\n    definition: {", ["20: pear: there is no category “fruits” (did you mean “fruit”?); the categories are fruit"]),
    ("terms:\n", "  nuts:\n    name: {en: Nuts, de: Nüsse}\n    colour: '#000000'\nterms:\n", ["5: category “nuts” has no terms; add one, or remove the category"]),
]  # fmt: skip


@pytest.fixture
def path(tmp_path):
    """The path of a test's file."""
    return tmp_path / "glossary.yaml"


@pytest.mark.parametrize(("old", "new", "problems"), WRONG_LINKS)
def test_wrong_links(path, old, new, problems):
    """A broken link is reported with what may have been meant."""
    assert problems_of(path, changed((old, new))) == problems


def two_terms(first, second):
    """A glossary of two terms given as (id, name, aliases)."""
    entries = "".join(
        f"  - id: {id_}\n    name: {name!r}\n    aliases: {aliases!r}\n    category: fruit\n"
        "    definition: {en: x, de: x}\n    sources: [{title: x, url: 'https://example.org'}]\n"
        for id_, name, aliases in (first, second)
    )
    return GOOD[: GOOD.index("  - id: apple")] + entries


class TestSpellings:
    """No two terms share a spelling, in any way the lookup reads it."""

    @pytest.mark.parametrize(
        ("first", "second", "problem"),
        [
            (("a", "AllReduce", []), ("b", "All-Reduce", []), "13: b: the name “All-Reduce” cannot be told apart from the name “AllReduce” of a (line 7) " + ALIKE),
            (("a", "AllReduce", []), ("b", "B", ["all reduce"]), "14: b: the alias “all reduce” cannot be told apart from the name “AllReduce” of a (line 7) " + ALIKE),
            (("a", "A", ["Größe"]), ("b", "B", ["groesse"]), "14: b: the alias “groesse” cannot be told apart from the alias “Größe” of a (line 8) " + ALIKE),
            (("a", "A", ["Größe"]), ("b", "GROSSE", []), "13: b: the name “GROSSE” cannot be told apart from the alias “Größe” of a (line 8) " + ALIKE),
            (("a", "A", ["Uebung"]), ("b", "Übung", []), "13: b: the name “Übung” cannot be told apart from the alias “Uebung” of a (line 8) " + ALIKE),
            (("a", "AllReduce", ["All-Reduce"]), ("b", "B", []), "8: a: the alias “All-Reduce” is already found by the name “AllReduce”; remove it"),
            (("a", "A", ["X Y", "x-y"]), ("b", "B", []), "8: a: the alias “x-y” is already found by the alias “X Y”; remove it"),
            (("a", "Pear Tree", []), ("pear-tree", "B", []), "12: pear-tree: this id cannot be told apart from the name “Pear Tree” of a (line 7) in a lookup; change one of them"),
            (("pear-tree", "A", []), ("b", "B", ["PearTree"]), "6: pear-tree: this id cannot be told apart from the alias “PearTree” of b (line 14) in a lookup; change one of them"),
            (("pear-tree", "A", []), ("peartree", "B", []), "12: peartree: this id and “pear-tree” (line 6) differ only in hyphens; change the new one"),
            (("a", "A", []), ("a", "B", []), "12: a: this id is already taken (line 6); give the term its own id"),
            (("a", "A", ["?!"]), ("b", "B", ["..."]), "8: a: the alias “?!” has no letters or digits, so nobody could look it up; add some"),
        ],
    )  # fmt: skip
    def test_alike(self, path, first, second, problem):
        """The later one is reported, with the line of the earlier one."""
        assert problems_of(path, two_terms(first, second))[0] == problem

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (("pear-tree", "Pear Tree", []), ("b", "B", [])),
            (("a", "C", []), ("b", "C++", ["C#"])),
            (("a", "A", ["Größe", "Groesse"]), ("b", "B", [])),
            (("a", "Sharding", ["Shard"]), ("b", "Shards of x", [])),
        ],
    )
    def test_different_enough(self, path, first, second):
        """A term's id may equal its name, and one term may be spelled in several German ways."""
        path.write_text(two_terms(first, second), encoding="utf-8")

        assert len(load_glossary(path).terms) == 2

    def test_aliases_beyond_the_limit_are_not_looked_at(self, path):
        """They must be removed anyway, and checking a million would take long; this holds wherever the limit is."""
        many = ["Pear Tree"] * 20 + [["x"]] + ["Pear Tree"] * 900
        told = problems_of(path, two_terms(("a", "A", many), ("b", "B", [])))

        assert told[0] == "8: a: “aliases” has 921 entries, but the limit is 20; remove some"
        assert len(told) == 20

    spelling = st.text("aäe oß-1.C+É", min_size=1, max_size=5).filter(lambda text: form(text).squashed)

    @settings(max_examples=200)
    @given(st.lists(spelling, min_size=2, max_size=4), st.lists(spelling, min_size=2, max_size=4))
    def test_what_is_taken_answers_for_one_term(self, tmp_path_factory, first, second):
        """If a file is valid, no name or alias in it finds two terms, whatever they are called."""
        path = tmp_path_factory.mktemp("glossary") / "glossary.yaml"
        path.write_text(two_terms(("x1", first[0], first[1:]), ("x2", second[0], second[1:])), encoding="utf-8")
        try:
            terms = load_glossary(path).terms
        except GlossaryInvalid:
            return
        typed = [{form(spelling).squashed for spelling in term.spellings} for term in terms]
        assert not typed[0] & typed[1]
