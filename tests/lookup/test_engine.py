from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.engine import Engine
from bot.lookup.outcomes import Confident, Exact, How, Match, Nothing, Outcome, Suggestions, matches_of
from tests.examples import more_examples
from tests.lookup.seventeen import DATA, SEVENTEEN, TRAINING, make_term

ENGINE = Engine(SEVENTEEN)
BEST_FIRST = list(How)

# What people may type: any text, and texts made of pieces that could confuse a lookup.
MIXED = st.text(alphabet="shardingparmetkuflow SML-_./+#'äßé\u0301\u200b\u202e2", max_size=40)
MANGLED = st.builds(
    lambda text, at, junk: text[: at % (len(text) + 1)] + junk + text[(at + 1) % (len(text) + 1) :],
    st.sampled_from([spelling for term in SEVENTEEN for spelling in term.spellings]),
    st.integers(0, 40),
    st.text(max_size=2),
)
ANYTHING = st.one_of(st.text(max_size=250), MIXED, MANGLED)


def engine_of(*names: str) -> Engine:
    """An engine whose terms have these names."""
    return Engine([make_term(f"term-{at}", name) for at, name in enumerate(names)])


def first_of(outcome: Outcome) -> str:
    """The id of the best term."""
    return matches_of(outcome)[0].entry.id


def names_of(matches: tuple[Match, ...]) -> list[str]:
    """The names of the terms, in order."""
    return [match.entry.name.en for match in matches]


# --- A finished query ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "term_id"), [(text, term.id) for term in SEVENTEEN for text in (*term.spellings, term.id)]
)
def test_every_spelling_and_id_is_exact(query, term_id):
    """Every name, alias and id finds its term, in any case and as the value of a completion."""
    for text in (query, query.upper(), query.lower(), f"  {query}\n"):
        outcome = ENGINE.find(text)
        assert isinstance(outcome, Exact)
        assert outcome.best.entry.id == term_id


@pytest.mark.parametrize(
    ("query", "term_id", "how"),
    [
        ("all reduce", "allreduce", How.SPACING),
        ("all-reduce", "allreduce", How.SPACING),
        ("ALLREDUCE", "allreduce", How.EXACT),
        ("dask ml", "dask-ml", How.EXACT),
        ("Datenparallelität", "data-parallelism", How.EXACT),
        ("datenparallelitat", "data-parallelism", How.EXACT),
        ("Datenparallelitaet", "data-parallelism", How.EXACT),
        ("DATENPARALLELITÄT", "data-parallelism", How.EXACT),
        ("Datenparallelita\u0308t", "data-parallelism", How.EXACT),
        ("shar\u200bding", "sharding", How.EXACT),
        ("\u202esharding\u202c", "sharding", How.EXACT),
        ("ｓｈａｒｄｉｎｇ", "sharding", How.EXACT),
        ("s\u0301h\u0302a\u0303r\u0304d\u0306ing", "sharding", How.EXACT),
        ("«Sharding»!", "sharding", How.EXACT),
        ("**sharding**", "sharding", How.EXACT),
        ("vertex_ai", "vertex-ai", How.EXACT),
        ("daskml", "dask-ml", How.SPACING),
        ("ML flow", "mlflow", How.SPACING),
        ("kube-flow", "kubeflow", How.SPACING),
        ("sage maker", "sagemaker", How.SPACING),
        ("dataparallelism", "data-parallelism", How.SPACING),
        ("mirrored strategy", "tensorflow-distributed", How.SPACING),
        ("Daten-Parallelitaet", "data-parallelism", How.SPACING),
        ("parameter servers", "parameter-server", How.PLURAL),
        ("parameters servers", "parameter-server", How.PLURAL),
        ("parameterservers", "parameter-server", How.PLURAL),
        ("Shards", "sharding", How.PLURAL),
        ("AllReduces", "allreduce", How.PLURAL),
    ],
)
def test_the_same_but_for_how_it_is_written(query, term_id, how):
    """For a reader, case, accents, punctuation, invisible characters, spaces and a plural s change nothing."""
    outcome = ENGINE.find(query)
    assert isinstance(outcome, Exact)
    assert outcome.best.entry.id == term_id
    assert BEST_FIRST.index(outcome.best.how) <= BEST_FIRST.index(how)


