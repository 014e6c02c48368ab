"""A page of the list of terms: names, a select that opens a card, one for the category, and buttons that turn pages.

The custom ids hold the page, so pages work after a restart. One that is no longer there becomes the last one.
"""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.chat.lasting_buttons import LastingButton, LastingSelect
from bot.chat.reply import HOUSE_COLOR, AnyButton, AnyInteraction, AnySelect, Reply
from bot.chat.term_reply import answer_privately, card_language, lookup_of, private_card
from bot.chat.text import CHOICES, OPTION, clip, fit, harmless
from bot.chat.trail import PAGE, Page
from bot.cogs.browse.wording import wording
from bot.glossary.term import Category, Language, Term

_SIZE = CHOICES  # as many terms as a select can offer
_ALL = "*"  # instead of a category's id


def page_at(interaction: AnyInteraction, step: str) -> Reply:
    """The page that a step of a trail stands for."""
    return page_reply(interaction, Page.of(step, lookup_of(interaction).categories))


def page_reply(interaction: AnyInteraction, page: Page) -> Reply:
    """The page in the language of cards here."""
    lookup, language = lookup_of(interaction), card_language(interaction)
    words = wording(language)
    terms = lookup.listed(language, category_id=page.category_id, level=page.level)
    last = max(0, (len(terms) - 1) // _SIZE)
    here = replace(page, number=min(page.number, last))
    shown = terms[here.number * _SIZE : (here.number + 1) * _SIZE]
    names = " · ".join(harmless(term.name[language]) for term in shown)
    title = _title(here, lookup.categories, language)
    card = discord.Embed(title=title, description=names or words.none_here, color=HOUSE_COLOR)
    card.set_footer(text=words.page_of.format(page=here.number + 1, pages=last + 1, terms=len(terms)))
    rows: list[list[AnyButton | AnySelect]] = [[OpenTerm.of(here, shown, language)]] if shown else []
    rows.append([ChooseCategory.of(here, lookup.categories, language)])
    rows.append([*_turning(here, last, language)])
    return Reply(embed=fit(card), buttons=[row for row in rows if row])


def _title(page: Page, categories: Sequence[Category], language: Language) -> str:
    words = wording(language)
    name = next(
        (category.name[language] for category in categories if category.id == page.category_id), words.all_terms
    )
    return f"{name} · {words.level_name(page.level)}" if page.level else name


def _turning(page: Page, last: int, language: Language) -> list[AnyButton]:
    words = wording(language)
    buttons: list[AnyButton] = []
    if page.number > 0:
        buttons.append(TurnTo(replace(page, number=page.number - 1).step, words.previous))
    if page.number < last:
        buttons.append(TurnTo(replace(page, number=page.number + 1).step, words.next))
    if page.level:
        buttons.append(TurnTo(Page(category_id=page.category_id).step, words.all_levels))
    return buttons


class TurnTo(LastingButton, template=rf"page:(?P<step>{PAGE})"):
    """Turns to a page."""

    def __init__(self, step: str, label: str = "…") -> None:
        super().__init__(f"page:{step}", label)
        self._step = step

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the page."""
        await answer_privately(interaction, page_at(interaction, self._step))


class OpenTerm(LastingSelect, template=rf"open:(?P<step>{PAGE})"):
    """Opens the card of a term on the page, which leads back to the page."""

    def __init__(self, step: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(f"open:{step}", placeholder, options)
        self._step = step

    @classmethod
    def of(cls, page: Page, terms: Sequence[Term], language: Language) -> "OpenTerm":
        """The select for the terms of a page, each with the first words of its definition."""
        options = [
            discord.SelectOption(
                label=clip(term.name[language], OPTION),
                value=term.id,
                description=clip(term.definition[language], OPTION),
            )
            for term in terms
        ]
        return cls(page.step, wording(language).open_a_card, options)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the card."""
        term = lookup_of(interaction).pick(self.chosen(interaction))
        card = private_card(interaction, term, card_language(interaction), trail=self._step)
        await answer_privately(interaction, card)


class ChooseCategory(LastingSelect, template=rf"category:(?P<step>{PAGE})"):
    """Goes to the first page of a category, at the same level."""

    def __init__(self, step: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()) -> None:
        super().__init__(f"category:{step}", placeholder, options)
        self._step = step

    @classmethod
    def of(cls, page: Page, categories: Sequence[Category], language: Language) -> "ChooseCategory":
        """The select for all categories; of more than 24, the others are found with the option of the command."""
        words = wording(language)
        options = [discord.SelectOption(label=words.all_terms, value=_ALL, default=page.category_id is None)]
        options += [
            discord.SelectOption(
                label=clip(category.name[language], OPTION), value=category.id, default=category.id == page.category_id
            )
            for category in categories[: CHOICES - 1]
        ]
        return cls(page.step, words.choose_a_category, options)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the page."""
        chosen, categories = self.chosen(interaction), lookup_of(interaction).categories
        category_id = next((category.id for category in categories if category.id == chosen), None)
        page = Page(category_id=category_id, level=Page.of(self._step, categories).level)
        await answer_privately(interaction, page_reply(interaction, page))
