"""What people ask gets what they expect; a real word never gets another word's card."""

import pytest

from bot.lookup.outcomes import How, Suggestions
from tests import shipped
from tests.asked.cases import CASES, card, is_as_expected, is_wrong, read_cases


@pytest.mark.unmeasured("one lookup after another")
@pytest.mark.parametrize(
    ("file", "expected", "wrong"), [("questions", 0.95, 0.01), ("slips", 0.95, 0.0), ("real_words", 0.95, 0.05)]
)
def test_answers_are_those_that_people_expect(file, expected, wrong):
    """At least so many are as expected, and at most so many get a card that nobody expects.

    The real words were chosen to be hard: each looks like a name of the glossary.
    """
    cases = [(shipped.catalogue().find(case["query"]), case["expected"]) for case in read_cases(CASES / f"{file}.tsv")]

    assert sum(is_as_expected(*case) for case in cases) >= expected * len(cases)
    assert sum(is_wrong(*case) for case in cases) <= wrong * len(cases)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("what does reduce scatter do", ["reduce-scatter"]),
        ("wtf is a jacobian", ["jacobian-matrix"]),
        ("erklär mir mal gradientenabstieg", ["gradient-descent"]),
        ("when should i use a random forest", ["random-forest"]),
        ("confusion matrices", ["confusion-matrix"]),
        ("Rechenzentren", ["data-center"]),
        ("lokale Minima", ["local-minimum"]),
        ("scaling la", ["scaling-law"]),
        ("when they said that we need ai", ["artificial-intelligence"]),
        ("when should  i use a random   forest", ["random-forest"]),
        ("do i need a GPU?", ["gpu"]),
    ],
)
def test_a_question_about_one_name_gets_its_card(query, ids):
    """If the other words are such as any question has; so do forms of a name, and one whose end is missing."""
    given = card(shipped.catalogue().find(query))
    assert given is not None
    assert [given.entry.id] == ids


@pytest.mark.parametrize(
    "query",
    [
        "how do i lose weight fast",
        "transformer station",
        "my model overfits",
        "first order",
        f"when should i use a GAN {'and so ' * 40} with chocolate",
    ],
)
def test_words_that_say_more_are_not_left_out(query):
    """What is beside the name may be what is meant."""
    assert card(shipped.catalogue().find(query)) is None


@pytest.mark.parametrize(
    "query",
    [
        "my Transformer was so good",
        "Transformer was not so good",
        "there was a Transformer in it",
        "the guy who made PyTorch",
        "a place where they use PyTorch",
        "one of those which use PyTorch",
    ],
)
def test_a_statement_is_no_question(query):
    """Although some of its words begin questions; *was*, *wo* and *wer* ask in German only."""
    assert card(shipped.catalogue().find(query)) is None


@pytest.mark.parametrize(
    "query",
    [
        "was macht man mit PyTorch",
        "Hallo, was macht man mit PyTorch",
        "bitte wo kann man PyTorch hier so machen",
        "hi! where do they use PyTorch",
        "which of them use PyTorch",
        "PyTorch, was ist das",
        "my Transformer was so good, why",
    ],
)
def test_a_question_may_begin_with_a_greeting(query):
    """What begins it then makes it a question, and so do the words that always ask."""
    assert card(shipped.catalogue().find(query)) is not None


@pytest.mark.parametrize(
    "query",
    [
        "Unterschied Klassifikation Regression",
        "worin unterscheiden sich Klassifikation und Regression",
        "difference of classification and regression",
        "was ist besser Klassifikation oder Regression",
    ],
)
def test_two_names_are_compared_however_it_is_asked(query):
    """A word that asks for the difference is enough."""
    assert is_as_expected(shipped.catalogue().find(query), "classification+regression")


@pytest.mark.parametrize("query", ["Is a bigger Kernel better?", "is one Kernel better or many Kernels?"])
def test_one_name_is_not_compared_with_itself(query):
    """Although several terms have it, and the words ask for a difference."""
    outcome = shipped.catalogue().find(query)
    assert isinstance(outcome, Suggestions)
    assert not outcome.are_compared
    assert {match.entry.id for match in outcome.matches} == {"filter", "gpu-kernel"}
    assert {match.how for match in outcome.matches} == {How.WITHIN}


def test_a_shared_name_is_not_compared_with_another_one():
    """Nobody knows which of its senses is meant, also if the other name is one of these."""
    outcome = shipped.catalogue().find("is a Kernel better than a Filter?")
    assert isinstance(outcome, Suggestions)
    assert not outcome.are_compared


@pytest.mark.parametrize("query", ["when should i use a Kernel", "when should i use Kernels?"])
def test_a_question_about_a_shared_name_gets_its_senses(query):
    """As if only the name was typed."""
    outcome = shipped.catalogue().find(query)
    assert isinstance(outcome, Suggestions)
    assert outcome.are_senses
    assert {match.entry.id for match in outcome.matches} == {"filter", "gpu-kernel"}


def test_two_names_of_one_card_give_this_card():
    """It explains both."""
    given = card(shipped.catalogue().find("aleatoric vs epistemic uncertainty"))
    assert given is not None
    assert given.entry.id == "uncertainty"