@pytest.mark.parametrize(
    ("query", "term_id"),
    [
        ("kuberflow", "kubeflow"),
        ("kubeflwo", "kubeflow"),
        ("cubeflow", "kubeflow"),
        ("horovd", "horovod"),
        ("horrovod", "horovod"),
        ("horowod", "horovod"),
        ("paramter sever", "parameter-server"),
        ("servre paramter", "parameter-server"),
        ("paramterserver", "parameter-server"),
        ("parameter serwer", "parameter-server"),
        ("shardign", "sharding"),
        ("shrading", "sharding"),
        ("shardding", "sharding"),
        ("hsarding", "sharding"),
        ("al reduse", "allreduce"),
        ("allreduse", "allreduce"),
        ("server parameter", "parameter-server"),
        ("learning machine distributed", "distributed-machine-learning"),
        ("distributed machien lerning", "distributed-machine-learning"),
        ("data paralelism", "data-parallelism"),
        ("data paralellism", "data-parallelism"),
        ("dta parallelsim", "data-parallelism"),
        ("dataparalelism", "data-parallelism"),
        ("Datenparalelität", "data-parallelism"),
        ("Datenparallelitet", "data-parallelism"),
        ("Datenparallelitädt", "data-parallelism"),
        ("verteiltes maschineles lernen", "distributed-machine-learning"),
        ("Elastisches Trainig", "elastic-training"),
        ("elastik training", "elastic-training"),
        ("elsatic traning", "elastic-training"),
        ("petastrom", "petastorm"),
        ("petasorm", "petastorm"),
        ("sagemkaer", "sagemaker"),
        ("sagmaker", "sagemaker"),
        ("vertx ai", "vertex-ai"),
        ("mlfow", "mlflow"),
        ("mflow", "mlflow"),
        ("tensorflow distribted", "tensorflow-distributed"),
        ("tensorflow distributd", "tensorflow-distributed"),
        ("mirroredstratgy", "tensorflow-distributed"),
        ("spark mlib", "spark-mllib"),
        ("shar", "sharding"),
        ("param", "parameter-server"),
        ("kubef", "kubeflow"),
        ("horo", "horovod"),
        ("Datenparallelit", "data-parallelism"),
        ("param serv", "parameter-server"),
    ],
)
def test_clear_despite_different_spelling(query, term_id):
    """A misspelling, another word order, or a prefix of only one name gives a clear answer."""
    outcome = ENGINE.find(query)
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.id == term_id


@pytest.mark.parametrize(
    ("query", "term_id"), [("spark", "spark-mllib"), ("vertex", "vertex-ai"), ("sever paramter", "parameter-server")]
)
def test_a_real_word_is_only_offered(query, term_id):
    """A word that people use may mean itself, so it is no beginning of a longer name, and no slip in another order."""
    outcome = ENGINE.find(query)
    assert isinstance(outcome, Suggestions)
    assert first_of(outcome) == term_id


@pytest.mark.parametrize("query", ["s", "d", "m", "ml", "a", "p", "di", "ai"])
def test_one_or_two_letters_give_a_list(query):
    """So few letters begin something in several terms, or are too few to be sure."""
    assert isinstance(ENGINE.find(query), Suggestions)


@pytest.mark.parametrize(
    "query",
    [
        "spark plug", "array", "horror", "day", "gray", "least", "charging", "data", "google", "amazon", "flow",
        "server", "training", "learning", "machine learning", "distributed", "store", "storm", "strategy",
        "feature", "feature store", "ray tracing", "x-ray", "model parallelism", "Modellparallelität",
        "Taskparallelität", "task parallelism", "deep learning", "elastic search", "model server",
    ],
)  # fmt: skip
def test_another_thing_is_never_the_answer(query):
    """A query that only resembles a term, or is a general word of its name, gets suggestions at most."""
    assert not isinstance(ENGINE.find(query), Exact | Confident)


