"""The glossary that comes with the bot, and what people get when they ask it."""

import re
from collections import Counter
from statistics import median

import pytest

from bot.glossary.term import Language, Level
from bot.lookup.outcomes import Confident, Exact, Nothing, Suggestions
from tests import shipped

FIRST_SEVENTEEN = [
    "Distributed Machine Learning", "Parameter Server", "AllReduce", "Data Parallelism", "Sharding",
    "Elastic Training", "Spark MLlib", "TensorFlow Distributed", "Horovod", "Ray", "Petastorm", "Dask-ML",
    "Kubeflow", "MLflow", "Feast", "Vertex AI", "SageMaker",
]  # fmt: skip


def test_the_first_seventeen_terms_are_there():
    """The terms that the glossary began with stay in it."""
    assert set(FIRST_SEVENTEEN) <= {term.name.en for term in shipped.glossary().terms}


@pytest.mark.unmeasured("the same for every term")
@pytest.mark.parametrize("category", shipped.CATEGORIES)
def test_a_term_is_found_by_every_spelling_and_its_id(category):
    """Every name and alias finds its own term, exactly, also while typing; a shared one finds all that have it."""
    for term in terms_of(category):
        for spelling in (*term.spellings, term.id):
            outcome, completed = (
                shipped.catalogue().engine.find(spelling),
                shipped.catalogue().engine.complete(spelling),
            )
            if spelling in term.shared:
                assert isinstance(outcome, Suggestions), spelling
                assert outcome.are_senses
                assert term in [match.entry for match in outcome.matches]
                assert term in [match.entry for match in completed[: len(outcome.matches)]]
            else:
                assert isinstance(outcome, Exact), spelling
                assert outcome.best.entry is term
                assert completed[0].entry is term


def terms_of(category):
    """The terms of a category."""
    return [term for term in shipped.glossary().terms if term.category.id == category]


def test_it_is_a_dictionary():
    """It has at least 800 terms, and at least twenty in every category; a beginners' channel has a year of days."""
    per_category = Counter(term.category.id for term in shipped.glossary().terms)
    assert len(shipped.glossary().terms) >= 800
    assert min(per_category.values()) >= 20
    assert sum(term.level is Level.BASIC for term in shipped.glossary().terms) >= 365


def test_no_term_is_an_orphan():
    """Every term is reachable from another one."""
    reachable = {target for term in shipped.glossary().terms for target in term.see_also}
    assert [term.id for term in shipped.glossary().terms if term.id not in reachable] == []


def test_few_terms_have_a_single_link():
    """Nearly every term is linked from two others or more, as related or as what it is not; a few are too remote."""
    links = Counter(
        target
        for term in shipped.glossary().terms
        for target in {*term.see_also, *(contrast.term_id for contrast in term.contrast)}
    )
    assert sum(links[term.id] <= 1 for term in shipped.glossary().terms) <= 11


@pytest.mark.parametrize("language", Language)
def test_definitions_are_short(language):
    """Definitions fit a phone: the median has at most 220 characters."""
    assert median(len(term.definition[language]) for term in shipped.glossary().terms) <= 220


def test_everything_is_in_both_languages():
    """No reader sees a text or a name that is not translated."""
    texts = [(category.id, category.name) for category in shipped.glossary().categories]
    for term in shipped.glossary().terms:
        parts = (term.name, term.definition, term.in_practice, *(contrast.why for contrast in term.contrast))
        texts += ((term.id, text) for text in parts if text)
    assert [where for where, text in texts if not all(map(text.is_in, Language))] == []


@pytest.mark.parametrize("category", shipped.CATEGORIES)
def test_terms_read_well(category):
    """Texts differ between the languages, say more than the name, and there is something to read next."""
    for term in terms_of(category):
        assert term.definition.en != term.definition.de, term.id
        for text in (term.definition.en, term.definition.de):
            assert text.endswith((".", ")")), term.id
            assert text.casefold().strip(".") != term.name.en.casefold(), term.id
            assert len(text) <= 350
        assert not term.definition.en.casefold().startswith(f"{term.name.en.casefold()} is"), term.id
        assert term.sources
        assert 2 <= len(term.see_also) <= 5, term.id


NO_VERB = {  # in German not even an adverb comes between the name and its verb
    Language.EN: re.compile(r"[A-Z]|(a|an|the|one|in|on|at|by|for|of|with|from|as|when|where)\b"),
    Language.DE: re.compile(r"[A-ZÄÖÜ]|(ein|eine|der|die|das|in|im|an|am|bei|für|mit|als|wenn|auch|nur|meist)\b"),
}


