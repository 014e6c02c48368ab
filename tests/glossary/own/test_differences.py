"""What has changed between two drafts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.own.differences import Item, Piece, differences, pieces
from bot.glossary.term import Language

WORDS = st.lists(st.sampled_from(["a", "the", "cut", "cutting", "table", ",", ".", "-", "Ü", "*"]), max_size=12)
TEXTS = st.text(max_size=60) | WORDS.map(" ".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "de", "term", "why"]), inner),
    max_leaves=6,
)
DRAFTS = st.none() | st.dictionaries(
    st.sampled_from(["name", "definition", "aliases", "see_also", "contrast", "sources", "level", "unknown"]), VALUES
)


@given(TEXTS, TEXTS)
def test_the_pieces_of_each_side_make_up_its_text(old, new):
    """Nothing is lost, and two pieces in a row never both stayed."""
    found = pieces(old, new)
    assert "".join(piece.old for piece in found) == old
    assert "".join(piece.new for piece in found) == new
    assert not any(one.is_same and other.is_same and one.old.strip() for one, other in pairwise(found))


@given(DRAFTS, DRAFTS)
def test_any_two_drafts_can_be_compared(before, after):
    """Damaged ones, too; a draft does not differ from itself."""
    list(differences(before, after))
    assert list(differences(after, after)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Every morning.", "Every evening.", [("Every ", "Every "), ("morning", "evening"), (".", ".")]),
        ("At nine.", "At nine sharp.", [("At nine", "At nine"), ("", " sharp"), (".", ".")]),
        ("a quick brown fox ran", "a slow red fox ran", [("a ", "a "), ("quick brown", "slow red"), (" fox ran",) * 2]),
        ("Our cat.", "Shards of tables.", [("Our cat.", "Shards of tables.")]),
        ("", "New.", [("", "New.")]),
        ("x" * 2001, "y", [("x" * 2001, "y")]),
    ],
)
def test_texts_word_by_word(old, new, expected):
    """Words are replaced as wholes; what is almost another text is replaced at once."""
    assert pieces(old, new) == tuple(Piece(*each) for each in expected)


def test_lists_and_links():
    """What came and what went, with the term that a link leads to."""
    before = {
        "aliases": {"en": ["Daily", "Round"]},
        "see_also": ["gpu"],
        "sources": [{"title": "T", "url": "https://a.b"}],
    }
    after = {
        "aliases": {"en": ["Round", "Circle"], "de": ["Runde"]},
        "contrast": [{"term": "ray", "why": {"en": "no cat", "de": "keine Katze"}}],
    }
    found = {(each.key, each.language): (each.gone, each.new) for each in differences(before, after)}
    assert found == {
        ("aliases", Language.EN): ((Item("Daily"),), (Item("Circle"),)),
        ("aliases", Language.DE): ((), (Item("Runde"),)),
        ("see_also", None): ((Item("", "gpu"),), ()),
        ("contrast", None): ((), (Item("no cat / keine Katze", "ray"),)),
        ("sources", None): ((Item("T (https://a.b)"),), ()),
    }


def test_one_value_for_all_languages():
    """It stands for each as soon as the other side has one in each."""
    found = [
        (each.language, each.pieces) for each in differences({"name": "Ray"}, {"name": {"en": "Ray", "de": "Rochen"}})
    ]
    assert found == [(Language.DE, (Piece("Ray", "Rochen"),))]
    [single] = differences({"name": "Ray"}, {"name": "Roy"})
    assert single.language is None
