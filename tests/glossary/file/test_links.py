"""How entries fit together: related terms, contrasts and categories."""

# ruff: noqa: E501 -- a row is one mistake and its exact sentence, which must be found by searching for it

import pytest

from tests.glossary.file.fruit import changed, problems_of

# What is replaced in the good file, by what, and what the loader reports.
WRONG_LINKS = [
    ("see_also: [pear]", "see_also: [pera]", ["14: apple: “see_also” points to “pera”, and no term has that id (did you mean “pear”?); correct it, or remove it"]),
    ("see_also: [pear]", "see_also:\n    - pear\n    - xyz", ["16: apple: “see_also” points to “xyz”, and no term has that id; correct it, or remove it"]),
    ("see_also: [pear]", f"see_also: [{'x' * 61}]", [f"14: apple: “see_also” points to “{'x' * 59}…”, and no term has that id; correct it, or remove it"]),
    ("see_also: [pear]", "see_also: [apple]", ["14: apple: “see_also” points to the term itself; remove it"]),
    ("see_also: [pear]", "see_also: [pear, pear]", ["14: apple: “see_also” lists “pear” twice; remove one"]),
    ("see_also: [pear]", "contrast: [{term: pera, why: {en: x}}]", ["14: apple: “contrast” points to “pera”, and no term has that id (did you mean “pear”?); correct it, or remove it"]),
    ("see_also: [pear]", "contrast:\n    - term: pear\n      why: {en: x}\n    - why: {en: x}\n      term: xyz", ["18: apple: “contrast” points to “xyz”, and no term has that id; correct it, or remove it"]),
    ("see_also: [pear]", "contrast: [{term: apple, why: {en: x}}]", ["14: apple: “contrast” points to the term itself; remove it"]),
    ("see_also: [pear]", "contrast:\n    - {term: pear, why: {en: x}}\n    - {term: pear, why: {de: y}}", ["16: apple: “contrast” lists “pear” twice; remove one"]),
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