@pytest.mark.parametrize("language", Language)
def test_contrasts_go_on_after_a_name(language):
    """The card puts what sets the other term apart right behind its name, so that begins with a verb."""
    texts = [contrast.why[language] for term in shipped.glossary().terms for contrast in term.contrast]
    assert [text for text in texts if NO_VERB[language].match(text)] == []


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("all reduce", "AllReduce"),
        ("all-reduce", "AllReduce"),
        ("ALLREDUCE", "AllReduce"),
        ("all_reduce", "AllReduce"),
        ("dask ml", "Dask-ML"),
        ("daskml", "Dask-ML"),
        ("ml flow", "MLflow"),
        ("ML-Flow", "MLflow"),
        ("parameter servers", "Parameter Server"),
        ("Parameterserver", "Parameter Server"),
        ("Datenparallelität", "Data Parallelism"),
        ("datenparallelitat", "Data Parallelism"),
        ("datenparallelitaet", "Data Parallelism"),
        ("DATENPARALLELITÄT", "Data Parallelism"),
        ("shards", "Sharding"),
        ("tf distribute", "TensorFlow Distributed"),
        ("multi worker mirrored strategy", "TensorFlow Distributed"),
        ("vertexai", "Vertex AI"),
        ("sage maker", "SageMaker"),
        ("  ray  ", "Ray"),
    ],
)
def test_the_same_spelling_is_exact(query, name):
    """Case, accents, spaces, hyphens and a plural s do not make another word."""
    outcome = shipped.catalogue().engine.find(query)
    assert isinstance(outcome, Exact)
    assert outcome.best.entry.name.en == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kuberflow", "Kubeflow"),
        ("horovd", "Horovod"),
        ("horrovod", "Horovod"),
        ("paramter sever", "Parameter Server"),
        ("paramater servr", "Parameter Server"),
        ("shardign", "Sharding"),
        ("shading", "Sharding"),
        ("server parameter", "Parameter Server"),
        ("parallelism data", "Data Parallelism"),
        ("al reduse", "AllReduce"),
        ("petastrom", "Petastorm"),
        ("sagemker", "SageMaker"),
        ("distributed machin learning", "Distributed Machine Learning"),
        ("verteiltes maschineles lernen", "Distributed Machine Learning"),
        ("datenparalelität", "Data Parallelism"),
        ("elastik training", "Elastic Training"),
    ],
)
def test_a_clear_misspelling_is_confident(query, name):
    """One term is clearly meant."""
    outcome = shipped.catalogue().engine.find(query)
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.name.en == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("shardi", "Sharding"),
        ("ml", "Machine Learning"),
        ("dml", "Distributed Machine Learning"),
        ("spark mll", "Spark MLlib"),
    ],
)
def test_a_clear_beginning_is_an_answer(query, name):
    """The term is exact or confident."""
    outcome = shipped.catalogue().engine.find(query)
    assert isinstance(outcome, Exact | Confident)
    assert outcome.best.entry.name.en == name


@pytest.mark.parametrize("query", ["s", "d", "distributed", "google", "amazon", "aws", "uber", "shar", "vertex"])
def test_an_unclear_query_gets_suggestions(query):
    """Several terms fit, or the word means more than the term."""
    assert isinstance(shipped.catalogue().engine.find(query), Suggestions)


@pytest.mark.parametrize(
    "query", ["police", "gedicht", "spark plug", "array", "horror", "banana", "rap", "learning rat race"]
)
def test_another_word_is_never_confident(query):
    """A wrong confident answer is worse than a list."""
    assert isinstance(shipped.catalogue().engine.find(query), Suggestions | Nothing)


@pytest.mark.parametrize(
    "query",
    [
        "banana",
        "asdfgh",
        "qwertz",
        "🦄",
        "🦄🦄🦄",
        " " * 100,
        "",
        "x" * 6000,
        "مرحبا بالعالم",
        "שלום",
        "\u202edrahs\u202c?",
    ],
)
def test_nonsense_gets_nothing(query):
    """A list of nonsense is worse than an honest nothing."""
    assert isinstance(shipped.catalogue().engine.find(query), Nothing)


@pytest.mark.parametrize(("typed", "first"), [("shadr", "Sharding"), ("kubr", "Kubeflow"), ("tensro", "Tensor")])
def test_a_misspelled_beginning_completes(typed, first):
    """An unfinished, misspelled name leads to the right one first."""
    assert shipped.catalogue().engine.complete(typed)[0].entry.name.en.startswith(first)


def test_one_letter_completes_to_all_names_with_it():
    """``s`` offers every name that begins with S, before anything else."""
    first = [match.entry.names for match in shipped.catalogue().engine.complete("s")]
    assert len(first) == 25
    assert all(any(name.casefold().startswith("s") for name in names) for names in first)


def test_nothing_typed_completes_to_a_varied_list():
    """The first choices come from different categories."""
    categories = len(shipped.glossary().categories)
    first = shipped.catalogue().engine.complete("")[:categories]
    assert len({match.entry.category.id for match in first}) == categories


def rows(typed):
    """What shows while somebody types: the names of terms, and the text itself if it is the first row."""
    completion = shipped.catalogue().complete(typed, limit=25)
    return [*([typed] if completion.as_typed else []), *(match.entry.name.en for match in completion.matches)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("transf", "Transformer"),
        ("neura", "Neural Network"),
        ("what is dropout", "Dropout"),
        ("embeding", "Embedding"),
        ("GRPO", "Group Relative Policy Optimization"),
    ],
)
def test_the_first_row_of_a_beginning_or_a_sure_text(typed, first):
    """A beginning gets a basic term that begins with it, and what is sure gets its card."""
    assert rows(typed)[0] == first


@pytest.mark.parametrize(
    "typed",
    ["police", "fast", "knowledge", "gedicht", "transformer station", "RAG vs fine-tuning", "why do LLMs hallucinate"],
)
def test_the_first_row_of_a_finished_text_is_the_text(typed):
    """A real word, or a question that several terms answer, is not taken for one of them."""
    assert rows(typed)[0] == typed


@pytest.mark.parametrize(
    ("typed", "among_the_first"),
    [("netz", "Neural Network"), ("net", "Neural Network"), ("halu", "Hallucination"), ("", "Artificial Intelligence")],
)
def test_basic_terms_come_before_rare_ones(typed, among_the_first):
    """What everybody looks up is among the first five."""
    assert among_the_first in rows(typed)[:5]
