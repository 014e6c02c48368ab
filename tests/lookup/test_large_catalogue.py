"""The lookup among thousands of terms: the same answers as among few, and a bounded amount of work."""

from collections import Counter
from functools import cache
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process

from bot.lookup import deletion_index, error_model
from bot.lookup.deletion_index import MOST_PER_KEY, DeletionIndex
from bot.lookup.engine import Engine
from bot.lookup.fuzzy_match import MOST_WEIGHED
from bot.lookup.outcomes import Confident, Exact, How, Nothing, Suggestions, matches_of
from tests.examples import more_examples
from tests.lookup.seventeen import SEVENTEEN, make_term

# Ten thousand names that share a few prefixes and endings, with the seventeen terms among them.
STEMS = ["inter", "trans", "super", "contra", "micro"]
MIDDLES = [first + vowel for first, vowel in product("bcdfglmnprstvz", "aeiou")]
ENDINGS = ["nation", "ment", "ing", "ture", "ality"]
CROWD = [make_term(f"x{at}", "".join(parts)) for at, parts in enumerate(product(STEMS, MIDDLES, ENDINGS))]
PAIRS = [
    make_term(f"y{at}", f"{first.name.en} {second.name.en}")
    for at, (first, second) in enumerate(product(CROWD[::31], CROWD[::15]))
]
MANY = [*PAIRS, *SEVENTEEN, *CROWD]
SMALL = Engine(SEVENTEEN)

pytestmark = pytest.mark.unmeasured("as with few terms, again and again")

WORST = {
    "one letter": "a" * 6000,
    "one syllable": "inter" * 1200,
    "a word of it": "nation " * 800,
    "short words": "a b c d e f g " * 400,
    "combining marks": "n" + "\u0301" * 6000,
    "marks between": "n\u0301\u0302" * 2000,
    "zero width": "inter\u200b\u200d" * 900,
    "bidi": "\u202e\u2066noitan\u2069\u202c" * 500,
    "many letters from one": "\ufdfa" * 3000,
    "emoji": "👩‍👩‍👧‍👦" * 800,
    "surrogates": "\ud800" * 6000,
    "signs": "+#" * 3000,
    "newlines": "\n\r\t\v" * 1500,
    "digits": "0123456789" * 600,
    "begun words": "i " * 100,
    "long words": ("supercalifragilistic" * 4 + " ") * 70,
}
CROWDED = ["intra", "xxxxing", "interxxnation", "interbanation transbonation", "inter trans super", "nation inter"]
MANGLED = st.builds(
    lambda term, at, letters, shift: " ".join(
        sorted((term.name.en[:at] + letters + term.name.en[at:]).split(), reverse=shift)
    ),
    st.sampled_from(MANY),
    st.integers(0, 20),
    st.sampled_from(["", "x", "e", " ", "in", "ss"]),
    st.booleans(),
)
UNICODE = st.one_of(
    MANGLED, st.text(max_size=60), st.text(alphabet="interasuponcm gx'-+#ß\u0301\u200b\u202e", max_size=250)
)


@cache
def large() -> Engine:
    """An engine of all of them, made when it is needed for the first time."""
    return Engine(MANY)


@pytest.fixture
def work(monkeypatch):
    """Count how many texts are compared and how many typos are weighed from now on."""
    counted = Counter()

    def extract(query, choices, **options):
        counted["compared"] += len(choices)
        return process.extract(query, choices, **options)

    def bits(typed, meant):
        counted["weighed"] += 1
        return weigh(typed, meant)

    weigh = error_model.bits
    monkeypatch.setattr(deletion_index, "process", SimpleNamespace(extract=extract))
    monkeypatch.setattr(error_model, "bits", bits)
    return counted


def names_of(matches):
    """The names of the terms, in order."""
    return [match.entry.name.en for match in matches]


@pytest.mark.parametrize("term", SEVENTEEN, ids=lambda term: term.id)
def test_a_term_is_found_among_many_as_among_few(term):
    """Every spelling, and every simple variant of the name, is exact in both and matches in the same way."""
    for text in (*term.spellings, term.id, term.name.en.upper(), term.name.en.replace(" ", "-"), f" {term.name.en}!"):
        few, many = SMALL.find(text), large().find(text)
        assert isinstance(few, Exact)
        assert isinstance(many, Exact)
        assert many.best.entry is few.best.entry
        assert many.best.how is few.best.how
        assert large().complete(text)[0].entry is term