@pytest.mark.parametrize(
    "query",
    [
        "docker", "banana", "asdfgh", "qwertz", "xyzzy", "kubernetes", "pytorch", "python", "gradient", "batch",
        "reduction", "workflow", "airflow", "blockchain", "Bundeskanzler", "Donaudampfschifffahrt", "lorem ipsum",
        "the quick brown fox", "42", "3.14159", "c++", "?", "!!!", "...", "", " " * 100, "\n\t", "😀", "👩‍💻🚀",
        "🇩🇪", "1️⃣", "™️", "\u200b" * 50, "\u202e", "\u0301" * 30, "مرحبا بالعالم", "שלום עולם",
        "привет", "机器学习", "ガラス", "हिन्दी",
        "a" * 6000, "ab " * 2000, "😀" * 3000, "\u0301" * 6000, "ﷺ" * 3000, "z\u200d" * 3000,
        "<@123456789012345678>", "https://example.org/x", "'; DROP TABLE terms; --", "\x00", "\ud800",
    ],
)  # fmt: skip
def test_nonsense_and_far_words_give_nothing(query):
    """An honest nothing beats a list of nonsense."""
    assert ENGINE.find(query) == Nothing()


def test_a_text_longer_than_any_name_is_no_name():
    """Only the beginning of a long text is read, so it is never taken for the term that it begins with."""
    for query in ("sharding" + " " * 300 + "x", "ray" + "\u0301" * 6000, "sharding " * 600):
        assert not isinstance(ENGINE.find(query), Exact | Confident)
    assert isinstance(ENGINE.find(" " * 3000 + "sharding" + " " * 3000), Exact)


def test_the_answer_leads_and_others_follow():
    """Other matches follow the exact or clear answer, within the limit."""
    outcome = engine_of("Ray", "Ray Core", "Ray Tune", "X-Ray").find("ray", limit=3)
    assert isinstance(outcome, Exact)
    assert names_of((outcome.best, *outcome.others)) == ["Ray", "Ray Core", "Ray Tune"]
    assert isinstance(ENGINE.find("shardign", limit=1), Confident)
    assert len(matches_of(ENGINE.find("s", limit=2))) == 2


def test_limit_below_one_is_refused():
    """A limit must be at least one."""
    with pytest.raises(ValueError, match="at least 1"):
        ENGINE.find("ray", limit=0)
    with pytest.raises(ValueError, match="at least 1"):
        ENGINE.complete("ray", limit=0)


def test_no_terms_no_answer():
    """An engine without terms finds nothing."""
    engine = Engine([])
    assert engine.find("ray") == Nothing()
    assert engine.complete("ray") == engine.complete("") == ()


# --- The tiers -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "name", "how"),
    [
        ("graph search", "Graph Search", How.EXACT),
        ("graphsearch", "Graph Search", How.SPACING),
        ("graph searches", "Graph Search", How.PLURAL),
        ("gra", "Graph Search", How.PREFIX),
        ("graphse", "Graph Search", How.PREFIX),
        ("sea", "Graph Search", How.WORD),
        ("gs", "Graph Search", How.INITIALS),
        ("gnn", "GraphNeuralNetwork", How.INITIALS),
        ("neural", "GraphNeuralNetwork", How.WORD),
        ("network graph", "GraphNeuralNetwork", How.WORDS),
        ("search graph", "Graph Search", How.WORDS),
        ("sea gra", "Graph Search", How.WORDS),
        ("word vec", "word2vec", How.WORDS),
        ("grahp search", "Graph Search", How.TYPO),
        ("serach graph", "Graph Search", How.TYPO),
        ("graph serach", "Breadth-First Graph Search", How.TYPO),
        ("grahp", "Graph Search", How.TYPO),
        ("grpahse", "Graph Search", How.TYPO),
        ("aphs", "Graph Search", How.PART),
        ("libraries", "Library", How.PLURAL),
        ("library", "Libraries", How.PLURAL),
        ("boxes", "Box", How.PLURAL),
        ("caches", "Cache", How.PLURAL),
        ("classes", "Class", How.PLURAL),
        ("gpus", "GPU", How.PLURAL),
    ],
)
def test_how_it_matched(query, name, how):
    """Each tier finds its kind of match, and says so."""
    (match,) = matches_of(engine_of(name).find(query))
    assert match.how is how


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("planes", "Plan"),  # only some words form their plural with -es
        ("mass", "Mas"),
        ("as", "A"),
        ("c", "C++"),
        ("c#", "C++"),
        ("b a", "Alpha Beta Gamma"),
        ("graph graph", "Graph Search"),
        ("serch sarch", "Linear Search"),
    ],
)
def test_not_the_same(query, name):
    """Similar is not equal: these are other words, other languages, or words used twice."""
    assert not isinstance(engine_of(name).find(query), Exact)


