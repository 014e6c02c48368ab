"""The names of an entry, and when two of them are the same: if the lookup treats them as the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.glossary.entry.mistakes import Steps
from bot.lookup.normalize import forms

Names = tuple[str, ...] | dict[str, tuple[str, ...]]
"""Names for all languages, or by the language that they stand under."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an entry: the key it stands under, its text, its language if it has one, and the path to it."""

    key: str
    text: str
    language: str | None
    steps: Steps


def by_language(names: Names) -> Iterable[tuple[str | None, tuple[str, ...]]]:
    """The names with the language that they stand under, or None where they are for all."""
    return names.items() if isinstance(names, dict) else ((None, names),)


def spellings_of(names: Names, aliases: Names, covers: Names) -> Iterator[Spelling]:
    """All spellings of an entry, in this order."""
    for key, written in (("name", names), ("aliases", aliases), ("covers", covers)):
        for language, texts in by_language(written):
            steps = (key, language) if language else (key,)
            for position, text in enumerate(texts):
                yield Spelling(key, text, language, steps if key == "name" else (*steps, position))


def alike(text: str) -> list[str]:
    """The squashed forms of a spelling: one, or with umlauts two. The first is empty if it has no letters or digits."""
    return [found.squashed for found in forms(text)]


def repeated(spelling: Spelling, before: Iterable[Spelling]) -> Spelling | None:
    """The one of the same spellings ``before`` it that makes this one useless: a word may be used in both languages."""
    return next((one for one in before if one.key != spelling.key or one.language == spelling.language), None)
