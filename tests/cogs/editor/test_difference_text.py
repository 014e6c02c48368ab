"""Differences as readers see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.editor.history.difference_text import marked
from bot.glossary.own.differences import pieces

LONG = "We meet in the big room beside the kitchen, where everybody says what they are working on and what is next"


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("Every morning.", "Every evening.", "Every ~~morning~~ **evening**."),
        ("Who helps with it.", "Who helps with it, at nine.", "Who helps with it **, at nine**."),
        ("Who helps with it, at nine.", "Who helps with it.", "Who helps with it ~~, at nine~~."),
        ("We never meet here.", "We meet here.", "We ~~never~~ meet here."),
        ("a * b", "a * c", "a \\* ~~b~~ **c**"),
        ("", "<@5> https://a.b", "**<\u200b@\u200b5> https:/\u200b/\u200ba.b**"),
        ("so called", "(so called", "**(** so called"),
    ],
)
def test_marks(old, new, text):
    """What changed stands out within its context, and what people wrote marks nothing."""
    assert marked(pieces(old, new), 1024) == text


def test_long_parts_that_stayed_are_shortened():
    """Whole words beside the change are left."""
    shown = marked(pieces(f"{LONG}. Old. {LONG}", f"{LONG}. New. {LONG}"), 1024)
    assert shown == "… they are working on and what is next. ~~Old~~ **New**. We meet in the big room beside the …"
    shown = marked(pieces(f"Old one. {LONG}", f"New one. {LONG}, too"), 1024)
    assert (
        shown == "~~Old~~ **New** one. We meet in the big room beside … they are working on and what is next **, too**"
    )


def test_very_many_changes_are_shown_as_two_texts():
    """Where the marks at each word would not fit."""
    old, new = (" ".join(f"room {side}{number}" for number in range(35)) for side in ("old", "new"))
    shown = marked(pieces(old, new), 240)
    assert shown.startswith("~~room old0 room old1 ")
    assert "…~~ **room new0 room new1 " in shown
    assert len(shown) <= 240


@given(st.text(max_size=350), st.text(max_size=350), st.sampled_from([240, 1024]))
def test_any_difference_fits(old, new, limit):
    """Whatever the texts are."""
    assert len(marked(pieces(old, new), limit)) <= limit
