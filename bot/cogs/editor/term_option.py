"""Options that take a term: what completes them, and the term that somebody means."""

from dataclasses import replace

from bot.chat.bot_parts import host_of
from bot.chat.choices import Choices, term_choices
from bot.chat.languages import language_of
from bot.chat.reply import AnyInteraction, guild_id_of
from bot.chat.term_reply import lookup_of
from bot.errors import UserError
from bot.glossary.errors import TermGone
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import OwnTerm
from bot.glossary.term import Term


class UnclearEntry(UserError):
    """``given`` is no term's name."""

    sentence = "unclear_entry"


class NotOwn(UserError):
    """The term ``name`` is a shared one."""

    sentence = "not_own"


def meant(interaction: AnyInteraction, text: str) -> Term:
    """The term that ``text``, a name or a chosen completion, stands for.

    Raises:
        UnclearEntry: that is not sure.
    """
    term = lookup_of(interaction).named(text)
    if term is None:
        raise UnclearEntry(given=text)
    return term


async def own_meant(interaction: AnyInteraction, text: str) -> OwnTerm:
    """The server's own term that ``text``, a name or a chosen completion, stands for.

    Raises:
        UnclearEntry: that is not sure.
        NotOwn: it is a shared term.
        TermGone: it has just been removed.
    """
    term = meant(interaction, text)
    if not lookup_of(interaction).is_own(term.id):
        raise NotOwn(name=term.name[language_of(interaction.locale)])
    own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), term.id)
    if own is None:
        raise TermGone
    return own


def any_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """All terms that the server sees."""
    completion = replace(lookup_of(interaction).complete(beginning), as_typed=False)
    return term_choices(completion, beginning, language_of(interaction.locale))


def own_choices(interaction: AnyInteraction, beginning: str) -> Choices:
    """The server's own terms."""
    language = language_of(interaction.locale)
    return term_choices(lookup_of(interaction).complete_own(beginning, language), beginning, language)
