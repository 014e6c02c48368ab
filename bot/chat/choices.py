"""Choices that appear while somebody types in an option: at most 25, readable in that person's language."""

from collections.abc import Iterable

from discord import app_commands

from bot.chat.text import CHOICE_NAME, CHOICES, clip
from bot.glossary.categories import complete_category
from bot.glossary.term import Category, Language

Choices = list[app_commands.Choice[str]]


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """A choice whose name fits."""
    return app_commands.Choice(name=clip(name, CHOICE_NAME), value=value)


def category_choices(categories: Iterable[Category], beginning: str, language: Language) -> Choices:
    """The glossary's categories."""
    found = complete_category(categories, beginning, language)
    return [choice(category.name[language], category.id) for category in found[:CHOICES]]
