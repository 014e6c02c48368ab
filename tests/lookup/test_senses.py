"""Names that a term covers, and spellings that several terms have: each of them is one of its senses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.engine import Engine
from bot.lookup.outcomes import Confident, Exact, How, Suggestions, matches_of
from tests.examples import more_examples
from tests.lookup.seventeen import SEVENTEEN, make_term

SOFTMAX = make_term("softmax", "Softmax", "Normalized Exponential", covers=("Logits", "Temperature Scaling"))
NETWORK = make_term("neural-network", "Neural Network", "ANN")
NEIGHBORS = make_term("nearest-neighbors", "Approximate Nearest Neighbors", "ANN")
ENGINE = Engine([*SEVENTEEN, SOFTMAX, NETWORK, NEIGHBORS])


def ids_of(matches):
    """The ids of the terms, in order."""
    return [match.entry.id for match in matches]


class TestCovered:
    """Somebody asks for what a card explains, although it is about something else."""

    @pytest.mark.parametrize("query", ["Logits", "logits", "LOGITS!", "logit", "lo gits", "temperature-scaling"])
    def test_it_is_exact_and_says_how(self, query):
        """The card is the answer, and its match says that the name is only covered."""
        outcome = ENGINE.find(query)
        assert isinstance(outcome, Exact)
        assert outcome.best.entry is SOFTMAX
        assert outcome.best.how is How.COVERED
        assert outcome.best.is_covered
        assert ENGINE.complete(query)[0] == outcome.best

    @pytest.mark.parametrize("query", ["logtis", "temprature scaling", "what are logits?"])
    def test_a_misspelled_one_is_confident(self, query):
        """It is found as any other name would be; the match still tells that it is covered."""
        outcome = ENGINE.find(query)
        assert isinstance(outcome, Confident)
        assert outcome.best.entry is SOFTMAX
        assert outcome.best.is_covered

    def test_names_and_aliases_are_not_covered(self):
        """What a term is called is never a covered name, also not in a typo."""
        for query in ("softmax", "normalized exponential", "sofmtax"):
            assert ENGINE.find(query).best.entry is SOFTMAX
            assert not ENGINE.find(query).best.is_covered

    def test_its_score_lies_below_those_of_the_same_names_and_above_prefixes(self):
        """A term that is called like this comes first, whatever the popularity; then the one that covers it."""
        terms = [
            make_term("plural", "Tokens"),
            make_term("covering", "X", covers=("Token",)),
            make_term("longer", "Token Bucket"),
        ]
        engine = Engine(terms, lambda term_id: {"covering": 5, "longer": 9}.get(term_id, 0))
        outcome = engine.find("token")
        assert isinstance(outcome, Exact)
        assert [(match.entry.id, match.how) for match in matches_of(outcome)] == [
            ("plural", How.PLURAL),
            ("covering", How.COVERED),
            ("longer", How.PREFIX),
        ]


class TestSenses:
    """Somebody asks for a name that several terms have."""

    @pytest.mark.parametrize("query", ["ANN", "ann", "ANNs", "a.n.n.", " ann? ", "What is ANN?", "ein ANN"])
    def test_all_of_them_are_suggested(self, query):
        """None of them is the answer, and no other term is in the list."""
        outcome = ENGINE.find(query)
        assert isinstance(outcome, Suggestions)
        assert outcome.are_senses
        assert set(ids_of(outcome.matches)) == {"neural-network", "nearest-neighbors"}

    def test_other_lists_are_no_senses(self):
        """Several terms that may be meant do not have the same name."""
        outcome = ENGINE.find("s")
        assert isinstance(outcome, Suggestions)
        assert not outcome.are_senses

    def test_names_come_before_aliases_before_covered_names(self):
        """Popularity does not change that; an id is no name as long as something else is."""
        terms = [
            make_term("beam", "Apache Beam"),
            make_term("decoding", "Decoding", covers=("Beam",)),
            make_term("ray", "Ray", "Beam"),
            make_term("beam-search", "Beam"),
        ]
        engine = Engine(terms, lambda term_id: {"beam": 9, "decoding": 7, "ray": 5}.get(term_id, 0))
        outcome = engine.find("beam")
        assert isinstance(outcome, Suggestions)
        assert [(match.entry.id, match.how) for match in outcome.matches] == [
            ("beam-search", How.EXACT),
            ("ray", How.EXACT),
            ("decoding", How.COVERED),
        ]
        assert ids_of(engine.complete("beam")) == ["beam-search", "ray", "beam", "decoding"]

    def test_the_popular_one_comes_first_among_equals(self):
        """Then the shorter name, then the alphabet."""
        terms = [make_term(name, name.title(), "ANN") for name in ("c", "b", "aa")]
        assert ids_of(Engine(terms).find("ann").matches) == ["aa", "b", "c"]
        assert ids_of(Engine(terms, lambda term_id: term_id == "c").find("ann").matches) == ["c", "aa", "b"]

    def test_an_id_is_a_sense_of_its_own_only_if_nothing_else_is(self):
        """A query that is only an id has one answer, also beside longer names."""
        engine = Engine([make_term("beam", "Apache"), make_term("x", "Beam Search")])
        assert isinstance(engine.find("beam"), Exact)

    def test_a_closer_spelling_is_no_sense(self):
        """A term that is called exactly so is the answer, although others differ by a plural s."""
        engine = Engine([make_term("gan", "GAN"), make_term("gans", "GANS")])
        assert engine.find("gans").best.entry.id == "gans"
        assert engine.find("gan").best.entry.id == "gan"

    @pytest.mark.parametrize("limit", [1, 2, 25])
    def test_the_limit_does_not_change_the_outcome(self, limit):
        """A list of one has only the first sense, and is still no answer."""
        outcome = ENGINE.find("ann", limit=limit)
        assert isinstance(outcome, Suggestions)
        assert len(outcome.matches) == min(limit, 2)

    def test_completions_lists_each(self):
        """Both come first, each with the spelling that they share."""
        first, second, *_ = ENGINE.complete("ann")
        assert {first.entry, second.entry} == {NETWORK, NEIGHBORS}
        assert first.spelling == second.spelling == "ANN"

    @more_examples(2)
    @given(
        st.lists(
            st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC"), st.sampled_from("ABC")), min_size=1, max_size=5
        ),
        st.sampled_from("abc"),
    )
    def test_everyone_who_has_the_spelling_is_there(self, terms, query):
        """However names, aliases and covered names are shared, all that have the spelling are offered, or the one."""
        engine = Engine(
            [make_term(f"t{at}", name, alias, covers=(cover,)) for at, (name, alias, cover) in enumerate(terms)]
        )
        having = {f"t{at}" for at, names in enumerate(terms) if query.upper() in names}
        outcome = engine.find(query)
        if len(having) > 1:
            assert isinstance(outcome, Suggestions)
            assert outcome.are_senses
            assert set(ids_of(outcome.matches)) == having
        elif having:
            assert isinstance(outcome, Exact)
            assert {outcome.best.entry.id} == having


class TestOwnTerms:
    """A server's own terms lie over the shared ones."""

    def over(self, *own):
        """An engine of own terms over the shared ones."""
        return Engine(own, over=ENGINE)

    def test_an_own_term_takes_the_place_of_all_shared_senses(self):
        """What a server calls ANN is what its members mean."""
        outcome = self.over(make_term("ours", "ANN")).find("ann")
        assert isinstance(outcome, Exact)
        assert outcome.best.entry.id == "ours"
        assert set(ids_of(outcome.others)) >= {"neural-network", "nearest-neighbors"}

    def test_own_senses_are_offered_without_the_shared_ones(self):
        """Two own terms with one name have two meanings."""
        outcome = self.over(make_term("ours", "ANN"), make_term("also-ours", "Team", "ANN")).find("ann")
        assert isinstance(outcome, Suggestions)
        assert ids_of(outcome.matches) == ["ours", "also-ours"]

    def test_an_own_alias_does_not_hide_a_shared_name(self):
        """The better match comes first as always, and the own term is offered beside it."""
        outcome = self.over(make_term("ours", "Team Blue", "Softmax")).find("softmax")
        assert isinstance(outcome, Suggestions)
        assert ids_of(outcome.matches) == ["softmax", "ours"]

    def test_a_rewritten_term_is_no_sense_beside_itself(self):
        """An own term with the id of a shared one stands in its place."""
        outcome = self.over(make_term("neural-network", "Neural Net", "ANN")).find("ann")
        assert isinstance(outcome, Exact)
        assert outcome.best.entry.id == "neural-network"
        assert outcome.best.entry is not NETWORK


def test_the_senses_of_a_name_within_a_text_are_in_order():
    """A term comes where its best spelling puts it, also if it has a plural of the name, too."""
    skin = make_term("tree-skin", "Bark", "Barks")
    sound = make_term("dog-sound", "Woof", "Bark")
    outcome = Engine([sound, skin]).find("does the Bark protect xylem")

    assert ids_of(matches_of(outcome)) == ["tree-skin", "dog-sound"]


def test_a_comparison_with_a_shared_name_offers_all_that_may_be_meant():
    """Nobody knows which of the senses is compared, so neither card is given; the query is no name of them all."""
    outcome = ENGINE.find("ANN vs Softmax")

    assert isinstance(outcome, Suggestions)
    assert ids_of(outcome.matches) == ["nearest-neighbors", "neural-network", "softmax"]
    assert {match.how for match in outcome.matches} == {How.WITHIN}
    assert not outcome.are_senses
    assert not outcome.are_compared
