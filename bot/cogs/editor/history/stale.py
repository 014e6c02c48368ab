"""Terms that nobody has changed or confirmed for long: the list, and each one with *Still right*."""

from collections.abc import Sequence
from datetime import timedelta

import discord

from bot.chat.bot_parts import host_of
from bot.chat.languages import language_of
from bot.chat.lasting_buttons import TERM_ID, AnswerButton, LastingButton, LastingSelect
from bot.chat.reply import HOUSE_COLOR, AnyButton, AnyInteraction, AnySelect, Reply, guild_id_of
from bot.chat.text import fit, harmless
from bot.cogs.editor.entries.term_buttons import AskRemoval, EditTerm
from bot.cogs.editor.history.own_terms import PAGE_NUMBER, OwnPage, own_details, own_line
from bot.cogs.editor.history.wording import wording
from bot.cogs.editor.rights import require_editor
from bot.glossary.errors import TermGone
from bot.glossary.own.editing import Editing
from bot.glossary.own.model import OwnTerm
from bot.glossary.term import Language

_PLACE = rf"(?P<months>[0-9]{{1,3}}):(?P<page>{PAGE_NUMBER})"
_MONTH = timedelta(days=365.25 / 12)


async def stale_list(interaction: AnyInteraction, months: int, number: int = 0, content: str | None = None) -> Reply:
    """The page with this number in the reader's language, below this ``content``."""
    language, editing = language_of(interaction.locale), host_of(interaction).part(Editing)
    words = wording(language)
    terms = await editing.stale(guild_id_of(interaction), interaction.created_at - months * _MONTH)
    if not terms:
        return Reply(f"{content}\n{words.none_stale}" if content else words.none_stale)
    page = OwnPage.of(terms, number)
    title = words.stale_title_one if months == 1 else words.stale_title.format(months=months)
    lines = [own_line(own, language, ()) for own in page.terms]
    card = discord.Embed(title=title, description="\n".join(lines), color=HOUSE_COLOR)
    card.set_footer(text=words.stale_count.format(page=page.number + 1, pages=page.last + 1, count=len(terms)))
    open_one = OpenStale(str(months), str(page.number), words.open_own, page.options(language))
    turning = _turning(months, page, language)
    rows: list[Sequence[AnyButton | AnySelect]] = [[open_one]]
    return Reply(content, fit(card), [*rows, turning] if turning else rows)


def _turning(months: int, page: OwnPage, language: Language) -> list[AnyButton]:
    words, buttons = wording(language), list[AnyButton]()
    if page.number > 0:
        buttons.append(TurnStale(str(months), str(page.number - 1), words.list_earlier))
    if page.number < page.last:
        buttons.append(TurnStale(str(months), str(page.number + 1), words.list_later))
    return buttons


def _opened(interaction: AnyInteraction, own: OwnTerm, months: str, page: str, before: str = "") -> Reply:
    """A term with its card and what can be done, below what is to be said ``before``."""
    words, term_id = wording(language_of(interaction.locale)), own.term.id
    content, card = own_details(interaction, own)
    buttons: list[AnyButton] = [
        StillRight(term_id, str(own.version), months, page, words.still_right),
        EditTerm(term_id, words.edit_own),
        AskRemoval(term_id, words.remove_own),
        TurnStale(months, page, words.back_to_list),
    ]
    return Reply(f"{before}\n{content}" if before else content, card, [buttons])


class TurnStale(LastingButton, template=rf"editor-stale:{_PLACE}"):
    """Turns to a page of the list."""

    def __init__(self, months: str, page: str, label: str = "…") -> None:
        super().__init__(f"editor-stale:{months}:{page}", label)
        self._months = int(months)
        self._page = int(page)

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show the page."""
        await interaction.response.defer()
        await require_editor(interaction)
        await (await stale_list(interaction, self._months, self._page)).replace(interaction)


class OpenStale(LastingSelect, template=rf"editor-stale-open:{_PLACE}"):
    """Opens a term of the list."""

    def __init__(
        self, months: str, page: str, placeholder: str = "…", options: Sequence[discord.SelectOption] = ()
    ) -> None:
        super().__init__(f"editor-stale-open:{months}:{page}", placeholder, options)
        self._months = months
        self._page = page

    async def answer(self, interaction: AnyInteraction) -> None:
        """Show its card, with what can be done."""
        await interaction.response.defer()
        await require_editor(interaction)
        own = await host_of(interaction).part(Editing).get(guild_id_of(interaction), self.chosen(interaction))
        if own is None:
            raise TermGone
        await _opened(interaction, own, self._months, self._page).replace(interaction)


class StillRight(AnswerButton, template=rf"editor-still-right:{TERM_ID}:(?P<version>[0-9]{{1,18}}):{_PLACE}"):
    """Confirms a term as it is at a version."""

    def __init__(self, term_id: str, version: str, months: str, page: str, label: str = "…") -> None:
        custom_id = f"editor-still-right:{term_id}:{version}:{months}:{page}"
        super().__init__(custom_id, label, discord.ButtonStyle.success)
        self._term_id = term_id
        self._version = int(version)
        self._months = months
        self._page = page

    async def act(self, interaction: AnyInteraction) -> Reply:
        """Note it, and show the list, which is one shorter; if somebody changed the term, show it as it is now."""
        await interaction.response.defer()
        await require_editor(interaction)
        editing, guild_id = host_of(interaction).part(Editing), guild_id_of(interaction)
        outdated = await editing.confirm(guild_id, self._term_id, self._version, interaction.user.id)
        own = outdated.now if outdated else await editing.get(guild_id, self._term_id)
        if own is None:
            raise TermGone
        language = language_of(interaction.locale)
        name, words = harmless(own.term.name[language]), wording(language)
        if outdated:
            return _opened(interaction, own, self._months, self._page, words.not_as_seen.format(name=name))
        sentence = words.is_still_right.format(name=name)
        return await stale_list(interaction, int(self._months), int(self._page), sentence)
