"""Removed terms: what completes an option with their names, and the one that somebody means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from discord.app_commands import Choice

from bot.chat.bot_parts import host_of
from bot.chat.choices import Choices, choice
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, guild_here, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.chat.text import CHOICES
from bot.cogs.editor.history.changes import draft_name
from bot.cogs.editor.history.wording import wording
from bot.cogs.editor.rights import is_editor
from bot.cogs.editor.term_option import UnclearEntry, own_choices
from bot.database.errors import DatabaseUnavailable
from bot.errors import UserError
from bot.glossary.own.editing import Editing
from bot.glossary.term import Language
from bot.lookup.normalize import form

_CHOSEN = re.compile(r"id:(?P<term_id>[a-z0-9-]{1,50})(?: .*)?", re.DOTALL)


class UnclearRemoved(UserError):
    """No removed term, or more than one, is called like ``given``."""

    sentence = "unclear_removed"


class NothingRemoved(UserError):
    """No term was removed that could be brought back."""

    sentence = "nothing_removed"


@dataclass(frozen=True, slots=True)
class Gone:
    """A term that the server does not see: its own one that was removed, or a shared one that it hides."""

    term_id: str
    names: tuple[str, ...]
    """In the reader's language first."""

    def is_called(self, text: str) -> bool:
        """Whether this is exactly one of its names."""
        return form(text).squashed in {form(name).squashed for name in self.names}


async def removed_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """The terms that can be brought back, the last removed one first; for editors only."""
    gone = await _removed_for_editors(interaction)
    return list(islice(_as_choices(gone, beginning, "{name}"), CHOICES))


async def changed_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """The server's own terms, then those that were removed; for editors only."""
    gone = await _removed_for_editors(interaction)
    if gone is None:
        return []
    own = own_choices(interaction, beginning)
    label = wording(language_of(interaction.locale)).removed_choice
    return [*own, *_as_choices(gone, beginning, label)][:CHOICES]


async def removed_meant(interaction: AnyInteraction, text: str) -> str:
    """The id of the removed term that ``text``, a name or a chosen completion, stands for.

    Raises:
        NothingRemoved: there is no removed term at all.
        UnclearRemoved: no term can be brought back that is called like this, or several can.
    """
    gone = await _removed(interaction)
    if not gone:
        raise NothingRemoved
    term_id = _among(gone, text)
    if term_id is None:
        raise UnclearRemoved(given=text)
    return term_id


async def changed_meant(interaction: AnyInteraction, text: str) -> str:
    """The id of the term that ``text`` stands for, whether the server sees it, has removed it or hides it.

    Raises:
        UnclearEntry: that is not sure.
    """
    found = lookup_of(interaction).named(text)
    if found and (_CHOSEN.fullmatch(text) or form(text).squashed in {form(name).squashed for name in found.spellings}):
        return found.id
    gone = [*await _removed(interaction), *await _hidden(interaction)]
    term_id = _among(gone, text) or (found.id if found else None)
    if term_id is None:
        raise UnclearEntry(given=text)
    return term_id


def _among(gone: Sequence[Gone], text: str) -> str | None:
    """The id of the one term that is chosen, or called like this."""
    if chosen := _CHOSEN.fullmatch(text):
        return next((each.term_id for each in gone if each.term_id == chosen["term_id"]), None)
    called = [each.term_id for each in gone if each.is_called(text)]
    return called[0] if len(called) == 1 else None


def _as_choices(gone: Sequence[Gone] | None, beginning: str, label: str) -> Iterator[Choice[str]]:
    """Those whose names have what was typed; the id tells apart what is called the same."""
    typed = form(beginning).squashed
    names = [each.names[0] for each in gone or ()]
    for each in gone or ():
        if any(typed in form(name).squashed for name in each.names):
            name = each.names[0] if names.count(each.names[0]) == 1 else f"{each.names[0]} ({each.term_id})"
            yield choice(label.format(name=name), f"id:{each.term_id}")


async def _removed_for_editors(interaction: AnyInteraction) -> list[Gone] | None:
    """The removed terms; None for people who may not read about them, or while nothing can be read."""
    try:
        if guild_here(interaction) is None or not await is_editor(interaction):
            return None
        return await _removed(interaction)
    except DatabaseUnavailable:
        return None


async def _removed(interaction: AnyInteraction) -> list[Gone]:
    languages = _languages(interaction)
    changes = await host_of(interaction).part(Editing).removed(guild_id_of(interaction))
    return [
        Gone(each.term_id, tuple(dict.fromkeys(draft_name(each, language) or each.term_id for language in languages)))
        for each in changes
    ]


async def _hidden(interaction: AnyInteraction) -> list[Gone]:
    languages = _languages(interaction)
    terms = await host_of(interaction).part(Editing).hidden(guild_id_of(interaction))
    return [Gone(term.id, tuple(term.name[language] for language in languages)) for term in terms]


def _languages(interaction: AnyInteraction) -> tuple[Language, Language]:
    language = language_of(interaction.locale)
    return language, language.other