@pytest.mark.parametrize(
    ("query", "name"),
    [("node js", "Node"), ("ray x", "Ray"), ("x ray", "Ray"), ("dart graph", "Data Graph")],
)
def test_another_word_is_no_typo(query, name):
    """A word more or less, or another word, is not a typo."""
    assert not isinstance(engine_of(name, "Something Else").find(query), Exact | Confident)


def test_better_tier_comes_first():
    """Whatever the similarity, a tier never loses to a lower one."""
    engine = engine_of("Car", "Cars", "Cartography", "Race Car Driver", "Cache Aware Reduction", "Card", "Vicar")
    matches = matches_of(engine.find("car", limit=10))
    tiers = [BEST_FIRST.index(match.how) for match in matches]
    assert tiers == sorted(tiers)
    assert names_of(matches)[:3] == ["Car", "Cars", "Card"]
    scores = [match.score for match in matches]
    for better, worse in pairwise(matches):
        assert better.how is worse.how or better.score > worse.score
    assert scores == sorted(scores, reverse=True)


def test_ties_break_by_length_then_name():
    """Among equals the shorter name comes first, then alphabetical order, whatever order the terms came in."""
    names = ["Net Beta", "Net Alpha", "Net Omega", "Net Zeta"]
    assert names_of(matches_of(engine_of(*names).find("net"))) == ["Net Beta", "Net Zeta", "Net Alpha", "Net Omega"]
    assert names_of(matches_of(engine_of(*names[::-1]).find("net")))[0] == "Net Beta"


def test_nearer_typo_scores_higher():
    """Within the typo tier, fewer and likelier typos give a higher score."""
    engine = engine_of("Convolution")
    one, two, three = (
        matches_of(engine.find(query))[0].score for query in ("convolutoin", "convolusion", "convalusion")
    )
    assert 1 > one > two > three > 0


def test_the_more_terms_the_nearer_a_typo_must_be():
    """A spelling close to one of three names is close to one of a thousand only by chance."""
    names = [f"{first}{second}x {first}q{second}" for first in "bdfghjklmnprstvwz" for second in "aeiou" * 4]
    assert names_of(matches_of(engine_of("Feast").find("feabd"))) == ["Feast"]
    assert engine_of("Feast", *names).find("feabd") == Nothing()


def test_two_readings_are_a_list():
    """If two terms are equally close, neither is the answer."""
    outcome = engine_of("Adaptor", "Adapter").find("adaptar")
    assert isinstance(outcome, Suggestions)
    assert len(outcome.matches) == 2


def test_a_beginning_is_not_clear_beside_a_misspelling():
    """A prefix of one name may be a misspelling of another."""
    assert isinstance(engine_of("Dominance").find("domin"), Confident)
    assert isinstance(engine_of("Dominance", "Domain").find("domin"), Suggestions)


def test_initials_of_one_term_are_clear():
    """Three initials are clear unless another term has the same ones."""
    assert isinstance(engine_of("Stochastic Gradient Descent").find("sgd"), Confident)
    assert isinstance(engine_of("Stochastic Gradient Descent", "Sparse Grid Data").find("sgd"), Suggestions)
    assert isinstance(engine_of("Gradient Descent").find("gd"), Suggestions)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("posix", "Portable Operating System for unIX"),
        ("rmos", "Resources Management On-Line System"),
        ("ipxcp", "[PPP] Internetwork Packet eXchange Control Protocol"),
        ("uosx", "Underlying Operating System (for) uniX"),
    ],
)
def test_capitals_are_initials(query, name):
    """A name's capitals count as its initials, too; hyphens and remarks in brackets are ignored."""
    outcome = engine_of(name, "Something Else").find(query)
    assert isinstance(outcome, Confident)
    assert outcome.best.how is How.INITIALS


def test_initials_come_before_words_that_a_finished_query_cuts_off():
    """A finished query of three initials means them; while typing, a longer word may still follow."""
    engine = engine_of("Random Access Memory", "Rambling", "Cache RAM")
    assert names_of(matches_of(engine.find("ram")))[0] == "Random Access Memory"
    assert engine.complete("ram")[0].entry.name.en == "Rambling"


