"""What has no entry of its own is found in the texts that speak of it."""

import pytest

from bot.glossary.catalogue import Catalogue
from bot.glossary.term import Category, Source, Synonyms, Term, Text
from bot.lookup.outcomes import Exact, How, Mentioned, Nothing

FOOD = Category("food", Text("Food", "Essen"), 1)


def make_term(term_id, definition, practice="", title="Cooking"):
    """A term of which the texts matter."""
    return Term(
        term_id,
        Text(term_id.title()),
        Synonyms(),
        FOOD,
        Text(definition, f"Deutsch: {definition}"),
        Text(practice) if practice else None,
        sources=(Source(title, "https://example.org"),),
    )


TERMS = [
    make_term("bread", "Baked from flour, water and yeast."),
    make_term("pizza", "A flat bread with tomatoes.", practice="The yeast needs an hour."),
    make_term("soup", "Cooked water.", title="Hartmann 1998: Yeasts and Broths"),
    make_term("salad", "Leaves with oil."),
]
CATALOGUE = Catalogue(TERMS)


def test_those_that_are_most_about_it_come_first():
    """A definition says more than a line on practice, and that more than the title of a source."""
    outcome = CATALOGUE.find("yeast")
    assert isinstance(outcome, Mentioned)
    assert [match.entry.id for match in outcome.matches] == ["bread", "pizza", "soup"]
    assert {match.how for match in outcome.matches} == {How.MENTIONED}


@pytest.mark.parametrize("query", ["YEAST", "what is yeast?", "Was ist denn yeast", "yeasts"])
def test_small_words_case_and_endings_do_not_matter(query):
    """Only the words that say what is asked are looked for."""
    assert isinstance(CATALOGUE.find(query), Mentioned)


@pytest.mark.parametrize("query", ["yeast leaves", "east", "flou", "the", "🦄", "", "x" * 6000])
def test_every_word_must_be_there_and_whole(query):
    """Texts that have only some of the words, or parts of them, are not about it."""
    assert isinstance(CATALOGUE.find(query), Nothing)


def test_a_name_comes_before_a_mention():
    """What has an entry gets its card."""
    assert isinstance(CATALOGUE.find("bread"), Exact)


def test_the_list_is_as_long_as_wanted():
    """At most as many as were asked for."""
    assert len(CATALOGUE.find("yeast", limit=2).matches) == 2


def test_among_many_terms():
    """The texts of a large glossary, which are kept to search in, have the same answers."""
    many = Catalogue([*TERMS, *(make_term(f"dish-{number}", f"Dish no. {number}.") for number in range(300))])
    for query in ("yeast", "flat tomatoes", "yeast leaves", "flou"):
        assert many.find(query) == CATALOGUE.find(query)
