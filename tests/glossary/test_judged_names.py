"""Every other name in the shipped glossary was judged by a person: ``judged/`` has a list for each category.

A line has a term's id, a spelling and the verdict: a synonym in English (``en``), in German (``de``) or in ``both``;
``covers`` for a name of something else that the card explains; or ``gone``, and why, for a name that the term must not
have again. An acronym that is a synonym in English serves German readers, too.
"""

import csv
from pathlib import Path

import pytest
import yaml

from bot.settings import shipped_glossary
from tests.shipped import CATEGORIES

JUDGED = Path(__file__).parent / "judged"
FOLDER = shipped_glossary().with_name("glossary")
VERDICTS = {"en", "de", "both", "covers", "gone"}


def lines_of(category):
    """The lines of a category's list, as (id, spelling, verdict, why)."""
    with (JUDGED / f"{category}.tsv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    assert header == ["id", "spelling", "verdict", "why"]
    return [(*line, "", "")[:4] for line in lines]


def terms_of(category):
    """The terms of a category as they are written."""
    return yaml.load((FOLDER / f"{category}.yaml").read_bytes(), yaml.CSafeLoader)["terms"]


def written(term):
    """The verdict of each spelling in a term as it is written; its names need none."""
    aliases = term.get("aliases", [])
    if isinstance(aliases, list):
        aliases = {"en": aliases, "de": aliases}
    verdicts = {f"{name}": "en" for name in aliases.get("en", [])}
    for name in aliases.get("de", []):
        verdicts[name] = "both" if name in verdicts else "de"
    return verdicts | dict.fromkeys(term.get("covers", []), "covers")


def test_every_category_has_a_list():
    """And there is no list of anything else."""
    assert sorted(path.stem for path in JUDGED.iterdir()) == CATEGORIES


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_lists_say_what_the_glossary_says(category):
    """Synonyms are in the language that they were judged for, and covered names are covered."""
    terms, lines = terms_of(category), lines_of(category)
    judged = {term["id"]: {} for term in terms}
    for term_id, spelling, verdict, _ in lines:
        assert spelling not in judged[term_id], "judged twice"
        judged[term_id][spelling] = verdict

    for term in terms:
        kept = {spelling: verdict for spelling, verdict in judged[term["id"]].items() if verdict != "gone"}
        assert written(term) == kept, term["id"]


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_lists_are_in_order(category):
    """They follow the glossary, verdicts are known, and only what is gone needs a reason."""
    order = [term["id"] for term in terms_of(category)]
    lines = lines_of(category)

    assert [line[0] for line in lines] == sorted((line[0] for line in lines), key=order.index)
    assert {line[2] for line in lines} <= VERDICTS
    assert [line for line in lines if bool(line[3].strip()) is not (line[2] == "gone")] == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_is_gone_is_nowhere_on_the_term(category):
    """Also not as its name."""
    names = {
        term["id"]: {*(term["name"].values() if isinstance(term["name"], dict) else [term["name"]]), *written(term)}
        for term in terms_of(category)
    }
    assert [line for line in lines_of(category) if line[2] == "gone" and line[1] in names[line[0]]] == []
