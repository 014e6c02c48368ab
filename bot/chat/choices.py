"""Choices that appear while somebody types in an option: at most 25, readable in that person's language."""

from collections.abc import Iterable
from dataclasses import replace

from discord import app_commands

from bot.chat.term_card import choice_name
from bot.chat.text import CHOICE_NAME, CHOICES, clip
from bot.glossary.categories import complete_category
from bot.glossary.guild_lookups import chosen, typed_for
from bot.glossary.term import Category, Language, Term
from bot.lookup.completion import Completion
from bot.lookup.normalize import is_blank
from bot.lookup.outcomes import Match

_VALUE = 100  # characters of a choice's value

Choices = list[app_commands.Choice[str]]


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """A choice whose name fits."""
    return app_commands.Choice(name=clip(name, CHOICE_NAME), value=value)


def category_choices(categories: Iterable[Category], beginning: str, language: Language) -> Choices:
    """The glossary's categories."""
    found = complete_category(categories, beginning, language)
    return [choice(category.name[language], category.id) for category in found[:CHOICES]]


def term_choices(completion: Completion[Term], text: str, language: Language) -> Choices:
    """Terms, and the text itself where it may be finished.

    If the text should be the first but is too long for a choice, there are none.
    """
    typed = text.strip()
    if is_blank(text):  # nothing was typed that a name could match, so none stands beside the term's own
        return [_term_choice(replace(it, spelling=it.entry.name[language]), "", language) for it in completion.matches]
    choices = [_term_choice(match, typed, language) for match in completion.matches]
    if not completion.as_typed:
        return choices
    return [choice(typed, typed), *choices] if len(typed) <= CHOICE_NAME else []


def _term_choice(match: Match[Term], typed: str, language: Language) -> app_commands.Choice[str]:
    name = choice_name(match, language)
    return choice(name, clip(chosen(match.entry, name, typed_for(typed)), _VALUE))
