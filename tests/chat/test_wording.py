"""Every sentence exists in both languages and fits where it is shown."""

import dataclasses
import string
from operator import attrgetter

import pytest

from bot.chat.channel_rights import INVITED_WITH
from bot.chat.errors import sentence_for
from bot.chat.wording import described
from bot.chat.wording.daily_sentences import DailyWording
from bot.chat.wording.english import ENGLISH
from bot.chat.wording.german import GERMAN
from bot.chat.wording.sentences import Wording
from bot.daily.model import Problem
from bot.errors import Mistake

SENTENCES = [field.name for field in dataclasses.fields(Wording) if field.name != "daily"]
SENTENCES += [f"daily.{field.name}" for field in dataclasses.fields(DailyWording) if field.type is str]
PHRASES = [("reasons", {problem.value for problem in Problem}), ("permissions", set(INVITED_WITH))]
SAME_IN_BOTH = {"about_version", "daily.heading_on"}


def placeholders(sentence):
    """The names to be filled in."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_there_in_both_languages_with_the_same_blanks(sentence):
    """The German sentence is not the English one, and both fill in the same values."""
    english, german = attrgetter(sentence)(ENGLISH), attrgetter(sentence)(GERMAN)
    assert english.strip()
    assert german.strip()
    assert placeholders(english) == placeholders(german)
    assert sentence in SAME_IN_BOTH or english != german


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_fits(sentence):
    """An embed's field takes 1024 characters; the longest sentence stands in one."""
    assert len(attrgetter(sentence)(ENGLISH)) <= 1024
    assert len(attrgetter(sentence)(GERMAN)) <= 1024


DESCRIPTIONS = [name for name in SENTENCES if name.endswith("_description")] + ["define_term", "define_private"]
DESCRIPTIONS += [name for name in SENTENCES if name.startswith("daily.set_")]


@pytest.mark.parametrize("name", DESCRIPTIONS)
def test_a_description_fits(name):
    """Discord takes descriptions of commands and options of 1 to 100 characters in every language."""
    assert 1 <= len(described(name).message) <= 100
    assert 1 <= len(attrgetter(name)(GERMAN)) <= 100


@pytest.mark.parametrize(("phrases", "wanted"), PHRASES)
def test_every_value_has_a_phrase(phrases, wanted):
    """Problems and permissions are worded in both languages, and nothing else is."""
    english, german = getattr(ENGLISH.daily, phrases), getattr(GERMAN.daily, phrases)
    assert set(english) == set(german) == wanted
    assert all(english.values())
    assert all(german.values())


@pytest.mark.parametrize(
    "problem", [each for each in Problem if each not in {Problem.NO_TERM, Problem.PERMISSION_LOST}]
)
def test_every_problem_has_a_sentence(problem):
    """Those without a sentence of the same name have two each."""
    assert getattr(ENGLISH.daily, problem.value)
    assert getattr(GERMAN.daily, problem.value)


@pytest.mark.parametrize("mistake", Mistake)
def test_every_mistake_has_a_sentence(mistake):
    """What the services can call a user's mistake is worded."""
    assert sentence_for(ENGLISH, mistake)
    assert sentence_for(GERMAN, mistake)
