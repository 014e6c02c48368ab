"""Cards fit Discord's limits for any term the loader accepts, and say in one language what there is to say."""

from dataclasses import replace
from datetime import date

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.term_card import choice_name, term_card
from bot.chat.term_reply import DeleteCard, ShowTerm
from bot.glossary.term import Category, Contrast, Language, Source, Synonyms, Term, Text
from bot.lookup.outcomes import How, Match
from tests.world import field_of

EN, DE = Language.EN, Language.DE


def text(longest):
    """Text that the loader accepts, up to ``longest`` characters, often that long and full of Markdown."""
    visible = st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp"])
    anything = st.text(visible, min_size=1, max_size=longest).filter(str.strip)
    return st.one_of(anything, st.just("*_" * (longest // 2)))


def local(longest):
    """A text in both languages or in one."""
    words = text(longest)
    return st.builds(Text, words, words) | st.builds(Text, words) | st.builds(Text, de=words)


def names(most):
    """A list of names."""
    return st.lists(text(80), max_size=most).map(tuple)


terms = st.builds(
    Term,
    id=st.just("x" * 50),
    name=local(80),
    aliases=st.builds(Synonyms, names(20), names(20)),
    covers=names(20),
    shared=names(10),
    category=st.builds(Category, st.just("c"), local(80), st.integers(0, 0xFFFFFF)),
    as_of=st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 1)),
    definition=local(350),
    in_practice=st.none() | local(250),
    see_also=st.just(()),
    sources=st.lists(st.builds(Source, text(100), st.just("https://e.org/" + "x" * 186)), max_size=3).map(tuple),
    attribution=st.none() | text(200),
)
contrasts = st.lists(st.tuples(terms, st.builds(Contrast, st.just("y" * 50), local(100))), max_size=3)


@given(terms, contrasts, st.sampled_from(Language))
def test_a_card_fits_for_any_valid_term(term, others, language):
    """Title, description, fields and their sum stay within Discord's limits, in both languages, and none is empty."""
    card = term_card(term, others, language)

    assert 1 <= len(card.title) <= 256
    assert 1 <= len(card.description) <= 4096
    assert 1 <= len(card.author.name) <= 256
    assert len(card.fields) <= 25
    assert all(1 <= len(f.name) <= 256 and 1 <= len(f.value) <= 1024 for f in card.fields)
    assert card.footer.text is None or 1 <= len(card.footer.text) <= 2048
    assert len(card) <= 6000


@given(terms, st.sampled_from(Language), st.data())
def test_a_choice_fits(term, language, data):
    """A choice in autocomplete has at most 100 characters, whatever spelling matched."""
    spelling = data.draw(st.sampled_from(term.spellings))

    assert 1 <= len(choice_name(Match(term, spelling, 1.0, How.EXACT), language)) <= 100


def test_custom_ids_fit():
    """The longest id makes a custom id of at most 100 characters."""
    for button in (ShowTerm("x" * 50, "auto"), DeleteCard("9" * 20)):
        assert len(button.custom_id) <= 100


KIND = Category("kind", Text("Kind", "Art"), 1)
APPLE = Term(
    id="apple",
    name=Text("Apple", "Apfel"),
    aliases=Synonyms(("Malus", "BSP"), ("Apfelfrucht", "BSP")),
    covers=("Cider",),
    category=KIND,
    definition=Text("A round fruit.", "Eine runde Frucht."),
    in_practice=Text("Eat it.", "Iss ihn."),
)
PEAR = Term("pear", Text("Pear", "Birne"), Synonyms(), KIND, Text("A fruit with a neck.", "Frucht mit Hals."))
PLAIN = Term("x", Text("X", "X"), Synonyms(), KIND, Text("d", "D"))


class TestNames:
    """What a term is called, in the reader's language first."""

    def test_title_and_category_are_in_the_readers_language(self):
        """So are the texts."""
        english, german = term_card(APPLE, [], EN), term_card(APPLE, [], DE)

        assert (english.title, english.author.name, english.description) == ("Apple", "Kind", "A round fruit.")
        assert (german.title, german.author.name, german.description) == ("Apfel", "Art", "Eine runde Frucht.")
        assert field_of(english, "In practice") == "Eat it."
        assert field_of(german, "In der Praxis") == "Iss ihn."

    def test_synonyms_and_what_others_say(self):
        """The synonyms come first, then the names in the other language that the reader does not use, too."""
        assert field_of(term_card(APPLE, [], EN), "Also known as") == "Malus, BSP\nGerman: Apfel, Apfelfrucht"
        assert field_of(term_card(APPLE, [], DE), "Auch genannt") == "Apfelfrucht, BSP\nEnglisch: Apple, Malus"

    def test_without_synonyms_the_other_name_stands_alone(self):
        """Its heading says in which language that is."""
        assert [(f.name, f.value) for f in term_card(PEAR, [], EN).fields] == [("German", "Birne")]
        assert [(f.name, f.value) for f in term_card(PEAR, [], DE).fields] == [("Englisch", "Pear")]

    @pytest.mark.parametrize("language", Language)
    def test_one_name_and_one_list_for_both_languages(self, language):
        """A term without names of its own in a language has nothing to say about the other one."""
        term = replace(PLAIN, aliases=Synonyms(("Y", "Z"), ("Y", "Z")))

        assert [field.value for field in term_card(term, [], language).fields] == ["Y, Z"]
        assert term_card(PLAIN, [], language).fields == []

    def test_covered_names_are_no_synonyms(self):
        """The card's text explains them; nobody should think that they are the same."""
        assert "Cider" not in str(term_card(APPLE, [], EN).to_dict())

    def test_many_long_names_leave_room_for_the_rest(self):
        """A term has up to forty names; the card keeps whole names and shows that some are left out."""
        many = tuple(f"{'name ' * 15}{n}" for n in range(20))
        term = replace(APPLE, aliases=Synonyms(many, tuple(f"{name} de" for name in many)))
        value = field_of(term_card(term, [], EN), "Also known as")

        synonyms, foreign = value.split("\n")
        assert synonyms.endswith(f"{many[2]}, …")
        assert foreign.startswith("German: Apfel, ")
        assert foreign.endswith(", …")
        assert len(value) < 600


class TestContrast:
    """Terms that it is not to be confused with."""

    def test_each_has_a_line(self):
        """A sentence that begins with the name of the other term, in the reader's language."""
        others = [
            (PEAR, Contrast("pear", Text("has a neck", "hat einen Hals"))),
            (PLAIN, Contrast("x", Text("is *not* a fruit", "ist kein Obst"))),
        ]

        assert field_of(term_card(APPLE, others, EN), "Not to be confused with") == (
            "**Pear** has a neck\n**X** is \\*not\\* a fruit"
        )
        assert field_of(term_card(APPLE, others, DE), "Nicht verwechseln mit") == (
            "**Birne** hat einen Hals\n**X** ist kein Obst"
        )

    def test_a_term_without_any_has_no_such_field(self):
        """Nothing is said where there is nothing to say."""
        assert [field.name for field in term_card(APPLE, [], EN).fields] == ["In practice", "Also known as"]


class TestSources:
    """Where to read more."""

    def test_one_source_is_named_in_the_singular_and_carries_its_attribution(self):
        """The attribution stands at the bottom of the card, with its address unbroken."""
        attribution = "Jane Doe, CC BY 4.0, https://example.org/licence"
        sources = (Source("Paper [1]", "https://example.org"),)

        card = term_card(replace(PLAIN, sources=sources, attribution=attribution), [], EN)

        assert field_of(card, "Source") == "[Paper \\[1\\]](https://example.org)"
        assert card.footer.text == attribution
        assert card.color == discord.Color(1)

    def test_several_take_one_line(self):
        """Each is named by what stands before the colon."""
        sources = tuple(Source(title, f"https://example.org/{title[0]}") for title in ("A 2020: Title", "B", "C: D: E"))
        line = "[A 2020](https://example.org/A) · [B](https://example.org/B) · [C](https://example.org/C)"

        assert field_of(term_card(replace(PLAIN, sources=sources), [], DE), "Quellen") == line
        assert field_of(term_card(replace(APPLE, sources=sources), [], EN), "Also known as") == (
            f"Malus, BSP\nGerman: Apfel, Apfelfrucht\nSources: {line}"
        )


class TestFooter:
    """What readers should know about the text."""

    def test_a_text_that_is_not_translated_says_so(self):
        """Readers of the language that it is written in see no such note."""
        english = replace(APPLE, definition=Text("A round fruit."), in_practice=None)
        card = term_card(english, [], DE)

        assert card.description == "A round fruit."
        assert card.footer.text == "Noch nicht übersetzt, deshalb auf Englisch"
        assert term_card(english, [], EN).footer.text is None
        german = replace(APPLE, in_practice=Text(de="Iss ihn."))
        assert term_card(german, [], EN).footer.text == "Not fully translated yet, so partly in German"
        assert term_card(german, [], DE).footer.text is None

    def test_facts_that_age_have_a_date(self):
        """The month is written in the reader's language."""
        term = replace(APPLE, as_of=date(2026, 3, 1))

        assert term_card(term, [], EN).footer.text == "As of March 2026"
        assert term_card(term, [], DE).footer.text == "Stand: März 2026"

    def test_everything_takes_one_line(self):
        """The attribution comes last."""
        term = replace(APPLE, definition=Text("A round fruit."), as_of=date(2026, 4, 1), attribution="Jane Doe")

        assert term_card(term, [], DE).footer.text == (
            "Noch nicht übersetzt, deshalb auf Englisch · Stand: April 2026 · Jane Doe"
        )


@pytest.mark.parametrize(
    ("term", "spelling", "english", "german"),
    [
        (APPLE, "Apple", "Apple", "Apfel (Apple)"),
        (APPLE, "Apfel", "Apple (Apfel)", "Apfel"),
        (APPLE, "Malus", "Apple (Malus)", "Apfel (Malus)"),
        (APPLE, "Cider", "Apple (Cider)", "Apfel (Cider)"),
        (replace(PLAIN, shared=("x",)), "X", "X · Kind", "X · Art"),
        (replace(APPLE, shared=("Apple",)), "Apple", "Apple · Kind", "Apfel (Apple)"),
        (replace(APPLE, shared=("BSP",)), "BSP", "Apple (BSP)", "Apfel (BSP)"),
        (replace(APPLE, shared=("BSP",)), "Apple", "Apple", "Apfel (Apple)"),
    ],
)
def test_a_choice_says_what_matched(term, spelling, english, german):
    """The name in the reader's language, then what matched; a name that other terms have comes with the category."""
    match = Match(term, spelling, 1.0, How.EXACT)

    assert [choice_name(match, language) for language in Language] == [english, german]
