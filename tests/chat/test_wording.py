"""Every sentence exists in both languages and fits where it is shown."""

import dataclasses
import string

import pytest

from bot.chat.errors import sentence_for
from bot.chat.wording import described
from bot.chat.wording.english import ENGLISH
from bot.chat.wording.german import GERMAN
from bot.chat.wording.sentences import Wording
from bot.services.mistakes import Mistake

SENTENCES = [field.name for field in dataclasses.fields(Wording)]
SAME_IN_BOTH = {"about_version"}


def placeholders(sentence):
    """The names to be filled in."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_there_in_both_languages_with_the_same_blanks(sentence):
    """The German sentence is not the English one, and both fill in the same values."""
    english, german = getattr(ENGLISH, sentence), getattr(GERMAN, sentence)
    assert english.strip()
    assert german.strip()
    assert placeholders(english) == placeholders(german)
    assert sentence in SAME_IN_BOTH or english != german


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_fits(sentence):
    """An embed's field takes 1024 characters; the longest sentence stands in one."""
    assert len(getattr(ENGLISH, sentence)) <= 1024
    assert len(getattr(GERMAN, sentence)) <= 1024


DESCRIPTIONS = [name for name in SENTENCES if name.endswith("_description")] + ["define_term", "define_private"]


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_a_description_fits(name):
    """Discord takes descriptions of commands and options of 1 to 100 characters in every language."""
    assert 1 <= len(described(name).message) <= 100
    assert 1 <= len(getattr(GERMAN, name)) <= 100


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_has_a_sentence(mistake):
    """What the services can call a user's mistake is worded."""
    assert sentence_for(ENGLISH, mistake)
    assert sentence_for(GERMAN, mistake)
