"""Shared terms that a guild has hidden are nowhere in its catalogue."""

from dataclasses import replace

import pytest

from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Category, Language, Text
from bot.lookup.outcomes import Mentioned, Nothing
from tests.lookup.seventeen import SEVENTEEN, make_term

RARE = Category("rare", Text("Rare", "Selten"), 1)
SHARED = Catalogue((*SEVENTEEN, replace(make_term("gnu", "Gnu", category=RARE), definition=Text("Eats marshmallows."))))
GUILD = Catalogue([make_term("kubefloor", "Kubefloor")], over=SHARED, hidden={"gnu", "ray"})


def test_it_is_not_found():
    """Neither by name nor by what is typed of it, nor by its texts."""
    assert isinstance(SHARED.find("marshmallows"), Mentioned)
    assert GUILD.find("gnu") == GUILD.find("marshmallows") == Nothing()
    assert {match.entry.id for match in GUILD.complete("r").matches}.isdisjoint({"ray"})
    assert (GUILD.get("gnu"), GUILD.get("ray")) == (None, None)


def test_it_is_not_listed():
    """It counts as no term, and a category of which nothing is left is none."""
    ids = {term.id for term in GUILD.terms}
    assert ids == {term.id for term in SEVENTEEN} - {"ray"} | {"kubefloor"}
    assert {term.id for term in GUILD.by_name(Language.DE)} == ids
    assert RARE in SHARED.categories
    assert RARE not in GUILD.categories


@pytest.mark.parametrize("own", [[], [make_term("ray", "Ray of Light")]])
def test_an_own_term_of_that_id_is_there(own):
    """Only the shared one is hidden."""
    catalogue = Catalogue(own, over=SHARED, hidden={"ray"})
    assert catalogue.get("ray") is (own[0] if own else None)
    assert [term for term in catalogue.terms if term.id == "ray"] == own
