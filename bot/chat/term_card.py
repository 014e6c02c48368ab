"""The card of a term: an embed, and how the term shows in autocomplete. No buttons, no sending."""

from collections.abc import Iterator, Sequence

import discord

from bot.chat.languages import month_in
from bot.chat.text import CHOICE_NAME, clip, fit, harmless, joined, link_label, plain
from bot.chat.wording import wording
from bot.glossary.term import Contrast, Language, Term
from bot.lookup.normalize import form
from bot.lookup.outcomes import Match

_LINE = 250  # characters; the names of some terms in all languages would fill a screen


def term_card(
    term: Term, contrasts: Sequence[tuple[Term, Contrast]], language: Language, *, is_own: bool = False
) -> discord.Embed:
    """The card of ``term`` in ``language``; fits Discord's limits for any term.

    ``contrasts`` are the terms that it is not to be confused with, as far as they are there. The card of a server's
    own term (``is_own``) says whose definition it is.
    """
    words = wording(language)
    card = discord.Embed(
        title=harmless(term.name[language]), description=plain(term.definition[language]), color=term.category.color
    )
    card.set_author(name=term.category.name[language])
    if term.in_practice:
        card.add_field(name=words.in_practice, value=plain(term.in_practice[language]), inline=False)
    if contrasts:
        lines = [
            f"**{harmless(other.name[language])}** {plain(contrast.why[language])}" for other, contrast in contrasts
        ]
        card.add_field(name=words.not_to_be_confused, value=joined(lines, "\n"), inline=False)
    _add_last_field(card, term, language)
    if footer := " · ".join(_footer(term, language, is_own=is_own)):
        card.set_footer(text=footer)  # a footer is plain text
    return fit(card)


def _add_last_field(card: discord.Embed, term: Term, language: Language) -> None:
    """Add the synonyms in the reader's language, the names in the other one, and the sources: a line each.

    They share a field, because each heading takes as much room on a phone as what stands below it.
    """
    words = wording(language)
    lines = {
        words.also_known_as: joined([harmless(name) for name in term.aliases[language]], ", ", _LINE),
        words.other_language: joined([harmless(name) for name in term.foreign_names(language)], ", ", _LINE),
        words.source if len(term.sources) == 1 else words.sources: joined(
            [f"[{link_label(source.short_title)}]({source.url})" for source in term.sources], " · ", 2 * _LINE
        ),
    }
    (heading, first), *others = [(label, line) for label, line in lines.items() if line] or [("", "")]
    if first:
        value = "\n".join([first, *(f"{label}: {line}" for label, line in others)])
        card.add_field(name=heading, value=value, inline=False)


def _footer(term: Term, language: Language, *, is_own: bool) -> Iterator[str]:
    words = wording(language)
    if is_own:
        yield words.own_definition
    if not term.definition.is_in(language):
        yield words.not_translated
    elif not all(term.texts_in(language)):
        yield words.partly_translated
    if term.as_of:
        yield words.as_of.format(month=month_in(language, term.as_of))
    if term.attribution:
        yield term.attribution


def choice_name(match: Match[Term], language: Language) -> str:
    """How a term shows in autocomplete: its name, and the other one that matched unless the name contains it.

    Where other terms have the same name, its category tells them apart.
    """
    term, name = match.entry, match.entry.name[language]
    if match.spelling.casefold() not in name.casefold():
        return clip(f"{name} ({match.spelling})", CHOICE_NAME)
    is_shared = form(name).squashed in {form(text).squashed for text in term.shared}
    return clip(f"{name} · {term.category.name[language]}" if is_shared else name, CHOICE_NAME)
