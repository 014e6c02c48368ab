"""A newcomer understands a card: every word of its texts is plain, has a card, or is explained on the spot.

What is neither an everyday word nor leads to a card was judged by a person. ``words/plain-*.txt`` lists what readers
with a general education understand: other forms of plain words, words put together from words they know, and names of
people, organizations and products. ``words/explained-*.tsv`` lists technical words, each with a term that explains it:
either that term alone speaks of it and says what it means, or it is another form of the term's name.

If a word is missing, do not list it at once. Would a reader who knows nothing of AI stumble over it? Then say it more
simply, explain it in the same sentence, or make it a name that a card covers.
"""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from bot.glossary.term import Language
from bot.lookup.everyday_words import surprise
from bot.lookup.name_finder import COMMON_WORD
from bot.lookup.normalize import form
from tests import shipped

LISTS = Path(__file__).parents[1] / "words"
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?")
CODE = re.compile(
    r"""\S* (?:
        \w\w\.[^\W\d_]{2}     # np.linalg
        | _ | = | \w\(        # n_jobs, stream=True, fit(x)
        | [a-z][A-Z]          # StandardScaler
        | (?<!\S)--           # --shm-size
    ) \S*""",
    re.VERBOSE,
)
LONGEST_NAME = 5  # words
STEM = 4  # letters by which forms of a word are recognized


def test_code_is_no_prose():
    """Code shows what it is, and people paste it instead of understanding each word."""
    text = "PySR and np.linalg.eig(matthews) need pbtxt_max; set --nproc or kaiming=1, then quokkas."
    assert words_to_judge(text) == ["quokkas"]


def test_a_word_within_a_name_is_explained_by_its_card():
    """*Gradient* in *stochastic gradient descent* needs no card of its own."""
    assert words_to_judge("Then stochastic gradient descent feeds quokkas.") == ["quokkas"]


@pytest.mark.unmeasured("the same for every word")
@pytest.mark.parametrize("language", Language)
def test_newcomers_understand_every_word(language):
    """What fails here says which word stands in which terms."""
    known, explained = plain(language), explaining(language)
    unknown = {
        word: ", ".join(sorted(terms))
        for word, terms in judged_words(language).items()
        if word not in known and word not in explained
    }
    assert unknown == {}


@pytest.mark.unmeasured("the same for every word")
@pytest.mark.parametrize("language", Language)
def test_an_explained_word_is_explained(language):
    """Only the terms that explain it speak of it, or it begins like a name of theirs."""
    terms = {term.id: term for term in shipped.glossary().terms}
    words = judged_words(language)
    adrift = {
        word: explainers
        for word, explainers in explaining(language).items()
        if not words.get(word, set()) <= explainers and not any(is_form_of(word, terms[name]) for name in explainers)
    }
    assert adrift == {}


@pytest.mark.unmeasured("the same for every word")
@pytest.mark.parametrize("language", Language)
def test_the_judged_lists_are_tidy(language):
    """They are sorted, without duplicates, and without words that need no judgment anymore."""
    listed = (LISTS / f"plain-{language}.txt").read_text(encoding="utf-8").split()
    rows = explained_rows(language)
    assert listed == sorted(set(listed))
    assert rows == sorted(set(rows))
    judged = judged_words(language)
    assert [word for word in (*listed, *explaining(language)) if word not in judged] == []
    assert set(listed) & set(explaining(language)) == set()


def plain(language):
    """The words that readers understand without an explanation."""
    return set((LISTS / f"plain-{language}.txt").read_text(encoding="utf-8").split())


def explained_rows(language):
    """Pairs of a technical word and the id of a term that explains it."""
    with (LISTS / f"explained-{language}.tsv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def explaining(language):
    """Technical words, each with the ids of the terms that explain it."""
    terms = defaultdict(set)
    for word, term_id in explained_rows(language):
        terms[word].add(term_id)
    return terms


@cache
def judged_words(language):
    """The words of all texts that are neither everyday words nor lead to a card, each with the terms that use it."""
    found = defaultdict(set)
    for term in shipped.glossary().terms:
        for text in (term.definition, term.in_practice, *(contrast.why for contrast in term.contrast)):
            if text is not None:
                for word in words_to_judge(text[language]):
                    found[word].add(term.id)
    return found


def words_to_judge(text):
    """The words of a text that are neither everyday words nor lead to a card, by themselves or in a longer name."""
    matches = list(WORD.finditer(text))
    code = [match.span() for match in CODE.finditer(text)]
    return [
        word
        for place, match in enumerate(matches)
        if len(word := match.group()) > 1
        and not is_everyday(word)
        and not has_card(word)
        and not any(start <= match.start() < end for start, end in code)
        and not is_in_a_name(text, matches, place)
    ]


def is_in_a_name(text, matches, place):
    """Whether the word at this place is a part of a name of several words."""
    for first in range(max(0, place - LONGEST_NAME + 1), place + 1):
        if stem(matches[first].group()) in beginnings():
            for last in range(max(place, first + 1), min(len(matches), first + LONGEST_NAME)):
                if has_card(text[matches[first].start() : matches[last].end()]):
                    return True
    return False


def is_form_of(word, term):
    """Whether the word contains the beginning of a word in a name of the term."""
    return any(stem(part) in form(word).squashed for name in term.spellings for part in WORD.findall(name))


@cache
def beginnings():
    """The stems of the first words of all names of several words."""
    spellings = (spelling for term in shipped.glossary().terms for spelling in term.spellings)
    return {stem(words[0]) for spelling in spellings if len(words := WORD.findall(spelling)) > 1}


@cache
def stem(word):
    """The letters that the forms of a word have in common."""
    return form(word).squashed[:STEM]


@cache
def is_everyday(word):
    """Whether the word is one of the most frequent ones."""
    return surprise(form(word).squashed) < COMMON_WORD


@cache
def has_card(text):
    """Whether the text, as it is or in another form, is a name in the glossary."""
    return bool(shipped.catalogue().engine.of_name(text))
