"""The form in which an editor writes a term. What happens when it is submitted is in ``submitting``."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

import discord
from discord import ui

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_forms import Form, Values
from bot.chat.reply import AnyInteraction, guild_id_of
from bot.chat.term_reply import card_language, lookup_of
from bot.chat.text import CHOICES
from bot.cogs.editor.entries.drafts import Drafting, as_it_is
from bot.cogs.editor.entries.wording import wording
from bot.cogs.editor.rights import require_editor
from bot.database.errors import DatabaseUnavailable
from bot.glossary.entry.schema import MAX_DEFINITION, MAX_IN_PRACTICE, MAX_NAME
from bot.glossary.own.drafting import Fields, fields_of, name_in
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import Draft
from bot.glossary.term import Category, Language

NEW, EXISTING, DRAFTED = "editor-new", "editor-term", "editor-draft"
"""What the custom ids of the forms begin with: for a new term, one that there is, and a draft."""

_MOST_SECONDS = 2.0  # Discord waits for three
_MOST_SYNONYMS = 500  # characters of the field
_MOST_NAME = 25  # characters of a name in the title

_NAME, _DEFINITION, _SYNONYMS, _IN_PRACTICE, _CATEGORY = "name", "definition", "synonyms", "in_practice", "category"


async def open_form(interaction: AnyInteraction, making: Awaitable[Form]) -> None:
    """Answer with the form that is being made.

    A form is the first answer or none, so nothing can be said while it is made: after two seconds, an error is.

    Raises:
        DatabaseUnavailable: what it needs could not be read in time.
    """
    try:
        async with asyncio.timeout(_MOST_SECONDS):
            form = await making
    except TimeoutError as error:
        raise DatabaseUnavailable("a form could not be filled in within two seconds") from error
    await form.open(interaction)


async def new_form(interaction: AnyInteraction, name: str, language: Language | None) -> Form:
    """The form for a new term, with its name if it is known.

    Raises:
        NotAnEditor: the person who acts may not write.
    """
    await require_editor(interaction)
    language = language or card_language(interaction)
    draft = {"name": {language.value: name[:MAX_NAME]}} if name else {}
    return _form(interaction, f"{NEW}:{language}", draft, language)


async def term_form(interaction: AnyInteraction, term_id: str, language: Language | None = None) -> Form:
    """The form for a term that the server sees.

    Raises:
        NotAnEditor: the person who acts may not write.
        TermGone: there is no term with this id, or no longer.
    """
    await require_editor(interaction)
    language = language or card_language(interaction)
    own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), term_id)
    draft = own.draft if own else await as_it_is(interaction, term_id)
    return _form(interaction, f"{EXISTING}:{term_id}:{own.version if own else 0}:{language}", draft, language)


def draft_form(acting: Drafting, language: Language, *, is_cut: bool = False) -> Form:
    """The form for a draft; ``is_cut`` says that its definition is only the beginning of a longer text."""
    custom_id = f"{DRAFTED}:{acting.draft.draft_id}:{language}"
    return _form(acting.interaction, custom_id, acting.draft.draft, language, is_cut=is_cut)


def read_form(values: Values) -> Fields:
    """What was written in a form."""
    filled = {name: next(iter(given), "") for name, given in values.items()}
    return Fields(*(filled.get(name, "") for name in (_NAME, _DEFINITION, _SYNONYMS, _IN_PRACTICE, _CATEGORY)))


def _form(
    interaction: AnyInteraction, custom_id: str, draft: Draft, language: Language, *, is_cut: bool = False
) -> Form:
    words, fields, name = wording(language_of(interaction.locale)), fields_of(draft, language), name_in(draft, language)
    title = (words.form_edit if name else words.form_new).format(
        name=name[:_MOST_NAME], language=words.languages[language]
    )
    form = Form(custom_id, title)
    form.ask(words.field_name, _text(_NAME, fields.name, MAX_NAME, required=not name))
    hint = words.field_definition_cut if is_cut else words.field_definition_hint
    form.ask(words.field_definition, _text(_DEFINITION, fields.definition, MAX_DEFINITION), hint)
    synonyms = _text(_SYNONYMS, fields.synonyms, _MOST_SYNONYMS, required=False)
    form.ask(words.field_synonyms, synonyms, words.field_synonyms_hint)
    in_practice = _text(_IN_PRACTICE, fields.in_practice, MAX_IN_PRACTICE, required=False)
    form.ask(words.field_in_practice, in_practice, words.field_in_practice_hint)
    if categories := lookup_of(interaction).categories:
        form.ask(words.field_category, _category_select(categories, fields.category_id, language))
    return form


def _text(name: str, value: str, limit: int, *, required: bool = True) -> ui.TextInput[Any]:
    style = discord.TextStyle.short if name == _NAME else discord.TextStyle.paragraph
    most = max(limit, len(value))  # Discord refuses a form with a text that is longer than it may be
    return ui.TextInput(custom_id=name, style=style, default=value or None, max_length=most, required=required)


def _category_select(categories: Sequence[Category], chosen: str, language: Language) -> ui.Select[Any]:
    select = ui.Select[Any](custom_id=_CATEGORY, min_values=0, required=False)
    for category in categories[:CHOICES]:
        select.add_option(label=category.name[language], value=category.id, default=category.id == chosen)
    return select
