"""What shows while somebody types: taking the first row gives nothing that Enter would not give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.completion import complete
from bot.lookup.engine import Engine
from bot.lookup.outcomes import Confident, Exact, How, matches_of
from tests.lookup.seventeen import SEVENTEEN, make_term

ENGINE = Engine(SEVENTEEN)
NET = Engine(
    [
        make_term("pruning", "Pruning", "Network Pruning"),
        make_term("u-net", "U-Net"),
        make_term("neural", "Neural Network", "Neural Net"),
        make_term("netscape", "Netscape"),
        make_term("fabric", "Network Fabric"),
        make_term("consent", "Convolutional Neural Network"),
    ]
)


def nobody(_):
    """Favors no entry."""
    return 0.0


def rows(engine, text, favor=nobody, **options):
    """The ids of the rows, and the text for the row that is the text itself."""
    completion = complete(engine, text, favor, **options)
    return [*([text] if completion.as_typed else []), *(match.entry.id for match in completion.matches)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("horo", "horovod"), ("kubef", "kubeflow"), ("elast", "elastic-training"), ("datenpara", "data-parallelism")],
)
def test_a_beginning_is_completed(typed, first):
    """A text that ends within a word gets what begins with it."""
    assert rows(ENGINE, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Ray", "ray"),
        ("ring allreduce", "allreduce"),
        ("what is sharding?", "sharding"),
        ("horovd", "horovod"),
        ("paramter sever", "parameter-server"),
        ("what is kubef", "kubeflow"),
    ],
)
def test_what_is_sure_comes_first(typed, first):
    """A name, a question about one or a clear slip gets the card that Enter gives."""
    assert rows(ENGINE, typed)[0] == first


@pytest.mark.parametrize("typed", ["parameter", "elastic", "fast", "ray or dask", "is ray faster", "training data"])
def test_real_words_that_are_no_name_stay_what_they_are(typed):
    """A finished text that is not sure to mean an entry comes first itself; its entries follow."""
    found = rows(ENGINE, typed)
    assert found[0] == typed


def test_entries_follow_the_text_in_its_order():
    """Behind a comparison stand the two that it compares."""
    assert rows(ENGINE, "dask-ml vs ray") == ["dask-ml vs ray", "dask-ml", "ray"]


def test_a_misspelled_beginning_stands_behind_the_text():
    """Where only misspelled beginnings match, it is not sure that they were meant."""
    assert rows(ENGINE, "kubr") == ["kubr", "kubeflow"]


@pytest.mark.parametrize("typed", ["🦄", "asdfghjkl", "police", "x" * 6000])
def test_what_finds_nothing_completes_to_itself(typed):
    """Nonsense and other words have no other row."""
    assert rows(ENGINE, typed) == [typed]


def test_favored_entries_come_before_others_with_the_same_beginning():
    """What everybody looks up moves up by a tier, but not before what is the same."""
    assert rows(NET, "netw")[:2] == ["fabric", "pruning"]
    assert rows(NET, "netw", lambda entry: 0.08 * (entry.id == "pruning"))[:2] == ["pruning", "fabric"]
    assert rows(NET, "net", lambda entry: 0.08 * (entry.id == "neural"))[:2] == ["net", "neural"]
    assert rows(NET, "u-net", lambda entry: 0.08 * (entry.id == "neural"))[0] == "u-net"


@pytest.mark.parametrize("blank", ["", "   ", "\u200b"])
def test_a_blank_field_shows_favored_entries_first(blank):
    """Before anything is typed, what everybody looks up comes first."""
    favored = ("mlflow", "ray")
    found = rows(ENGINE, blank, lambda entry: float(entry.id in favored))
    assert sorted(found[:2]) == list(favored)
    assert len(found) == len(SEVENTEEN)


def test_the_limit_counts_the_text_too():
    """A list has at most as many rows as it may have; one without places is refused."""
    assert len(rows(ENGINE, "parameter", limit=1)) == 1
    assert len(rows(ENGINE, "s", limit=3)) == 3
    assert len(rows(ENGINE, "", limit=3)) == 3
    with pytest.raises(ValueError, match="limit"):
        complete(ENGINE, "ray", nobody, limit=0)


SOME_TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from([spelling for term in SEVENTEEN for spelling in term.spellings]).flatmap(
        lambda spelling: st.integers(1, len(spelling)).map(lambda end: spelling[:end])
    ),
)


@given(text=SOME_TEXT)
def test_the_first_row_gives_what_enter_gives(text):
    """The first row is the text itself, the sure answer to it, or something that begins with it. None comes twice."""
    completion = complete(ENGINE, text, nobody)
    ids = [match.entry.id for match in completion.matches]
    assert len(ids) == len(set(ids))
    assert len(ids) + completion.as_typed <= 25
    outcome = ENGINE.find(text)
    if isinstance(outcome, Exact):
        assert completion.matches[0].entry is outcome.best.entry
    elif not completion.as_typed:
        first = completion.matches[0]
        is_sure = isinstance(outcome, Confident) and matches_of(outcome)[0].entry is first.entry
        assert is_sure or first.how in {How.PREFIX, How.WORD}
