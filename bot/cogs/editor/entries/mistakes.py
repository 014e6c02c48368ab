"""Sentences about what is wrong with a draft: where, what, and what to do."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.chat.text import harmless
from bot.cogs.editor.entries.wording import wording
from bot.glossary.entry.mistakes import Mistake, Wrong
from bot.glossary.term import Language

_MOST = 8  # lines; more than that nobody reads


def mistake_lines(language: Language, mistakes: Sequence[Mistake]) -> list[str]:
    """A line for each mistake, the first ones if there are many."""
    return list(islice(_lines(language, mistakes), _MOST))


def _lines(language: Language, mistakes: Sequence[Mistake]) -> Iterator[str]:
    words = wording(language)
    for mistake in dict.fromkeys((each.wrong, each.steps, tuple(each.details.items())) for each in mistakes):
        wrong, steps, details = mistake
        sentence = words.mistakes.get(wrong, words.mistakes[Wrong.MISSHAPEN])
        values = {name: harmless(str(value)) for name, value in details}
        hint = words.mistake_nearest.format(**values) if "nearest" in values else ""
        yield f"- **{_place(language, steps)}** {sentence.format(**values)}{hint}"


def _place(language: Language, steps: Sequence[str | int]) -> str:
    """The field of the form, with the language if it has one in each."""
    words = wording(language)
    field = words.fields.get(str(steps[0]) if steps else "", words.fields["other"])
    codes = [step for step in steps if step in tuple(Language)]
    return f"{field} ({words.languages[Language(codes[0])]})" if codes else field
