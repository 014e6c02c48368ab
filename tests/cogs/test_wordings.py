"""Every sentence of every feature exists in both languages and fits where it is shown."""

import dataclasses
import string
from importlib import import_module
from pkgutil import walk_packages

import pytest

import bot.chat.wording
import bot.cogs
from bot.cogs.daily.permissions import INVITED_WITH
from bot.cogs.daily.wording.descriptions import descriptions
from bot.cogs.daily.wording.english import ENGLISH
from bot.cogs.daily.wording.german import GERMAN
from bot.daily.model import Problem
from bot.errors import UserError

WORDINGS = {"chat": bot.chat.wording.wording, "daily descriptions": descriptions} | {
    module.name.removeprefix("bot.cogs.").removesuffix(".wording"): import_module(module.name).wording
    for module in walk_packages(bot.cogs.__path__, "bot.cogs.")
    if module.name.endswith(".wording")
}
SENTENCES = [
    (where, field.name)
    for where, wording in WORDINGS.items()
    for field in dataclasses.fields(wording.english)
    if field.type is str
]
ERRORS = UserError.__subclasses__()
NAMES = [sentence for _, sentence in SENTENCES]
PHRASES = [("reasons", {problem.value for problem in Problem}), ("permissions", set(INVITED_WITH))]
SAME_IN_BOTH = {
    *(("about", "about_version"), ("daily", "heading_on")),
    *(("editor.entries", name) for name in ("form_edit", "field_name", "field_definition")),
}


def placeholders(sentence):
    """The names of the values to fill in."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("where", WORDINGS)
def test_sentences_are_there_in_both_languages_with_the_same_blanks(where):
    """The German sentence differs from the English one, and both fill in the same values."""
    for name in (sentence for feature, sentence in SENTENCES if feature == where):
        english, german = getattr(WORDINGS[where].english, name), getattr(WORDINGS[where].german, name)
        assert english.strip(), name
        assert german.strip(), name
        assert placeholders(english) == placeholders(german), name
        assert (where, name) in SAME_IN_BOTH or english != german, name


@pytest.mark.parametrize("where", WORDINGS)
def test_sentences_fit(where):
    """An embed's field takes 1024 characters, and the longest sentences stand in one."""
    for name in (sentence for feature, sentence in SENTENCES if feature == where):
        assert len(getattr(WORDINGS[where].english, name)) <= 1024, name
        assert len(getattr(WORDINGS[where].german, name)) <= 1024, name


async def test_every_description_is_a_sentence_in_both_languages(world):
    """Commands and options take their descriptions from a wording, so that German members read German ones."""
    english = {getattr(WORDINGS[where].english, sentence) for where, sentence in SENTENCES}
    for command in world.bot.tree.walk_commands():
        for described in (command, *getattr(command, "parameters", ())):
            description = described._locale_description if described is command else described.locale_description
            assert str(described.description) in english
            assert description.extras["de"] != str(described.description)


@pytest.mark.parametrize(("phrases", "wanted"), PHRASES)
def test_every_value_has_a_phrase(phrases, wanted):
    """Problems and permissions have phrases in both languages, and there are no other phrases."""
    english, german = getattr(ENGLISH, phrases), getattr(GERMAN, phrases)
    assert set(english) == set(german) == wanted
    assert all(english.values())
    assert all(german.values())


@pytest.mark.parametrize(
    "problem", [each for each in Problem if each not in {Problem.NO_TERM, Problem.PERMISSION_LOST}]
)
def test_every_problem_has_a_sentence(problem):
    """Every problem has a sentence of its name, except the two problems that have two sentences each."""
    assert getattr(ENGLISH, problem.value)
    assert getattr(GERMAN, problem.value)


def test_no_two_sentences_have_the_same_name():
    """A user error names its sentence, whichever feature words it."""
    assert [name for name in set(NAMES) if NAMES.count(name) > 1] == []


async def test_every_error_of_a_user_has_a_sentence(world):
    """Exactly one feature, whose setup has added it, words each kind of user error."""
    assert sorted(map(id, WORDINGS.values())) == sorted(map(id, world.bot.wordings))
    for error in ERRORS:
        worded = [wording for wording in world.bot.wordings if hasattr(wording.english, error.sentence)]
        assert len(worded) == 1, error
