"""The glossary that comes with the bot, read at most once in each process that runs tests."""

from functools import cache

from bot.glossary.catalogue import Catalogue
from bot.glossary.file.loader import load_glossary
from bot.glossary.term import Glossary
from bot.settings import shipped_glossary
from tests.measuring import unmeasured

CATEGORIES = sorted(path.stem for path in shipped_glossary().with_name("glossary").glob("*.yaml"))
"""The ids of its categories, each of which has a file of its own."""


@cache
def glossary() -> Glossary:
    """What the file says."""
    with unmeasured():
        return load_glossary(shipped_glossary())


@cache
def catalogue() -> Catalogue:
    """What can be looked up in it."""
    with unmeasured():
        return Catalogue.of(glossary())