def test_initials_are_not_clear_beside_a_beginning():
    """Four letters that are a prefix of one name and the initials of another may mean either."""
    assert isinstance(engine_of("Graph Rank of Queues").find("groq"), Confident)
    outcome = engine_of("Graph Rank of Queues", "Groquik").find("groq")
    assert isinstance(outcome, Suggestions)
    assert names_of(matches_of(outcome)) == ["Graph Rank of Queues", "Groquik"]


def test_a_typo_is_likelier_than_a_prefix():
    """A finished query that is a prefix of a longer word is more likely a misspelled whole word; both are listed."""
    engine = engine_of("Board", "Border Gateway Protocol")
    assert names_of(matches_of(engine.find("bord"))) == ["Board", "Border Gateway Protocol"]
    assert engine.complete("bord")[0].entry.name.en == "Border Gateway Protocol"


def test_a_common_word_is_likelier():
    """Of two equally close names, the one whose word appears in more names comes first."""
    engine = engine_of("Clock", "Click", "Click Rate", "Double Click", "Click Through")
    assert names_of(matches_of(engine.find("clck")))[:2] == ["Click", "Clock"]


def test_the_order_of_words_decides_between_equals():
    """Words in the name's own order are a closer match than the same words in another order."""
    engine = engine_of("A/D Converter", "D/A Converter")
    assert names_of(matches_of(engine.find("d/a coverter")))[0] == "D/A Converter"


def test_a_name_without_its_last_letter_is_clear():
    """Longer names that begin with the same word do not cast doubt on it."""
    names = ("Software", "Software Engineering", "Software Design")
    outcome = engine_of(*names).find("softwar")
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.name.en == "Software"
    assert isinstance(engine_of(*names).find("softw"), Suggestions)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("what is sharding?", "Sharding"), ("What's a shard", "Sharding"), ("the parameter server", "Parameter Server"),
        ("was ist datenparallelität?", "Data Parallelism"), ("/define ray", "Ray"), ("define: shardign", "Sharding"),
        ("what does allreduce mean?", "AllReduce"), ("Was bedeutet Sharding", "Sharding"), ("ein Shard", "Sharding"),
        ("Distributed Machine Learning (DML)", "Distributed Machine Learning"), ("Ray [framework]", "Ray"),
        ("Horovod 0.28", "Horovod"), ("what is ray 2.9?", "Ray"), ("Kubeflow-1", "Kubeflow"), ("mlflow v2", "MLflow"),
        ("wofür steht DML?", "Distributed Machine Learning"), ("How does AllReduce work?", "AllReduce"),
        ("Wie funktioniert Sharding", "Sharding"), ("what  is\u00a0ray", "Ray"), ("whats ray", "Ray"),
        ("erkläre mir den Parameterserver", "Parameter Server"), ("was heisst Sharding", "Sharding"),
    ],
)  # fmt: skip
def test_a_question_about_a_name_is_clear(query, name):
    """Question, article and remark are not part of the name; the query says more than the name, so it is not exact."""
    outcome = ENGINE.find(query)
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.name.en == name


def test_a_question_that_is_a_name_is_exact():
    """Nothing is stripped from a query that is a term's name as it stands."""
    engine = engine_of("The Who", "Who", "Define", "A (B)")
    for name in ("The Who", "Define", "A (B)"):
        assert engine.find(name) == Exact(engine.find(name).best, engine.find(name).others)
        assert engine.find(name).best.entry.name.en == name


@pytest.mark.parametrize("query", ["the", "what is", "what is a banana?", "()", "(((", "the " * 50 + "ray"])
def test_a_question_about_nothing_is_no_answer(query):
    """After stripping there may be nothing left, or nothing known."""
    assert not isinstance(ENGINE.find(query), Exact)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("agents", {"Agent Hive", "AI Agent"}), ("Agenten", {"Agent Hive", "AI Agent"}),
        ("netze", {"Neuronales Netz"}), ("policies", {"Policy Gradient"}), ("biases", {"Bias Term"}),
    ],
)  # fmt: skip
def test_a_plural_finds_names_with_the_singular(query, names):
    """If nothing else answers it, a plural suggests the names that contain its singular."""
    others = [f"{first}{second}{third}" for first in "bcdfg" for second in "hjklm" for third in "npqrs"]
    engine = engine_of("Agent Hive", "AI Agent", "Neuronales Netz", "Policy Gradient", "Bias Term", *others)
    outcome = engine.find(query)
    assert isinstance(outcome, Suggestions)
    assert set(names_of(matches_of(outcome))) == names