@pytest.mark.parametrize(
    "query",
    ["kuberflow", "horovd", "paramter sever", "shardign", "server parameter", "petastrom", "datenparalelität", "dml"],
)
def test_a_clear_answer_stays_clear(query):
    """Ten thousand other names do not obscure a misspelling that is close to none of them."""
    few, many = SMALL.find(query), large().find(query)
    assert isinstance(few, Exact | Confident)
    assert type(many) is type(few)
    assert many.best.entry is few.best.entry


@pytest.mark.parametrize("query", ["xqzvkj", "wqxz kvbj", "ghkqwx"])
def test_nonsense_is_nothing_among_many(query):
    """Nonsense matches nothing, even among ten thousand names."""
    assert large().find(query) == Nothing()


@pytest.mark.parametrize("beginning", ["i", "in", "inter", "interb", "superfana", "s", "tr"])
def test_a_crowded_prefix_lists_its_shortest_names(beginning):
    """However many names share the prefix, the list is full and leaves out none of the shortest."""
    names = [term.name.en for term in MANY if term.name.en.casefold().startswith(beginning)]
    found = large().complete(beginning)
    assert len(found) == min(25, len(names))
    assert {match.how for match in found} <= {How.EXACT, How.PREFIX}
    listed = [len(match.spelling.replace(" ", "")) for match in found if match.how is How.PREFIX]
    assert listed == sorted(listed)
    assert max(listed) <= sorted(len(name.replace(" ", "")) for name in names)[len(found) - 1]


def test_a_name_that_begins_a_crowd_leads_it():
    """A name typed in full comes first, before the five hundred longer names that begin with it."""
    engine = Engine([*CROWD, make_term("inter", "Inter"), make_term("in", "In")])
    assert names_of(engine.complete("inter"))[0] == "Inter"
    assert names_of(engine.complete("in", limit=2)) == ["In", "Inter"]
    assert len(engine.complete("inter")) == 25


def test_a_long_list_is_complete():
    """A list longer than the matches kept ready for a crowded prefix is filled as well."""
    names = {term.name.en for term in MANY if term.name.en.startswith("inter")}
    assert set(names_of(large().complete("inter", limit=len(names)))) == names


def test_the_same_punctuation_comes_first():
    """Punctuation does not affect what is found, but it does affect the order."""
    crowd = [make_term(f"t{at}", f"x{at}") for at in range(60)]
    engine = Engine([*crowd, make_term("windows", "X-Windows"), make_term("designer", "X-Designer")])
    assert names_of(engine.complete("x-", limit=2)) == ["X-Windows", "X-Designer"]


@pytest.mark.parametrize("term", CROWD[::41], ids=lambda term: term.id)
def test_a_typo_is_corrected(term):
    """With one letter too many, too few or out of place at either end, the name is still among the first five."""
    name = term.name.en
    for query in (name[1] + name[0] + name[2:], name[:-3] + name[-2:], f"{name[:4]}{name[3:]}"):
        assert name in names_of(matches_of(large().find(query)))


@pytest.mark.parametrize(("query", "meant"), [("intebonshun", "interbonation"), ("tranzgotchr", "transgoture")])
def test_a_long_list_has_similar_names(query, meant):
    """A badly misspelled name is still among the first twenty-five, after all matches with a better reason."""
    long = matches_of(large().find(query, limit=25))
    assert len(long) == 25
    assert meant in names_of(long)
    assert [match.how is How.ALIKE for match in long] == sorted(match.how is How.ALIKE for match in long)
    assert [match for match in long if match.how is not How.ALIKE][:5] == list(matches_of(large().find(query)))


def test_a_similar_name_is_no_answer():
    """The outcome is the same as for a short list; sharing fewer than half of the letters is not even similar."""
    outcome = SMALL.find("parametrixx servo", limit=25)
    assert isinstance(outcome, Nothing)
    assert names_of(outcome.alike) == ["Parameter Server"]
    assert SMALL.find("parametrixx servo") == Nothing()
    assert SMALL.find("qwertz", limit=25) == Nothing()


def test_the_outcome_does_not_depend_on_the_limit():
    """The outcome is the same for a limit of one and of twenty-five: whatever casts doubt is always looked for."""
    names = ["Grupa", *(f"Grupa{letter}" for letter in "bcdfghkl"), "Grupobecane"]
    engine = Engine([make_term(name.casefold(), name) for name in names])
    assert {type(engine.find("grup", limit=limit)) for limit in (1, 2, 5, 6, 25, 60)} == {Suggestions}
    names = ["Sharding", *(f"X{at} Shard{at}" for at in range(100, 200)), "Big Shard Collection Of Many Things"]
    engine = Engine([make_term(name.casefold().replace(" ", "-"), name) for name in names])
    assert {type(engine.find("shard", limit=limit)) for limit in (1, 5, 25, 60)} == {Suggestions}


