"""What is wrong with a draft is said with what a sentence about it needs; what is not wrong survives being stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.glossary.catalogue import Catalogue
from bot.glossary.entry.mistakes import Wrong
from bot.glossary.entry.schema import OwnEntry
from bot.glossary.own.entries import as_term, read_draft, read_entry, stored
from bot.glossary.own.rules import Surroundings, check_alone, check_among
from tests.glossary.own.editors import draft
from tests.lookup.seventeen import SEVENTEEN, make_term

OWN = make_term("retro", "Retro", "Look-back")
GUILD = Catalogue([OWN], over=Catalogue(SEVENTEEN))
AROUND = Surroundings(GUILD, GUILD.categories)


def mistakes(written, around=AROUND, term_id="new"):
    """What is wrong with it: kind, path and details."""
    entry = check_alone(written, term_id)
    found = check_among(entry, around) if isinstance(entry, OwnEntry) else entry
    return [(each.wrong, each.steps, dict(each.details)) for each in found]


def test_nothing_is_wrong():
    """A draft needs no category and no sources."""
    assert mistakes(draft("New")) == []
    full = draft(
        {"en": "New", "de": "Neu"},
        aliases={"en": ["Newest"], "de": []},
        covers=["Newer"],
        category="data",
        level="basic",
        as_of="2026-01",
        in_practice={"de": "Kommt vor."},
        contrast=[{"term": "ray", "why": {"en": "is older"}}],
        see_also=["retro"],
        sources=[{"title": "Us", "url": "https://example.org"}],
        attribution="Us",
    )
    assert mistakes(full) == []


@pytest.mark.parametrize(
    ("wrong", "steps", "details", "written"),
    [
        (Wrong.MISSING, ("definition",), {}, {"name": "New"}),
        (Wrong.EMPTY, ("definition", "en"), {}, draft("New", definition={"en": " \n\t "})),
        (Wrong.EMPTY, ("definition",), {}, draft("New", definition={})),
        (Wrong.TOO_LONG, ("definition", "de"), {"length": 351, "limit": 350}, draft(definition={"de": "x" * 351})),
        (Wrong.TOO_LONG, ("name", "en"), {"length": 81, "limit": 80}, draft({"en": "x" * 81})),
        (Wrong.TOO_MANY, ("aliases",), {"length": 21, "limit": 20}, draft(aliases=[f"a{at}" for at in range(21)])),
        (Wrong.LINE_BREAK, ("name",), {}, draft("Ne\nw")),
        (Wrong.INVISIBLE, ("name",), {"character": "U+200B"}, draft("Ne\u200bw")),
        (Wrong.NO_LEVEL, ("level",), {}, draft(level="easy")),
        (Wrong.NO_MONTH, ("as_of",), {}, draft(as_of="May")),
        (Wrong.NO_ADDRESS, ("sources", 0, "url"), {}, draft(sources=[{"title": "Us", "url": "us"}])),
        (
            Wrong.UNSAFE_ADDRESS,
            ("sources", 0, "url"),
            {"character": "("},
            draft(sources=[{"title": "Us", "url": "https://a.b/(c"}]),
        ),
        (Wrong.MISSHAPEN, ("colour",), {}, draft(colour="red")),
        (Wrong.MISSHAPEN, ("name",), {}, draft(["New"])),
    ],
)
def test_wrong_by_itself(wrong, steps, details, written):
    """The rules are those of a file, and each says where."""
    assert mistakes(written) == [(wrong, steps, details)]


@pytest.mark.parametrize(
    ("wrong", "steps", "details", "more"),
    [
        (Wrong.NO_LETTERS, ("aliases", 0), {"text": "?!"}, {"aliases": ["?!"]}),
        (Wrong.REPEATED, ("aliases", 1), {"text": "NEW-er"}, {"aliases": ["newer", "NEW-er"]}),
        (Wrong.REPEATED, ("covers", 0), {"text": "new"}, {"covers": ["new"]}),
        (
            Wrong.TAKEN,
            ("aliases", "de", 0),
            {"text": "lookback", "term_id": "retro", "name": "Retro"},
            {"aliases": {"de": ["lookback"]}},
        ),
        (Wrong.TAKEN, ("covers", 0), {"text": "RAY", "term_id": "ray", "name": "Ray"}, {"covers": ["RAY"]}),
        (Wrong.NOT_ITS_OWN, ("shared", 0), {"text": "Retro"}, {"shared": ["Retro"]}),
        (Wrong.NOWHERE, ("see_also", 0), {"term_id": "retros", "nearest": "retro"}, {"see_also": ["retros"]}),
        (Wrong.NOWHERE, ("see_also", 0), {"term_id": "zzz"}, {"see_also": ["zzz"]}),
        (Wrong.TWICE, ("see_also", 1), {"term_id": "ray"}, {"see_also": ["ray", "ray"]}),
        (Wrong.ITSELF, ("contrast", 0), {"term_id": "new"}, {"contrast": [{"term": "new", "why": {"en": "is it"}}]}),
        (Wrong.NO_CATEGORY, ("category",), {"category_id": "dat", "nearest": "data"}, {"category": "dat"}),
    ],
)
def test_wrong_beside_others(wrong, steps, details, more):
    """What a name is like, and what a link meant, is said."""
    assert mistakes(draft("New", **more)) == [(wrong, steps, details)]


def test_everything_is_said_at_once():
    """So that nobody has to save a form many times."""
    found = mistakes(draft("Retro", aliases=["Ray", "?"], see_also=["nowhere"]))
    assert [wrong for wrong, _, _ in found] == [Wrong.TAKEN, Wrong.TAKEN, Wrong.NO_LETTERS, Wrong.NOWHERE]
    assert [steps for _, steps, _ in mistakes({"definition": {"de": ""}, "level": "?"})] == [
        ("name",),
        ("level",),
        ("definition", "de"),
    ]


def test_senses_of_one_name():
    """If either of the two terms declares the name to be shared, both have it; five are enough."""
    assert mistakes(draft("Retro", shared=["retro"])) == []
    senses = [make_term(f"retro-{number}", "Retro") for number in range(5)]
    around = Surroundings(Catalogue(senses, over=Catalogue(SEVENTEEN)), ())
    crowded = [(Wrong.CROWDED, ("name",), {"text": "Retro", "limit": 5})]
    assert mistakes(draft("Retro", shared=["Retro"]), around) == crowded
    assert mistakes(draft("Retro", shared=["Retro"]), around, "retro-4") == []


def test_a_term_that_goes_away_is_in_nobodys_way():
    """Its name is free, and nothing may point to it anymore."""
    around = Surroundings(GUILD, (), frozenset({"retro"}))
    found = mistakes(draft("Retro", see_also=["retro"]), around)
    assert found == [(Wrong.NOWHERE, ("see_also", 0), {"term_id": "retro"})]


TEXTS = st.text(max_size=90)
LOCAL = st.fixed_dictionaries({}, optional={"en": TEXTS, "de": TEXTS})
LISTS = st.lists(TEXTS, max_size=3)
DRAFTS = st.fixed_dictionaries(
    {"name": TEXTS | LOCAL, "definition": LOCAL},
    optional={
        "aliases": LISTS | st.fixed_dictionaries({}, optional={"de": LISTS}),
        "covers": LISTS,
        "category": TEXTS,
        "level": st.sampled_from(["basic", "advanced", "expert"]),
        "as_of": st.from_regex(r"20[0-9]{2}-0[1-9]", fullmatch=True),
        "in_practice": LOCAL,
        "see_also": LISTS,
        "contrast": st.lists(st.fixed_dictionaries({"term": TEXTS, "why": LOCAL}), max_size=2),
        "sources": st.lists(st.fixed_dictionaries({"title": TEXTS, "url": st.just("https://a.b")}), max_size=2),
        "attribution": TEXTS,
    },
)


@given(DRAFTS)
def test_what_is_accepted_survives_being_stored(written):
    """Whatever the rules accept makes the same term after it was stored and read, and any database can store it."""
    entry = check_alone(written, "new")
    if isinstance(entry, OwnEntry):
        check_among(entry, AROUND)
        text = stored(entry)
        assert read_entry("new", read_draft(text)) == entry
        assert as_term(read_entry("new", read_draft(text))) == as_term(entry)
        assert stored(read_entry("new", read_draft(text))) == text
