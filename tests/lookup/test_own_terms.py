"""A guild's own terms on top of the shared ones."""

import pytest

from bot.lookup.engine import Engine
from bot.lookup.outcomes import Confident, Exact, How, Nothing, Suggestions, matches_of
from tests.lookup.seventeen import DATA, SEVENTEEN, make_term

SHARED = Engine(SEVENTEEN)
OWN = (
    make_term("our-sharding", "Sharding", "Scherben"),
    make_term("ray", "Ray of Light", "Lightray"),
    make_term("stand-up", "Stand-up Meeting"),
    make_term("kubefloor", "Kubefloor"),
)
GUILD = Engine(OWN, over=SHARED)


def test_both_are_found():
    """A guild finds its own terms and the shared ones."""
    assert GUILD.find("stand up meeting").best.entry is OWN[2]
    assert GUILD.find("petastorm").best.entry.name.en == "Petastorm"
    assert SHARED.find("stand up meeting") == Nothing()


def test_own_term_comes_first_among_equals():
    """Of two terms with the same name, the guild's own is the answer, and the shared one comes next."""
    outcome = GUILD.find("sharding")
    assert isinstance(outcome, Exact)
    assert [match.entry.id for match in (outcome.best, *outcome.others)][:2] == ["our-sharding", "sharding"]
    popular = Engine(OWN, lambda term_id: 100 if term_id == "sharding" else 0, over=SHARED)
    assert popular.find("sharding").best.entry.id == "our-sharding"


@pytest.mark.parametrize("query", ["shardign", "shadrin", "sharding", "shardi", "Shardings"])
def test_own_term_comes_first_however_it_is_spelled(query):
    """A typo, a prefix or a plural fits both equally well, so the guild's own term leads in answers and completions."""
    for matches in (matches_of(GUILD.find(query)), GUILD.complete(query)):
        assert [match.entry.id for match in matches][:2] == ["our-sharding", "sharding"]


def test_a_common_word_of_the_shared_ones_is_common_for_own_terms_too():
    """A word that many names contain favors both terms, not only the shared one."""
    shared = Engine([make_term("click", "Click"), *(make_term(f"c{at}", f"Click {at}x") for at in range(4))])
    engine = Engine([make_term("our-click", "Click")], over=shared)
    assert matches_of(engine.find("clck"))[0].entry.id == "our-click"


def test_two_terms_with_one_name_are_not_clear():
    """A name with a letter missing is not clear if two terms have that name."""
    engine = Engine([make_term("ours", "Mercury")], over=Engine([make_term("theirs", "Mercury")]))
    assert isinstance(engine.find("mercur"), Suggestions)


def test_hidden_terms_take_no_places():
    """However many shared terms are hidden, the list is full."""
    shared = [make_term(f"n{at}", f"net{at}") for at in range(300)]
    own = [make_term(f"n{at}", f"other {at}") for at in range(120)]
    assert len(Engine(own, over=Engine(shared)).complete("net")) == 25


def test_popularity_is_that_of_the_engine_below():
    """Popularity counts for shared terms whichever engine they are looked up in."""
    popular = Engine([make_term("net-a", "Net A"), make_term("net-b", "Net B")], lambda term_id: term_id == "net-b")
    assert [match.entry.id for match in Engine(OWN, over=popular).complete("net")] == ["net-b", "net-a"]


def test_own_term_hides_the_shared_one_with_its_id():
    """A shared term that a guild rewrites is not shown twice and not found by its old spellings."""
    assert GUILD.find("ray").best.entry is OWN[1]
    assert "Ray" not in [match.entry.name.en for match in GUILD.complete("ray")]
    assert not isinstance(GUILD.find("ray core"), Exact)


@pytest.mark.parametrize(
    ("query", "name"), [("petastrom", "Petastorm"), ("parameter serv", "Parameter Server"), ("kubeflwo", "Kubeflow")]
)
def test_a_better_match_wins_wherever_it_is(query, name):
    """The tier and the typos matter more than whose term it is."""
    outcome = GUILD.find(query)
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.name.en == name


def test_own_terms_raise_doubt():
    """A term that is clear in the shared glossary is not clear if the guild has one equally close."""
    assert isinstance(SHARED.find("kubeflo"), Confident)
    assert isinstance(GUILD.find("kubeflo"), Suggestions)


def test_lists_are_merged_by_tier():
    """A completion lists the prefix matches of both before the lower tiers of either."""
    hows = [match.how for match in GUILD.complete("s")]
    assert hows == sorted(hows, key=list(How).index)
    assert {"Sharding", "Stand-up Meeting", "SageMaker"} <= {match.entry.name.en for match in GUILD.complete("s")}


def test_nothing_typed_lists_own_terms_first():
    """With nothing typed, the guild's own terms come first, but popular terms still lead."""
    assert {match.entry.id for match in GUILD.complete("")[:4]} == {term.id for term in OWN}
    popular = Engine(OWN, lambda term_id: 100 if term_id == "petastorm" else 0, over=SHARED)
    assert popular.complete("")[0].entry.id == "petastorm"
    assert len(GUILD.complete("")) == len(SEVENTEEN) + len(OWN) - 1


def test_layers_can_be_stacked():
    """An engine over an engine over a third searches all of them, the top one first."""
    top = Engine([make_term("top", "Sharding", category=DATA)], over=GUILD)
    outcome = top.find("sharding")
    assert [match.entry.id for match in (outcome.best, *outcome.others)][:3] == ["top", "our-sharding", "sharding"]
    assert top.find("stand-up meeting").best.entry is OWN[2]
    assert top.find("ray").best.entry is OWN[1]


def test_entries_that_are_left_out():
    """Entries below that are to be left out are not found, whether something lies over them or not."""
    engine = Engine(OWN, over=SHARED, without={"horovod", "ray", "no such entry"})
    assert engine.find("horovod") == Nothing()
    assert engine.find("ray of light").best.entry is OWN[1]
    assert "horovod" not in {match.entry.id for match in engine.complete("", limit=100)}
    assert Engine((), over=engine).find("horovod") == Nothing()


def test_what_has_exactly_this_spelling():
    """Case and spaces do not matter, plurals and typos do; own entries come first."""
    assert [entry.id for entry in GUILD.spelled("SHARDING")] == ["our-sharding", "sharding"]
    assert [entry.id for entry in GUILD.spelled("standup meeting")] == ["stand-up"]
    assert [GUILD.spelled(text) for text in ("shardings", "shardign", "", "Ray")] == [(), (), (), ()]
