"""Drafts as forms see them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.own.drafting import Fields, draft_of, fields_of, filled_in, merged, name_in, with_shared_name
from bot.glossary.term import Language
from tests.shipped import glossary

WORDS = st.text("abc äé-", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
FIELDS = st.builds(
    Fields,
    name=WORDS,
    definition=WORDS,
    synonyms=st.lists(WORDS, unique=True, max_size=3).map(", ".join),
    in_practice=st.just("") | WORDS,
    category_id=st.sampled_from(["", "hardware"]),
)
LANGUAGES = st.sampled_from(Language)


@given(FIELDS, FIELDS, LANGUAGES)
def test_what_is_filled_in_is_shown_again(first, second, language):
    """In its language; the other one keeps its own, apart from the category, which both share."""
    draft = filled_in(filled_in({}, first, language), second, language.other)
    assert fields_of(draft, language.other) == second
    kept = fields_of(draft, language)
    assert (kept.name, kept.definition, kept.synonyms) == (first.name, first.definition, first.synonyms)


@given(FIELDS, LANGUAGES)
def test_what_is_emptied_is_gone(fields, language):
    """A key with nothing in it is no key."""
    draft = filled_in(filled_in({}, fields, language), Fields(name="x", definition="y"), language)
    assert draft == {"name": {language: "x"}, "definition": {language: "y"}}


def test_a_form_changes_nothing_of_a_shared_term_that_it_does_not_show():
    """Opening the form and submitting it as it is keeps what the term says, in both languages."""
    for term in glossary().terms[::40]:
        draft = draft_of(term)
        after = filled_in(draft, fields_of(draft, Language.EN), Language.EN)
        again = filled_in(after, fields_of(after, Language.DE), Language.DE)
        assert fields_of(again, Language.EN) == fields_of(draft, Language.EN)
        assert {key: again[key] for key in ("see_also", "sources") if key in again} == {
            key: draft[key] for key in ("see_also", "sources") if key in draft
        }


def test_synonyms_are_read_as_people_write_them():
    """Commas, semicolons and lines are between them; spaces do not count, and what comes twice comes once."""
    draft = filled_in({}, Fields(synonyms=" Daily;  Daily  Scrum,\nDaily,, "), Language.EN)
    assert draft["aliases"] == {"en": ["Daily", "Daily Scrum"]}


def test_merging_keeps_every_name_and_fills_what_is_missing():
    """The name of the one that goes becomes a synonym in its language."""
    kept = {"name": {"en": "Standup"}, "definition": {"en": "Every morning."}, "aliases": ["Daily"]}
    gone = {
        "name": "Morning Round",
        "definition": {"en": "The same.", "de": "Jeden Morgen."},
        "aliases": {"de": ["Runde", "daily"]},
        "category": "work",
        "sources": [{"title": "T", "url": "https://example.org"}],
    }
    both = merged(kept, gone)
    assert both["name"] == {"en": "Standup"}
    assert both["definition"] == {"en": "Every morning.", "de": "Jeden Morgen."}
    assert both["aliases"] == {"en": ["Daily", "Morning Round"], "de": ["Daily", "Morning Round", "Runde", "daily"]}
    assert both["category"] == "work"
    assert both["sources"] == gone["sources"]


def test_a_name_of_several_terms_is_declared_once():
    """Pressing twice changes nothing more."""
    draft = with_shared_name(with_shared_name({"name": "Ray"}, "Ray"), "Ray")
    assert draft == {"name": "Ray", "shared": ["Ray"]}
    assert (name_in(draft, Language.DE), name_in({}, Language.DE)) == ("Ray", "")
