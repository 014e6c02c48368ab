from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.daily.rotation import Shown, eligible, fill, remaining
from bot.glossary.term import Level
from tests.daily.discord_double import term

randoms = st.integers(0, 2**32).map(Random)


def names(count: int) -> list[str]:
    """The ids of ``count`` terms."""
    return [f"term-{number}" for number in range(count)]


class Guild:
    """Draws a term a day and remembers."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.history: list[Shown] = []

    def day(self, term_ids) -> str:
        """Today's term."""
        shown = fill(term_ids, self.history).draw(self.random)
        self.history.insert(0, shown)
        return shown.term_id

    def days(self, term_ids, count: int) -> list[str]:
        """The terms of the next ``count`` days."""
        return [self.day(term_ids) for _ in range(count)]


@given(randoms, st.integers(1, 40))
def test_every_term_once_a_round(random, count):
    """Each round brings every term exactly once."""
    guild = Guild(random)
    for number in (1, 2, 3):
        assert sorted(guild.days(names(count), count)) == sorted(names(count))
        assert guild.history[0].round == number
        assert remaining(names(count), guild.history) == ()


@given(randoms, st.integers(2, 40))
def test_nothing_comes_again_soon(random, count):
    """A term returns only after more than half as many days as there are terms, also across two rounds."""
    days = Guild(random).days(names(count), 4 * count)
    gaps = [later - day for day, each in enumerate(days) for later in [_next(days, day, each)] if later]
    assert min(gaps) > count // 2


def _next(days: list[str], day: int, term_id: str) -> int | None:
    """The next day on which this term came."""
    return next((later for later in range(day + 1, len(days)) if days[later] == term_id), None)


@given(st.integers(), st.permutations(names(12)), st.permutations(names(12)))
def test_the_same_random_decides_the_same(seed, one_order, another_order):
    """Nothing but the set of terms, the history and the random generator matters."""
    assert Guild(Random(seed)).days(one_order, 30) == Guild(Random(seed)).days(another_order, 30)


@given(randoms, st.data())
def test_terms_that_come_and_go(random, data):
    """Added terms come in the current round, removed ones never again, and none comes twice in a round."""
    pool, guild = names(30), Guild(random)
    terms = set(data.draw(st.sets(st.sampled_from(pool), min_size=1)))
    for _ in range(data.draw(st.integers(1, 8))):
        for _ in range(data.draw(st.integers(0, 20))):
            before = set(remaining(terms, guild.history))
            came = guild.day(terms)
            assert came in (before or terms)
            assert remaining(terms, guild.history) == tuple(sorted((before or terms) - {came}))
        terms = set(data.draw(st.sets(st.sampled_from(pool), min_size=1)))


@given(randoms)
def test_an_added_term_comes_in_this_round(random):
    """A term that is new on the fifth day comes before the round of ten is over."""
    guild = Guild(random)
    guild.days(names(10), 4)
    assert "new" in guild.days([*names(10), "new"], 7)


@given(randoms, st.integers(0, 10), st.integers(0, 10))
def test_each_category_goes_on_where_it_stopped(random, first, other):
    """After half a round of one category and some days of another, the first half does not come again."""
    one, two = names(10), [f"other-{number}" for number in range(3)]
    guild = Guild(random)
    half = guild.days(one, first)
    guild.days(two, other)
    assert sorted(half + guild.days(one, 10 - first)) == sorted(one)


@given(randoms)
def test_a_single_term_comes_every_day(random):
    """One term is better than none."""
    assert Guild(random).days(["only"], 3) == ["only"] * 3


def test_no_term_at_all():
    """If no term is eligible, none is drawn."""
    assert fill([], []).draw(Random(1)) is None
    assert remaining([], []) == ()


@given(randoms)
def test_one_that_may_have_been_shown_is_not_used_up(random):
    """A term of round 0 rests as if it had been shown, and still comes in this round."""
    history = [Shown("term-0", 0)]
    assert fill(names(4), history).draw(random).term_id != "term-0"
    guild = Guild(random)
    guild.history = history
    assert sorted(guild.days(names(4), 4)) == names(4)


@given(randoms)
def test_a_history_that_does_not_fit(random):
    """Any history gives a term; here all remaining terms were also shown just now."""
    history = [Shown("term-2", 1), Shown("term-1", 1), Shown("term-0", 3)]
    assert fill(names(3), history[:1] + history).draw(random).term_id in names(3)
    assert fill(["term-0", "term-1"], [Shown("term-1", 1), Shown("term-0", 3)]).draw(random) == Shown("term-1", 3)


@given(randoms, st.integers(1, 10), st.integers(0, 30))
def test_drawing_another(random, count, days):
    """It is another one if there is another, and none that rests if that can be avoided."""
    guild = Guild(random)
    guild.days(names(count), days)
    bag = fill(names(count), guild.history)
    first = bag.draw(random).term_id
    other = bag.draw(random, other_than=(first,)).term_id
    assert (other == first) == (len(bag.terms) == 1)
    assert other in bag.rested or not set(bag.rested) - {first}


@pytest.mark.parametrize(
    ("category", "level", "ids"),
    [
        (None, None, ("gpu", "etl", "tpu")),
        ("hw", None, ("gpu", "tpu")),
        ("no", None, ()),
        (None, Level.BASIC, ("gpu", "etl")),
        ("hw", Level.BASIC, ("gpu",)),
    ],
)
def test_what_is_eligible(category, level, ids):
    """Only terms of the schedule's category and level are eligible."""
    terms = [term("gpu", "hw", Level.BASIC), term("etl", "data", Level.BASIC), term("tpu", "hw")]
    assert eligible(terms, category, level) == ids