@pytest.mark.parametrize("query", ["species", "princes", "regen"])
def test_a_plural_needs_its_singular(query):
    """What is left must be a word of the name: "species" is no plural of "spec", and "princes" is none of "princ"."""
    engine = engine_of("Spectrogram", "Speculative Decoding", "Principal Component", "Regel", "Agent Hive")
    assert not [match for match in matches_of(engine.find(query)) if match.how is not How.TYPO]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Transformers (libary)", "Transformers (library)"), ("Regression (logistic)", "Logistic Regression"),
        ("gradient descent (stochastic)", "Stochastic Gradient Descent"), ("Attention (self)", "Self-Attention"),
        ("Learning Q", "Q-Learning"), ("Test A/B", "A/B Test"),
    ],
)  # fmt: skip
def test_brackets_and_single_letters_can_be_part_of_a_name(query, name):
    """A remark in brackets may be part of the name, and a single letter may be one of its words."""
    engine = engine_of(
        "Transformer", "Transformers (library)", "Regression", "Logistic Regression", "Gradient Descent",
        "Stochastic Gradient Descent", "Attention", "Self-Attention", "Q-Learning", "A/B Test",
    )  # fmt: skip
    outcome = engine.find(query)
    assert isinstance(outcome, Exact | Confident)
    assert outcome.best.entry.name.en == name


@pytest.mark.parametrize("query", ["loss mean", "layer-work", "a-layer", "die-layer", "batch works"])
def test_only_questions_are_stripped(query):
    """Only a leading article or question is stripped, and words at the end only if they belong to that question."""
    assert not isinstance(engine_of("Loss", "Layer", "Batch").find(query), Exact | Confident)


def test_the_first_word_of_an_alias_is_no_answer():
    """The first word of an alias often names its maker, so it is no clear answer, however much of the alias it is."""
    engine = Engine([make_term("environment", "Environment", "OpenAI Gym")])
    assert isinstance(engine.find("openai"), Suggestions)
    assert isinstance(engine.find("openai gy"), Confident)


def test_a_letter_is_no_word_of_a_name():
    """In any order, words may be prefixes, but a single letter is a prefix of too many."""
    engine = engine_of("Gradient Accumulation")
    assert isinstance(engine.find("a gradient"), Suggestions)
    assert isinstance(engine.find("acc gradient"), Confident)


def test_words_in_another_order_may_lack_their_endings():
    """Misspelled words match in any order, even if one of them is only a prefix."""
    outcome = engine_of("Markov Decision Process", "Markov Chain").find("proces markov desicion")
    assert isinstance(outcome, Confident)
    assert outcome.best.entry.name.en == "Markov Decision Process"


def test_few_words_of_many_letters():
    """A misspelled word finds the name of two long words before the name of four short ones."""
    assert names_of(matches_of(engine_of("A B C Graph", "Extraordinary Graph").find("grahp"))) == [
        "Extraordinary Graph"
    ]


def test_matched_spelling_is_told():
    """The answer names the alias that matched, as the glossary spells it."""
    assert matches_of(ENGINE.find("datenparallelitaet"))[0].spelling == "Datenparallelität"
    assert matches_of(ENGINE.find("mllib"))[0].spelling == "MLlib"


def test_name_without_letters_is_found_by_id():
    """A name that is only punctuation cannot be compared, but its id still finds the term."""
    engine = Engine([make_term("bang", "!")])
    assert first_of(engine.find("bang")) == "bang"
    assert engine.find("!") == Nothing()
    assert names_of(engine.complete("")) == ["!"]