def test_a_long_list_is_filled_with_terms():
    """Many similar aliases of one term do not take the places of other terms."""
    crowded = make_term("crowded", "Abcdxxxx", *(f"Abcdxxx{letter}" for letter in "abcdefg"))
    engine = Engine([crowded, *(make_term(f"t{at}", f"Abcd{at}yyy") for at in range(8))])
    for limit, found in ((6, 6), (7, 7), (25, 9)):
        assert len(matches_of(engine.find("abcdwvuw", limit=limit))) == found


@pytest.mark.parametrize("term", PAIRS[::97], ids=lambda term: term.id)
def test_words_may_come_in_any_order(term):
    """The words of a name find it in any order, or as prefixes."""
    first, second = term.name.en.split()
    assert term.name.en in names_of(matches_of(large().find(f"{second} {first}")))
    assert term.name.en in names_of(matches_of(large().find(f"{second} {first[:-2]}")))


def test_popularity_breaks_ties_and_nothing_more():
    """Among equally close names the popular one leads; a closer one stays ahead however unpopular it is."""
    names = ["Sorting", "Sorbing", "Sortings of Cards"]
    terms = [make_term(name.casefold().replace(" ", "-"), name) for name in names]
    popular = Engine(terms, lambda term_id: {"sorbing": 10, "sortings-of-cards": 10**9}.get(term_id, 0))
    assert names_of(popular.complete("sor"))[:2] == ["Sorbing", "Sorting"]
    assert names_of(Engine(terms).complete("sor"))[:2] == ["Sorbing", "Sorting"]
    assert names_of(matches_of(popular.find("sorting")))[0] == "Sorting"
    assert names_of(matches_of(popular.find("sortin")))[0] == "Sorting"
    rare = Engine(terms, lambda term_id: {"sorting": 1}.get(term_id, 0))
    assert names_of(rare.complete("sor"))[:2] == ["Sorting", "Sorbing"]


@pytest.mark.parametrize("text", WORST.values(), ids=WORST.keys())
def test_the_worst_texts_are_answered(text):
    """Long repeats, marks, invisible and bidirectional characters give a list or nothing, never a clear answer."""
    for limit in (1, 25):
        assert len(matches_of(large().find(text, limit=limit))) <= limit
        assert len(large().complete(text, limit=limit)) <= limit
    assert not isinstance(large().find(text), Exact | Confident)


@more_examples(3)
@given(text=UNICODE)
def test_any_text_is_answered_among_many(text):
    """No text raises, no term comes twice, and both intents agree on what is exact."""
    outcome, completed = large().find(text, limit=25), large().complete(text)
    for matches in (matches_of(outcome), completed):
        ids = [match.entry.id for match in matches]
        assert len(ids) == len(set(ids)) <= 25
        assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    if isinstance(outcome, Exact):
        assert completed[0] == outcome.best
    for limit in (1, 5):
        shorter = large().find(text, limit=limit)
        assert type(shorter) is type(outcome)
        assert [match for match in matches_of(shorter) if match not in matches_of(outcome)] == []
        assert not any(match.how is How.ALIKE for match in matches_of(shorter))


@pytest.mark.parametrize("text", [*WORST.values(), *CROWDED], ids=[*WORST.keys(), *CROWDED])
def test_no_text_causes_much_work(text, work):
    """For any text, at most twice as many texts are compared as there are names, and few typos are weighed."""
    for ask in (large().find, large().complete):
        work.clear()
        ask(text, limit=25)
        assert work["compared"] <= 2 * len(MANY)
        assert work["weighed"] <= 2 * MOST_WEIGHED


def test_a_crowd_causes_work(work):
    """The counters count, and a text in a crowd causes some work."""
    large().find("intra", limit=25)
    large().find("interxxnation", limit=25)
    assert work["compared"] > 1_000
    assert work["weighed"] >= MOST_WEIGHED


@pytest.mark.parametrize("unfinished", [False, True])
@pytest.mark.parametrize(
    "text", ["abcd000000wxyz", "abcdzzzzzzwxyz", "bcd000000wxyz", "abcd000000xyz", "abcd0000009yz"]
)
def test_few_texts_are_compared_however_many_there_are(text, unfinished):
    """Fifty thousand texts share prefix, ending and length, but each of eight keys gives only a bounded number."""
    crowd = DeletionIndex(f"abcd{at:06}wxyz" for at in range(50_000))
    assert 0 < len(crowd.candidates(text, 3, unfinished=unfinished)) <= 8 * MOST_PER_KEY
