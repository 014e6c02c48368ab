import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.normalize import LONGEST_QUERY, form, forms, is_blank


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Data Parallelism", ["data", "parallelism"]),
        ("  dask-ml\t", ["dask", "ml"]),
        ("tf.distribute", ["tf", "distribute"]),
        ("a/b_c:d", ["a", "b", "c", "d"]),
        ("two\nlines\u2028more", ["two", "lines", "more"]),
        ("Straße", ["strasse"]),
        ("STRASSE", ["strasse"]),
        ("naïve Bayes", ["naive", "bayes"]),
        ("nai\u0308ve", ["naive"]),
        ("İstanbul ıstanbul", ["istanbul", "istanbul"]),
        ("Łódź Ørsted Æsir", ["lodz", "orsted", "aesir"]),
        ("Ǽsir ǽr Ǣ ǣ Ǿrsted ǿl", ["aesir", "aer", "ae", "ae", "orsted", "ol"]),
        ("ﬁne\ufeff-tuning", ["fine", "tuning"]),
        ("ｓｈａｒｄ 𝐬𝐡𝐚𝐫𝐝", ["shard", "shard"]),
        ("Moore's law’s end", ["moores", "laws", "end"]),
        ("C C++ C# F#", ["c", "c++", "c#", "f#"]),
        ("C++ für alle", ["c++", "fur", "alle"]),
        ("a+b ++ # +1 c++y", ["a", "b", "1", "c", "y"]),
        ("größe+höhe", ["grosse", "hohe"]),
        ("x²", ["x2"]),
        ("shar\u200bd\u00ading\u202e\x07", ["sharding"]),
        ("shard\ufe0fing", ["sharding"]),
        ("Привет, МИР", ["привет", "мир"]),
        ("ёлка", ["елка"]),
        ("مرحبا بالعالم", ["مرحبا", "بالعالم"]),
        ("كِتَاب", ["كتاب"]),
        ("שָׁלוֹם", ["שלום"]),
        ("分布式 机器学习", ["分布式", "机器学习"]),
        ("ガ が", ["ガ", "が"]),
        ("हिन्दी", ["हिन्दी"]),
        ("한국어", ["한국어"]),
        ("αΣ Σάς", ["ασ", "σασ"]),
    ],
)
def test_words(text, words):
    """Case, accents, punctuation and invisible characters do not matter; letters of every script do."""
    assert list(form(text).words) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("TensorFlow", ["tensor", "flow"]),
        ("AllReduce", ["all", "reduce"]),
        ("MultiWorkerMirroredStrategy", ["multi", "worker", "mirrored", "strategy"]),
        ("SQLAlchemy", ["sql", "alchemy"]),
        ("word2vec", ["word", "2", "vec"]),
        ("GPT4", ["gpt", "4"]),
        ("MLflow", ["mlflow"]),
        ("MLlib", ["mllib"]),
        ("MLOps", ["mlops"]),
        ("GPUs", ["gpus"]),
        ("LLMs", ["llms"]),
        ("NVMe", ["nvme"]),
        ("ÜberNetz", ["uber", "netz"]),
    ],
)
def test_parts(text, parts):
    """A word also ends inside, before a capital or a digit, but not within an acronym that goes on."""
    assert list(form(text).parts) == parts
    assert form(text).words == ("".join(parts),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " " * 100,
        "😀",
        "❤️",
        "👨‍👩‍👧",
        "🇩🇪",
        "1️⃣",
        "#️⃣",
        "™️",
        "ℹ️",
        "Ⓜ️",
        "🆗",
        "🄰",
        "!?.,",
        "\u200b\u2060",
        "\u0301",
        "ि",
    ],
)
def test_text_without_a_letter_is_empty(text):
    """Emoji, punctuation and marks without a letter leave nothing to look up."""
    assert form(text).words == form(text).parts == ()
    assert form(text).squashed == ""


def test_umlauts_have_two_forms():
    """Without an umlaut key people type ä as a or as ae, and both count as the spelling."""
    assert [one.squashed for one in forms("Überanpassung")] == ["uberanpassung", "ueberanpassung"]
    assert [one.squashed for one in forms("U\u0308BER")] == ["uber", "ueber"]
    assert len(forms("Sharding")) == 1


@pytest.mark.parametrize("text", ["x" * (LONGEST_QUERY + 1), "ﷺ" * LONGEST_QUERY, "x" + "\u0301" * 6000])
def test_long_text_is_cut(text):
    """However long the text, the work is bounded, and the form says that it was cut."""
    assert not form(text).whole
    assert len(form(text).squashed) <= LONGEST_QUERY


def test_white_space_around_does_not_make_a_text_long():
    """Only what stands between the first and the last visible character counts."""
    assert form(" " * 6000 + "ray" + " " * 6000).whole


@pytest.mark.parametrize("text", ["", "   ", "\u3000\n", "\u200b", "\u2066 \u2069", "\ufe0f"])
def test_blank(text):
    """A text without visible characters is blank."""
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "?", "😀", "  .", "\u202eنص"])
def test_not_blank(text):
    """Punctuation and emoji are no words, but they are not blank either."""
    assert not is_blank(text)


@given(st.text(max_size=300))
def test_any_text_has_a_form(text):
    """Words, parts and the squashed text always hold the same letters."""
    one = form(text)
    assert "".join(one.words) == "".join(one.parts) == one.squashed
    assert all(one.words)
    assert all(one.parts)
    assert not any(char.isspace() for char in one.squashed)
    assert forms(text)[0].squashed == one.squashed


@given(st.text(max_size=60))
def test_normalizing_again_changes_nothing(text):
    """Normalizing a form's words gives the same words."""
    one = form(text)
    assert form(" ".join(one.words)).words == one.words


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=60))
def test_case_does_not_matter(text):
    """Upper, lower and mixed case give the same words."""
    assert form(text.upper()).words == form(text.lower()).words == form(text).words