# --- A beginning -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        ("shadr", "Sharding"),
        ("kubr", "Kubeflow"),
        ("kuebf", "Kubeflow"),
        ("horv", "Horovod"),
        ("prameter", "Parameter Server"),
        ("tensro", "TensorFlow Distributed"),
        ("distirbuted m", "Distributed Machine Learning"),
        ("paralle", "Data Parallelism"),
        ("paralel", "Data Parallelism"),
        ("datenpar", "Data Parallelism"),
        ("daten-par", "Data Parallelism"),
        ("vertei", "Distributed Machine Learning"),
        ("dml", "Distributed Machine Learning"),
        ("reduce", "AllReduce"),
        ("mirr", "TensorFlow Distributed"),
        ("ray", "Ray"),
        ("server p", "Parameter Server"),
        ("beflo", "Kubeflow"),
    ],
)
def test_completed_first(beginning, name):
    """What was begun comes first, misspelled or not."""
    assert ENGINE.complete(beginning)[0].entry.name.en == name


def test_all_names_with_the_letter_come_first():
    """A single letter lists every name that begins with it before anything else."""
    names = names_of(ENGINE.complete("s"))
    with_s = [term.name.en for term in SEVENTEEN if term.name.en.startswith("S")]
    assert sorted(names[: len(with_s)]) == sorted(with_s)


@pytest.mark.parametrize("blank", ["", " " * 100, "\u200b", "\u3000"])
def test_blank_beginning_lists_everything_in_turn(blank):
    """With nothing typed, the first choices come from different categories, the same each time."""
    matches = ENGINE.complete(blank)
    assert sorted(match.entry.id for match in matches) == sorted(term.id for term in SEVENTEEN)
    assert len({match.entry.category.id for match in matches[:4]}) == 4
    assert matches == ENGINE.complete("")
    assert len(ENGINE.complete(blank, limit=5)) == 5


def test_blank_round_takes_one_of_each_category():
    """Categories take turns until each is used up."""
    terms = [make_term("a", "A"), make_term("b", "B"), make_term("c", "C", category=DATA)]
    terms.append(make_term("d", "D", category=TRAINING))
    assert names_of(Engine(terms).complete("")) == ["A", "C", "D", "B"]


@pytest.mark.parametrize("beginning", ["😀", "?", "xyz", "qwertzuiop", "مرحبا", "a" * 6000, "x" * 201])
def test_no_name_begins_like_this(beginning):
    """An emoji is not blank, and nonsense completes to nothing."""
    assert ENGINE.complete(beginning) == ()


# --- Any text --------------------------------------------------------------------------------------------------


@more_examples(4)
@given(query=ANYTHING, limit=st.integers(1, 30))
def test_any_text_is_answered(query, limit):
    """No text raises; scores lie in [0, 1] and never rise, nor do tiers; no term comes twice; the limit holds."""
    for matches in (matches_of(ENGINE.find(query, limit=limit)), ENGINE.complete(query, limit=limit)):
        scores = [match.score for match in matches]
        assert all(0 <= score <= 1 for score in scores)
        assert scores == sorted(scores, reverse=True)
        tiers = [BEST_FIRST.index(match.how) for match in matches]
        assert tiers == sorted(tiers)
        ids = [match.entry.id for match in matches]
        assert len(ids) == len(set(ids)) <= limit
        assert all(match.spelling in match.entry.spellings for match in matches)


@more_examples(3)
@given(query=ANYTHING)
def test_both_intents_agree_on_what_is_exact(query):
    """If a finished query is exact, its completion begins with that match; otherwise it has no exact one."""
    outcome = ENGINE.find(query)
    if isinstance(outcome, Exact):
        assert ENGINE.complete(query)[0] == outcome.best
    else:
        assert not any(
            match.how in {How.EXACT, How.SPACING, How.PLURAL} for match in ENGINE.complete(query) if query.strip()
        )


@given(names=st.lists(st.text(min_size=1, max_size=30), max_size=12), query=st.text(max_size=30))
def test_any_glossary_is_answered(names, query):
    """Whatever the names are, an engine can be built and queried, and finds each term by its id and its name."""
    engine = engine_of(*names)
    engine.find(query)
    engine.complete(query)
    for at, name in enumerate(names):
        assert first_of(engine.find(f"term-{at}")) == f"term-{at}"
        outcome = engine.find(name)
        assert isinstance(outcome, Exact | Nothing) or outcome.are_senses
