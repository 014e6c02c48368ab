"""Cards fit Discord's limits for any term the loader accepts."""

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.term_card import choice_name, term_card
from bot.chat.term_reply import DeleteCard, ShowTerm
from bot.glossary.term import Category, Language, Source, Term, Text
from tests.world import field_of


def text(longest):
    """Text that the loader accepts, up to ``longest`` characters, often that long and full of Markdown."""
    visible = st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp"])
    anything = st.text(visible, min_size=1, max_size=longest).filter(str.strip)
    return st.one_of(anything, st.just("*_" * (longest // 2)))


def both(longest):
    """The same text in both languages."""
    return st.builds(Text, text(longest), text(longest))


terms = st.builds(
    Term,
    id=st.just("x" * 50),
    name=text(80),
    aliases=st.lists(text(80), max_size=20).map(tuple),
    category=st.builds(Category, st.just("c"), both(80), st.integers(0, 0xFFFFFF)),
    definition=both(350),
    in_practice=st.none() | both(250),
    see_also=st.just(()),
    sources=st.lists(st.builds(Source, text(100), st.just("https://e.org/" + "x" * 186)), max_size=3).map(tuple),
    attribution=st.none() | text(200),
)


@given(terms, st.lists(terms, max_size=5), st.sampled_from(Language))
def test_a_card_fits_for_any_valid_term(term, see_also, language):
    """Title, description, fields and their sum stay within Discord's limits, in both languages."""
    card = term_card(term, see_also, language)

    assert len(card.title) <= 256
    assert len(card.description) <= 4096
    assert len(card.fields) <= 25
    assert all(1 <= len(f.name) <= 256 and 1 <= len(f.value) <= 1024 for f in card.fields)
    assert len(card) <= 6000


@given(text(80), text(80))
def test_a_choice_fits(name, alias):
    """A choice in autocomplete has at most 100 characters."""
    assert 1 <= len(choice_name(name, alias)) <= 100


def test_custom_ids_fit():
    """The longest id makes a custom id of at most 100 characters."""
    for button in (ShowTerm("x" * 50, "auto"), DeleteCard("9" * 20)):
        assert len(button.custom_id) <= 100


def test_one_source_is_named_in_the_singular_and_carries_its_attribution():
    """The attribution stands at the bottom of the card, with its address unbroken."""
    term = Term(
        id="x",
        name="X",
        aliases=(),
        category=Category("c", Text("C", "K"), 1),
        definition=Text("d", "D"),
        sources=(Source("Paper [1]", "https://example.org"),),
        attribution="Jane Doe, CC BY 4.0, https://example.org/licence",
    )

    card = term_card(term, [], Language.EN)

    assert field_of(card, "Source") == "[Paper \\[1\\]](https://example.org)"
    assert card.footer.text == "Jane Doe, CC BY 4.0, https://example.org/licence"
    assert card.color == discord.Color(1)
